package org.onedoor.casework.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.Casework;
import org.onedoor.casework.Order;
import org.onedoor.casework.Procedures;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.NotAccepted;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 工作台·办件: a case at a department's desk, and what its people do to it. */
@Controller
public class DeskController {

    private final DeskCases cases;
    private final Casework casework;
    private final Queue queue;

    DeskController(DeskCases cases, Casework casework, Queue queue) {
        this.cases = cases;
        this.casework = casework;
        this.queue = queue;
    }

    @GetMapping("/desk/cases/{id}")
    Answer open(@PathVariable UUID id, @ModelAttribute DeskForm sent, Actor actor, Face face) {
        return Page.of("casework/desk-case", cases.page(actor, id, sent, face));
    }

    @PostMapping("/desk/cases/{id}/acceptance")
    Answer accept(@PathVariable UUID id, @ModelAttribute DeskForm sent, FormKey key, Actor actor, Face face) {
        return done(id, sent, key, actor, face, new CaseCommand.Accept());
    }

    @PostMapping("/desk/cases/{id}/receipt")
    Answer receiveLacking(@PathVariable UUID id, @ModelAttribute DeskForm sent, FormKey key, Actor actor, Face face) {
        return done(id, sent, key, actor, face, new CaseCommand.ReceiveLacking());
    }

    /**
     * Each material has a field {@code text.<type>}, each answer {@code answer.<element>}, everything else {@code text}; blank
     * ones are not asked.
     */
    @PostMapping("/desk/cases/{id}/correction")
    Answer askCorrection(
            @PathVariable UUID id,
            HttpServletRequest request,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        List<CaseCommand.ToCorrect> all = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.equals("text") || name.startsWith("text.")) {
                String material = name.equals("text") ? "" : name.substring("text.".length());
                all.add(new CaseCommand.ToCorrect(material, name.equals("text") ? sent.words(values[0]) : values[0]));
            } else if (name.startsWith("answer.")) {
                all.add(new CaseCommand.ToCorrect("", name.substring("answer.".length()), values[0]));
            }
        });
        return done(id, sent, key, actor, face, new CaseCommand.AskCorrection(all));
    }

    @PostMapping("/desk/cases/{id}/refusal")
    Answer refuse(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String competent,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return done(
                id,
                sent,
                key,
                actor,
                face,
                new CaseCommand.Refuse(NotAccepted.of(why).orElse(null), sent.words(reason), competent));
    }

    @PostMapping("/desk/cases/{id}/reviews/{step}")
    Answer review(
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam(defaultValue = "") String opinion,
            @RequestParam boolean agreed,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, sent, key, actor, face, new CaseCommand.Review(step, agreed, sent.words(opinion)));
    }

    @PostMapping("/desk/cases/{id}/decision")
    Answer decide(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam boolean granted,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return done(
                id,
                sent,
                key,
                actor,
                face,
                granted ? new CaseCommand.Grant(sent.words(reason)) : new CaseCommand.Deny(sent.words(reason)));
    }

    @PostMapping("/desk/cases/{id}/procedures")
    Answer startProcedure(
            @PathVariable UUID id,
            @RequestParam String procedure,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String notice,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return done(
                id,
                sent,
                key,
                actor,
                face,
                new CaseCommand.StartProcedure(Procedures.named(procedure), number(days), notice));
    }

    @PostMapping("/desk/cases/{id}/procedures/{procedure}/end")
    Answer endProcedure(
            @PathVariable UUID id,
            @PathVariable String procedure,
            @RequestParam(defaultValue = "") String finding,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, sent, key, actor, face, new CaseCommand.EndProcedure(Procedures.named(procedure), finding));
    }

    /** @param interested one name a line */
    @PostMapping("/desk/cases/{id}/hearing")
    Answer offerHearing(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String interested,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return staying(
                id,
                sent,
                key,
                actor,
                face,
                new CaseCommand.OfferHearing(reason, interested.lines().toList()));
    }

    @PostMapping("/desk/cases/{id}/hearing/request")
    Answer hearingAsked(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable LocalDate arrived,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return staying(id, sent, key, actor, face, new CaseCommand.AskHearing(by, words, arrived));
    }

    @PostMapping("/desk/cases/{id}/hearing/arrangement")
    Answer arrangeHearing(
            @PathVariable UUID id,
            @RequestParam LocalDate day,
            @RequestParam(defaultValue = "") String time,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return staying(id, sent, key, actor, face, new CaseCommand.ArrangeHearing(day, time, place, reason));
    }

    @PostMapping("/desk/cases/{id}/extension")
    Answer proposeExtension(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, sent, key, actor, face, new CaseCommand.ProposeExtension(reason));
    }

    @PostMapping("/desk/cases/{id}/extension/decision")
    Answer decideExtension(
            @PathVariable UUID id,
            @RequestParam boolean granted,
            @RequestParam(defaultValue = "") String opinion,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, sent, key, actor, face, new CaseCommand.DecideExtension(granted, sent.words(opinion)));
    }

    @PostMapping("/desk/cases/{id}/check")
    Answer check(
            @PathVariable UUID id,
            @RequestParam CaseCommand.Finding finding,
            @RequestParam(defaultValue = "") String words,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, sent, key, actor, face, new CaseCommand.Check(finding, sent.words(words)));
    }

    @PostMapping("/desk/cases/{id}/sample")
    Answer judge(
            @PathVariable UUID id,
            @RequestParam boolean right,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, sent, key, actor, face, new CaseCommand.JudgeSample(right, sent.words(reason)));
    }

    @PostMapping("/desk/cases/{id}/referral")
    Answer refer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return staying(id, sent, key, actor, face, new CaseCommand.Refer(to, sent.words(reason)));
    }

    @PostMapping("/desk/cases/{id}/ending")
    Answer end(
            @PathVariable UUID id,
            @RequestParam Action ending,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return staying(id, sent, key, actor, face, new CaseCommand.EndGrant(ending, sent.words(reason)));
    }

    /** 窗口收费, at the department's own counter. */
    @PostMapping("/desk/cases/{id}/payment")
    Answer take(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String receipt,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return staying(id, sent, key, actor, face, new CaseCommand.TakeFee(way, receipt));
    }

    @PostMapping("/desk/cases/{id}/fee-waiver")
    Answer waive(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return staying(id, sent, key, actor, face, new CaseCommand.WaiveFee(sent.words(reason)));
    }

    /** What is no number is none, which no length is. */
    private static int number(String days) {
        return days.strip().matches("\\d{1,4}") ? Integer.parseInt(days.strip()) : 0;
    }

    @PostMapping("/desk/cases/{id}/steps/{step}/claim")
    Answer claim(
            @PathVariable UUID id,
            @PathVariable String step,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return staying(id, sent, key, actor, face, new CaseCommand.Claim(step));
    }

    @PostMapping("/desk/cases/{id}/steps/{step}/assignment")
    Answer assign(
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam UUID to,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return staying(id, sent, key, actor, face, new CaseCommand.Assign(step, to, reason));
    }

    @PostMapping("/desk/cases/{id}/steps/{step}/release")
    Answer release(
            @PathVariable UUID id,
            @PathVariable String step,
            @ModelAttribute DeskForm sent,
            FormKey key,
            Actor actor,
            Face face) {
        return staying(id, sent, key, actor, face, new CaseCommand.Release(step));
    }

    /** Done: on to the next case of the queue where that is wanted, else back to this one. */
    private Answer done(UUID id, DeskForm sent, FormKey key, Actor actor, Face face, CaseCommand command) {
        return perform(id, sent, key, actor, face, command).orElseGet(() -> after(id, sent, actor));
    }

    private Answer staying(UUID id, DeskForm sent, FormKey key, Actor actor, Face face, CaseCommand command) {
        return perform(id, sent, key, actor, face, command).orElseGet(() -> same(id, sent));
    }

    private static Answer same(UUID id, DeskForm sent) {
        return Redirect.to(sent.address(id, sent.goesOn() || sent.from().isEmpty()));
    }

    private Answer after(UUID id, DeskForm sent, Actor actor) {
        if (!sent.goesOn()) {
            return same(id, sent);
        }
        Wanted wanted = sent.from().orElseThrow();
        return queue.next(actor, wanted, id, sent.place())
                .map(line -> Redirect.to(sent.address(line.id(), true) + "&done=" + id))
                .orElseGet(() -> Redirect.to("/desk?" + wanted.query() + "&done=" + id));
    }

    /** The page once more where it was not done: why, what happened since it was drawn, and what was typed in vain. */
    private Optional<Answer> perform(UUID id, DeskForm sent, FormKey key, Actor actor, Face face, CaseCommand command) {
        try {
            casework.perform(new Order(actor, id, key.value().toString(), command, sent.version()));
            return Optional.empty();
        } catch (Refused refused) {
            Refusal why = refused.refusal();
            HttpStatus status = switch (why.kind()) {
                case CONFLICT -> HttpStatus.CONFLICT;
                case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                default -> throw refused;
            };
            return Optional.of(Page.of("casework/desk-case", cases.refused(actor, id, sent, why, typed(command), face))
                    .withStatus(status));
        }
    }

    private static String typed(CaseCommand command) {
        return switch (command) {
            case CaseCommand.AskCorrection(var what) ->
                what.stream()
                        .map(CaseCommand.ToCorrect::text)
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("\n"));
            case CaseCommand.Refuse refuse -> refuse.reason();
            case CaseCommand.Review review -> review.opinion();
            case CaseCommand.Grant grant -> grant.reason();
            case CaseCommand.Deny deny -> deny.reason();
            case CaseCommand.StartProcedure start -> start.notice();
            case CaseCommand.EndProcedure end -> end.finding();
            case CaseCommand.OfferHearing offer -> offer.reason();
            case CaseCommand.ServeHearingNotice serve -> serve.detail();
            case CaseCommand.ServeCorrectionNotice serve -> serve.detail();
            case CaseCommand.AskHearing ask -> ask.words();
            case CaseCommand.DeclineHearing decline -> decline.words();
            case CaseCommand.ArrangeHearing arrange ->
                arrange.time() + "\n" + arrange.place() + "\n" + arrange.reason();
            case CaseCommand.ProposeExtension propose -> propose.reason();
            case CaseCommand.DecideExtension decide -> decide.opinion();
            case CaseCommand.Assign assign -> assign.reason();
            case CaseCommand.Accept accept -> "";
            case CaseCommand.ReceiveLacking receive -> "";
            case CaseCommand.Check check -> check.words();
            case CaseCommand.JudgeSample judge -> judge.reason();
            case CaseCommand.GrantOnData grant -> "";
            case CaseCommand.Refer refer -> refer.reason();
            case CaseCommand.EndGrant end -> end.reason();
            case CaseCommand.Serve serve -> serve.detail();
            case CaseCommand.ChooseDelivery choose -> choose.address();
            case CaseCommand.ServeTogether serve -> serve.detail();
            case CaseCommand.ChooseTogether choose -> "";
            case CaseCommand.ServeNow ready -> "";
            case CaseCommand.GrantOnPledge grant -> "";
            case CaseCommand.PayFee pay -> "";
            case CaseCommand.TakeFee take -> take.receipt();
            case CaseCommand.WaiveFee waive -> waive.reason();
            case CaseCommand.Claim claim -> "";
            case CaseCommand.Release release -> "";
            case CaseCommand.Wake wake -> "";
            case CaseCommand.Recount recount -> "";
            case CaseCommand.Attach attach -> "";
            case CaseCommand.CorrectAnswers answers -> "";
            case CaseCommand.AnswerCorrection answer -> answer.remark();
            case CaseCommand.Supplement supplement -> "";
            case CaseCommand.Withdraw withdraw -> withdraw.reason();
        };
    }
}
