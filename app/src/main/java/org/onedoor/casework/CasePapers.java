package org.onedoor.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.Amendment;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Changes;
import org.onedoor.casework.life.Grounds;
import org.onedoor.casework.life.Happened;
import org.onedoor.casework.life.NotAccepted;
import org.onedoor.casework.life.Step;
import org.onedoor.casework.life.Transitions;
import org.onedoor.catalog.Fee;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.Limits;
import org.onedoor.journal.Together;
import org.onedoor.paper.Circumstance;
import org.onedoor.paper.IssuePaper;
import org.onedoor.paper.PaperKind;
import org.onedoor.paper.Papers;
import org.onedoor.payment.Capitals;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Money;
import org.onedoor.shared.Role;
import org.onedoor.shared.RoomTexts;
import org.onedoor.shared.Text;
import org.onedoor.standard.MaterialType;
import org.onedoor.standard.Standards;
import org.onedoor.standard.calendar.Limit;
import org.springframework.stereotype.Component;

/**
 * 办件出文: which official papers follow from what happened to a case, and what they say. They are issued with the change
 * itself; {@link Transitions} says in a table which step of a case's life leads to which.
 */
@Component
class CasePapers {

    private static final RoomTexts TEXTS = new RoomTexts("casework");

    private final Papers papers;
    private final Items items;
    private final Standards standards;
    private final Opinions opinions;
    private final Hearings hearings;
    private final Clock clock;

    CasePapers(Papers papers, Items items, Standards standards, Opinions opinions, Hearings hearings, Clock clock) {
        this.papers = papers;
        this.items = items;
        this.standards = standards;
        this.opinions = opinions;
        this.hearings = hearings;
        this.clock = clock;
    }

    /** One paper's kind and what only it says; for the applicant where nobody else is named. */
    private record Content(
            PaperKind kind,
            Map<String, Object> values,
            @Nullable Other to) {

        Content(PaperKind kind, Map<String, Object> values) {
            this(kind, values, null);
        }
    }

    /** 利害关系人: an addressee beside the applicant. */
    private record Other(UUID id, String name) {}

    /** The papers that follow from what happened to some cases, as shares of the statement that changes them. */
    List<Together.Part> parts(List<CaseFile> files) {
        List<IssuePaper> all = new ArrayList<>();
        for (CaseFile file : files) {
            for (Changes.Event event : file.changes().events()) {
                content(file, event).forEach(content -> all.add(paper(file, content)));
            }
        }
        return all.isEmpty() ? List.of() : papers.parts(all);
    }

    /** What is paid back has no receipt that holds. */
    Papers.Ending ending(List<CaseFile> files) {
        Map<UUID, Actor> refunded = new HashMap<>();
        for (CaseFile file : files) {
            file.changes().events().stream()
                    .filter(event -> event.what() instanceof Happened.FeeRefundOrdered)
                    .forEach(event -> refunded.put(file.head().id(), event.actor()));
        }
        return papers.ending(refunded, PaperKind.FEE_RECEIPT, "退费");
    }

    private List<Content> content(CaseFile file, Changes.Event event) {
        boolean program = event.actor().role() == Role.SYSTEM;
        return switch (event.what()) {
            case Happened.CaseSubmitted submitted -> submitted(file, submitted);
            case Happened.CaseAccepted accepted -> accepted(file, accepted, program);
            case Happened.ReceivedLacking received ->
                List.of(new Content(
                        PaperKind.RECEIVED_LACKING,
                        Map.of(
                                "materials", names(received.deferred()),
                                "due", received.due(),
                                "why", whyLacking(file))));
            case Happened.LackingSupplied supplied ->
                List.of(new Content(PaperKind.CORRECTION_RECEIPT, Map.of("materials", names(supplied.materials()))));
            case Happened.CorrectionAsked asked ->
                List.of(new Content(
                        PaperKind.CORRECTION,
                        Map.of(
                                "materials", toCorrect(file),
                                "due",
                                        answerBy(
                                                asked.told(),
                                                asked.answerBy(),
                                                item(file).process().correctWithin()))));
            case Happened.CorrectionAnswered answered ->
                List.of(new Content(
                        PaperKind.CORRECTION_RECEIPT,
                        Map.of("materials", corrected(file, answered.materials(), answered.answers()))));
            case Happened.ReviewCorrectionAsked asked ->
                List.of(new Content(
                        PaperKind.REVIEW_CORRECTION,
                        Map.of(
                                "materials", toCorrect(file),
                                "due",
                                        answerBy(
                                                asked.told(),
                                                asked.answerBy(),
                                                Objects.requireNonNull(item(file)
                                                                .process()
                                                                .reviewCorrection())
                                                        .within()))));
            case Happened.ReviewCorrectionAnswered answered ->
                List.of(new Content(
                        PaperKind.REVIEW_CORRECTION_RECEIPT,
                        Map.of("materials", corrected(file, answered.materials(), answered.answers()))));
            case Happened.CaseRefused refused -> List.of(notAccepted(file, refused, program));
            case Happened.CaseTerminated _ ->
                List.of(new Content(PaperKind.TERMINATED, Map.of("reason", said(file, Step.DECIDE))));
            case Happened.CaseWithdrawn _ ->
                List.of(new Content(
                        PaperKind.TERMINATED, Map.of("reason", TEXTS.get("paper.withdrawn.text", Map.of()))));
            case Happened.ProcedureStarted started ->
                List.of(new Content(
                        PaperKind.PROCEDURE,
                        Map.of(
                                "procedure",
                                Procedures.name(started.procedure()),
                                "ground",
                                ground(file, started),
                                "until",
                                started.announced(),
                                "due",
                                due(started.promisedDue()))));
            case Happened.HearingOffered offered -> hearingOffered(file, offered);
            case Happened.HearingArranged arranged ->
                toAll(
                        file,
                        PaperKind.HEARING_ARRANGED,
                        Map.of("day", arranged.day(), "where", said(file, Hearings.ARRANGED)),
                        arranged.addressees());
            case Happened.CaseExtended extended ->
                List.of(new Content(
                        PaperKind.EXTENDED,
                        Map.of(
                                "reason", whyExtended(file),
                                "due", due(extended.promisedDue()),
                                "ground", item(file).extension().orElseThrow().ground())));
            case Happened.CaseDecided decided -> decided(file, decided);
            case Happened.CaseServed served ->
                List.of(new Content(
                        PaperKind.SERVICE,
                        Map.of(
                                "way",
                                TEXTS.get("paper.served." + served.way().code(), Map.of()),
                                "receiver",
                                served.receiver())));
            case Happened.GrantedDeficient granted ->
                List.of(new Content(
                        PaperKind.GRANTED_DEFICIENT,
                        Map.of("materials", names(granted.materials()), "due", granted.due())));
            case Happened.DeferralLapsed lapsed -> List.of(lapsed(file, lapsed));
            case Happened.EffectSuspended suspended ->
                List.of(new Content(
                        PaperKind.EFFECT_SUSPENDED,
                        Map.of("materials", names(suspended.materials()), "due", suspended.second())));
            case Happened.RenewedBySilence renewed ->
                List.of(new Content(PaperKind.RENEWED_BY_SILENCE, Map.of("due", renewed.decideBy())));
            case Happened.RepairOrdered ordered ->
                List.of(new Content(PaperKind.REPAIR, Map.of("reason", said(file, Step.CHECK), "due", ordered.due())));
            case Happened.GrantEnded ended ->
                List.of(new Content(
                        ending(ended.state()),
                        Map.of("reason", said(file, Aftercare.ENDED), "effect", effect(file, ended))));
            case Happened.FeePaid paid -> List.of(feeReceipt(file, paid));
            case Happened.FeeDue _,
                    Happened.FeeReminded _,
                    Happened.FeeExempted _,
                    Happened.FeeWaived _,
                    Happened.FeeGivenUp _,
                    Happened.FeeTaken _,
                    Happened.FeeRefundOrdered _,
                    Happened.DeliveryChosen _,
                    Happened.ServiceBegun _,
                    Happened.CheckDue _,
                    Happened.CheckPassed _,
                    Happened.CaseReferred _,
                    Happened.GrantedOnData _,
                    Happened.SampleJudged _,
                    Happened.HearingNoticeServed _,
                    Happened.CorrectionNoticeServed _,
                    Happened.ReviewGiven _,
                    Happened.StepAssigned _,
                    Happened.ConsentedBySilence _,
                    Happened.MaterialSupplemented _,
                    Happened.AlarmRaised _,
                    Happened.StepLate _,
                    Happened.DaysRecomputed _,
                    Happened.ExtensionProposed _,
                    Happened.ExtensionRefused _,
                    Happened.ProcedureEnded _,
                    Happened.HearingAsked _,
                    Happened.HearingDeclined _,
                    Happened.HearingPassedOver _,
                    Happened.ReviewCorrectionUnanswered _,
                    Happened.ReviewsReopened _ -> List.of();
        };
    }

    /** By the program: nobody answered the correction notice, which ends the filing and judges nothing. */
    private Content notAccepted(CaseFile file, Happened.CaseRefused refused, boolean program) {
        String reason = said(file, Step.ACCEPT);
        if (program) {
            return new Content(PaperKind.TERMINATED, Map.of("reason", reason));
        }
        return refused.why() == NotAccepted.NOT_REQUIRED
                ? new Content(PaperKind.NOT_REQUIRED, Map.of("reason", reason))
                : new Content(
                        PaperKind.NOT_ACCEPTED,
                        Map.of(
                                "reason",
                                reason,
                                "ground",
                                item(file).permit() ? refused.why().law() : Grounds.GUIDE));
    }

    /** Whoever has to be reached first has his days from then. */
    private static Object answerBy(boolean told, LocalDate day, Limit within) {
        return told ? day : TEXTS.get("paper.answer-within.text", Map.of("limit", Limits.inWords(within)));
    }

    /** What the end of a grant does to the licence. */
    private static Text effect(CaseFile file, Happened.GrantEnded ended) {
        String which = file.head().licence() == null ? "none" : ended.asBefore() ? "as-before" : "void";
        return TEXTS.get("paper.effect." + which + ".text", Map.of());
    }

    /** 容缺 by the item's list, or because of an emergency. */
    private Text whyLacking(CaseFile file) {
        return file.head()
                .emergencyReason()
                .flatMap(code -> standards
                        .current()
                        .emergency(Objects.requireNonNull(file.head().emergencyId()))
                        .flatMap(emergency -> emergency
                                .reason(code)
                                .map(reason -> TEXTS.get(
                                        "paper.lacking.emergency.text",
                                        Map.of("reason", reason.name(), "ground", emergency.ground())))))
                .orElseGet(() -> TEXTS.get("paper.lacking.secondary.text", Map.of()));
    }

    /** What may be done before it has come. */
    private static Text gate(Item item, String paper) {
        Item.Deferral deferral = item.process().deferral();
        String gate = deferral.grantFirst() ? "after" : deferral.receivedFirst() ? "received" : "before";
        return TEXTS.get("paper." + paper + "." + gate + ".text", Map.of("end", end(item)));
    }

    /** What the second missed day ends with. */
    private static Text end(Item item) {
        boolean denies =
                item.process().lapse().deny() && !item.process().deferral().receivedFirst();
        return TEXTS.get(denies ? "paper.lapsed.deny.text" : "paper.lapsed.terminate.text", Map.of());
    }

    private Content lapsed(CaseFile file, Happened.DeferralLapsed lapsed) {
        boolean lacking = file.state() == CaseState.LACKING;
        return new Content(
                PaperKind.DEFERRAL_LAPSED,
                Map.of(
                        "materials", names(lapsed.materials()),
                        "due", lapsed.second(),
                        "then",
                                TEXTS.get(
                                        lacking ? "paper.lapsed.lacking.text" : "paper.lapsed.suspended.text",
                                        Map.of()),
                        "last", end(item(file))));
    }

    private Item item(CaseFile file) {
        CaseHead head = file.head();
        return items.version(head.item(), head.itemVersion());
    }

    /** 容缺通过 and silence have papers of their own. */
    private static List<Content> decided(CaseFile file, Happened.CaseDecided decided) {
        boolean otherwise = file.changes().events().stream()
                .map(Changes.Event::what)
                .anyMatch(
                        what -> what instanceof Happened.RenewedBySilence || what instanceof Happened.GrantedDeficient);
        if (otherwise) {
            return List.of();
        }
        return List.of(
                decided.granted()
                        ? new Content(PaperKind.GRANTED, Map.of())
                        : new Content(PaperKind.DENIED, Map.of("reason", said(file, Step.DECIDE))));
    }

    /** What is decided on the spot needs no receipt: the decision is handed out at once (行政许可法 34). */
    private List<Content> submitted(CaseFile file, Happened.CaseSubmitted submitted) {
        List<Content> all = new ArrayList<>();
        if (!submitted.atOnce()) {
            all.add(new Content(PaperKind.RECEIPT, Map.of("materials", received(file))));
        }
        List<String> deferred = file.materials().stream()
                .filter(CaseMaterial::awaited)
                .map(CaseMaterial::type)
                .toList();
        if (!deferred.isEmpty()) {
            all.add(new Content(
                    PaperKind.DEFERRAL_PLEDGE,
                    Map.of("materials", names(deferred), "gate", gate(item(file), "pledge"))));
        }
        if (submitted.onPledge()) {
            all.add(new Content(
                    PaperKind.PLEDGE,
                    Map.of(
                            "conditions",
                            Objects.requireNonNull(item(file).process().informedPledge())
                                    .conditions())));
        }
        return all;
    }

    /** Why they are told, and by when each may ask: whoever has to be reached first has his days from then. */
    private List<Content> hearingOffered(CaseFile file, Happened.HearingOffered offered) {
        String reason = said(file, Step.HEARING);
        List<Content> all = new ArrayList<>();
        Text fromThen = TEXTS.get("paper.hearing-until.text", Map.of());
        all.add(new Content(
                PaperKind.HEARING, Map.of("reason", reason, "until", offered.told() ? offered.answerBy() : fromThen)));
        all.addAll(
                toOthers(file, PaperKind.HEARING, Map.of("reason", reason, "until", fromThen), offered.addressees()));
        return all;
    }

    /** The same to the applicant and to each interested party. */
    private List<Content> toAll(CaseFile file, PaperKind kind, Map<String, Object> values, List<UUID> others) {
        List<Content> all = new ArrayList<>();
        all.add(new Content(kind, values));
        all.addAll(toOthers(file, kind, values, others));
        return all;
    }

    private List<Content> toOthers(CaseFile file, PaperKind kind, Map<String, Object> values, List<UUID> others) {
        List<Content> all = new ArrayList<>();
        List<String> names = others.isEmpty() ? List.of() : hearings.interested(file);
        for (int i = 0; i < others.size(); i++) {
            all.add(new Content(kind, values, new Other(others.get(i), names.get(i))));
        }
        return all;
    }

    /** 票据 for what was paid: the sum in figures and in words, as a receipt for public revenue has it. */
    private Content feeReceipt(CaseFile file, Happened.FeePaid paid) {
        Fee fee = item(file).fee();
        Money sum = new Money(paid.fen());
        return new Content(
                PaperKind.FEE_RECEIPT,
                Map.of(
                        "fee", fee.name(),
                        "sum", new Text(sum.yuan() + " 元", "CNY " + sum.yuan()),
                        "words", Capitals.of(sum),
                        "ground", Objects.requireNonNull(fee.ground()),
                        "bill", paid.bill(),
                        "paid", paid.on()));
    }

    private static PaperKind ending(CaseState state) {
        return switch (state) {
            case REVOKED -> PaperKind.REVOKED;
            case RECALLED -> PaperKind.RECALLED;
            case CANCELLED -> PaperKind.CANCELLED;
            case STRIPPED -> PaperKind.STRIPPED;
            default -> throw new IllegalArgumentException("no end of a grant: " + state);
        };
    }

    /** Told with the acceptance: what is to follow and by when (容缺), else by when the answer comes. */
    private List<Content> accepted(CaseFile file, Happened.CaseAccepted accepted, boolean program) {
        boolean decided =
                file.changes().events().stream().anyMatch(event -> event.what() instanceof Happened.CaseDecided);
        if ((program && !accepted.deemed()) || decided) {
            return List.of(); // decided in the same moment: the decision is its paper (行政许可法 34)
        }
        Optional<LocalDate> first = file.firstDeferred();
        Item item = item(file);
        Optional<Text> silence = item.silence().map(Item.Silence::ground).filter(ground -> accepted.deemed());
        if (first.isPresent()) {
            return List.of(new Content(
                    PaperKind.DEFICIENT,
                    Map.of(
                            "materials", names(accepted.deferred()),
                            "due", first.get(),
                            "why", whyLacking(file),
                            "accepted",
                                    silence.map(ground ->
                                                    TEXTS.get("paper.lacking.deemed.text", Map.of("ground", ground)))
                                            .orElseGet(() -> TEXTS.get("paper.lacking.accepted.text", Map.of())),
                            "gate", gate(item, "gate"))));
        }
        return List.of(silence.map(ground ->
                        new Content(PaperKind.DEEMED_ACCEPTED, Map.of("due", accepted.promisedDue(), "ground", ground)))
                .orElseGet(() -> new Content(PaperKind.ACCEPTED, Map.of("due", accepted.promisedDue()))));
    }

    private IssuePaper paper(CaseFile file, Content content) {
        CaseHead head = file.head();
        Item item = item(file);
        Map<String, Object> values = new HashMap<>(content.values());
        Other other = content.to();
        values.put("applicant", other == null ? file.applicant() : other.name());
        values.put("item", item.name());
        values.put("filing", head.filingNumber().spaced());
        values.put("received", head.countedFrom());
        return new IssuePaper(
                Ids.next(clock),
                content.kind(),
                head.city(),
                head.region(),
                head.id(),
                other == null ? head.party() : other.id(),
                item.permit(),
                circumstances(file, item),
                item.department(),
                item.process().decision().department(),
                values);
    }

    private static Set<Circumstance> circumstances(CaseFile file, Item item) {
        Set<Circumstance> all = EnumSet.noneOf(Circumstance.class);
        boolean joint = file.steps().stream()
                .anyMatch(step -> step.review() && !step.department().equals(item.department()));
        if (joint) {
            all.add(Circumstance.JOINT);
        }
        switch (file.head().channel()) {
            case WEB, PHONE, API -> all.add(Circumstance.ONLINE);
            case COUNTER, KIOSK, SYSTEM -> {}
        }
        return all;
    }

    /** What came with the application; a form alone is a paper too. */
    private List<Text> received(CaseFile file) {
        List<Text> all = new ArrayList<>();
        all.add(TEXTS.get("paper.form.text", Map.of()));
        all.addAll(names(file.materials().stream()
                .filter(material -> switch (material.state()) {
                    case PROVIDED, HELD -> true;
                    case FORM, DEFERRED, LAPSED, OMITTED -> false;
                })
                .map(CaseMaterial::type)
                .toList()));
        return all;
    }

    private List<Text> corrected(CaseFile file, List<String> provided, List<String> answers) {
        List<Text> all = new ArrayList<>(names(provided));
        answers.forEach(answer -> all.add(answer(file, answer)));
        return all.isEmpty() ? List.of(TEXTS.get("paper.remark.text", Map.of())) : all;
    }

    /** What an answer of the form is called. */
    private Text answer(CaseFile file, String name) {
        return Amendment.label(item(file), standards.current(), name);
    }

    /** Each with what is wrong with it, in the words of whoever looked. */
    private List<Text> toCorrect(CaseFile file) {
        return file.changes().corrections().stream()
                .map(one -> {
                    Text said = new Text(one.text(), one.text());
                    if (!one.element().isEmpty()) {
                        return TEXTS.get(
                                "paper.correct.text", Map.of("material", answer(file, one.element()), "what", said));
                    }
                    return one.material().isEmpty()
                            ? said
                            : TEXTS.get("paper.correct.text", Map.of("material", name(one.material()), "what", said));
                })
                .toList();
    }

    private List<Text> names(List<String> types) {
        return types.stream().map(this::name).toList();
    }

    private Text name(String type) {
        return standards.current().materialType(type).map(MaterialType::name).orElseGet(() -> new Text(type, type));
    }

    private Text ground(CaseFile file, Happened.ProcedureStarted started) {
        return item(file).groundFor(started.procedure()).orElseThrow();
    }

    /** The last words said under a step with this change. */
    private static String said(CaseFile file, String step) {
        return file.changes().opinions().reversed().stream()
                .filter(opinion -> opinion.step().equals(step))
                .map(Changes.Opinion::text)
                .findFirst()
                .orElseThrow();
    }

    /** The reasons that the reviewer asked with (行政许可法 42: the applicant is told them), from before this change. */
    private String whyExtended(CaseFile file) {
        CaseHead head = file.head();
        return opinions.of(head.city(), head.id()).stream()
                .filter(opinion -> opinion.step().equals(Step.EXTEND))
                .map(Opinions.Opinion::text)
                .reduce((earlier, later) -> later)
                .orElseGet(() -> said(file, Step.EXTEND));
    }

    private static LocalDate due(@Nullable LocalDate day) {
        return Objects.requireNonNull(day);
    }
}
