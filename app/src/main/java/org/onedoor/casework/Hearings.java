package org.onedoor.casework;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Changes;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Grounds;
import org.onedoor.casework.life.Scene;
import org.onedoor.casework.life.Step;
import org.onedoor.casework.life.Timing;
import org.onedoor.paper.PaperKind;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.PauseKind;
import org.springframework.stereotype.Component;

/**
 * 听证 (行政许可法 46 to 48): who is weightily concerned is told that he may ask for a hearing; asked for within five working
 * days it is held within twenty, its time and place told seven before. Until then nothing is decided, neither by silence nor
 * for a pledge that was not kept. The days until a request count; from the request to the hearing's end they do not
 * (行政许可法 45), by the special procedure of that name.
 *
 * <p>被告知之日: the five days of each run from the day on which he himself was told. An applicant who has
 * consented to electronic service, or chose it for the case, is told in his own space, on the day of the offer. Everybody else is served with his notice,
 * and the day of that is written down for each; until all have been told, nobody's silence means anything.
 *
 * <p>改期: the law gives twenty days to hold it and knows no longer term. So it is put off once, with a reason that all are
 * told, and within the same twenty days; only where these leave no room for another notice seven days before (行政许可法 48),
 * or are over, it is the first day that leaves it. Together it therefore never lasts longer than the twenty days and the
 * notice of one day more.
 */
@Component
public class Hearings {

    /** Under this word stand the interested parties' names, so that they can be erased. */
    public static final String INTERESTED = "interested";

    /** Under this word stands when and where a hearing is held. */
    public static final String ARRANGED = "hearing-arranged";

    /** More are told by a public notice (行政许可法 46). */
    static final int MOST = 5;

    static final String NOTICE = PaperKind.HEARING.code();

    private static final Limit TO_ASK = Limit.workingDays(5);
    private static final Limit TO_HOLD = Limit.workingDays(20);
    private static final Limit TO_TELL = Limit.workingDays(7);
    private static final int LONGEST = 100;

    private final Deadlines deadlines;
    private final Opinions opinions;
    private final PapersOf papers;

    Hearings(Deadlines deadlines, Opinions opinions, PapersOf papers) {
        this.deadlines = deadlines;
        this.opinions = opinions;
        this.papers = papers;
    }

    /** 听证告知: by the department that decides. */
    void offer(Scene scene, CaseCommand.OfferHearing command) {
        Handling.requireDesk(scene, Step.DECIDE);
        Handling.requireReason(command.reason());
        if (!scene.item().permit()) {
            throw new Refused(new CaseRefusal.HearingForPermitsOnly());
        }
        List<String> interested = command.interested().stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (interested.size() > MOST || interested.stream().anyMatch(name -> name.length() > LONGEST)) {
            throw new Refused(new CaseRefusal.TooManyInterested(MOST));
        }
        LocalDate answerBy = deadlines.after(scene.head().region(), TO_ASK);
        boolean told = Serving.electronically(papers, scene.head());
        scene.file()
                .hearing()
                .offer(scene, answerBy, addressees(scene.head(), interested.size()), told, deadlines.of(scene));
        scene.file().said(scene, Step.HEARING, command.reason());
        interested.forEach(name -> scene.file().said(scene, INTERESTED, name));
        String reason = command.reason().strip();
        if (told) {
            scene.file().tell(scene, "hearing-offered", Map.of("due", answerBy, "reason", reason));
        } else {
            scene.file().tell(scene, "hearing-offered-on-paper", Map.of("reason", reason));
        }
    }

    /**
     * 送达听证告知书: to an interested party, or to the applicant whom nothing reaches electronically; his five days
     * run from the day on which it reached him.
     */
    void serve(Scene scene, CaseCommand.ServeHearingNotice command) {
        Serving.requireServer(scene, Step.HEARING_NOTICE, command.way(), command.day());
        scene.file().hearing().requireNoticeOpen(scene, command.day());
        CaseHead head = scene.head();
        List<PapersOf.Line> untold = untold(scene);
        PapersOf.Line notice = untold.stream()
                .filter(line -> line.id().equals(command.paper()))
                .filter(line ->
                        scene.actor().role() != Role.CLERK || line.party().equals(head.party()))
                .findFirst()
                .orElseThrow(() -> new Refused(new CaseRefusal.NoHearing()));
        boolean applicants = notice.party().equals(head.party());
        Integer who = applicants
                ? null
                : addressees(head, interested(scene.file()).size()).indexOf(notice.party());
        LocalDate until = deadlines.after(head.region(), command.day(), TO_ASK);
        boolean last = untold.size() == 1;
        Serving.notice(
                scene,
                papers,
                notice.id(),
                command.day(),
                command.way(),
                command.detail(),
                () -> scene.file().hearing().told(scene, who, notice.party(), command.day(), until, last));
    }

    /** The notices to those who have not been told yet. */
    private List<PapersOf.Line> untold(Scene scene) {
        CaseHead head = scene.head();
        List<UUID> all =
                new ArrayList<>(addressees(head, interested(scene.file()).size()));
        all.add(head.party());
        return papers.caseOf(all, head.id()).stream()
                .filter(line -> untold(line, head, scene.file().timing()))
                .toList();
    }

    private static boolean untold(PapersOf.Line line, CaseHead head, Timing timing) {
        return line.code().equals(NOTICE)
                && (line.party().equals(head.party())
                        ? timing.hearingOfferedTo(null).isEmpty()
                        : line.served() == null);
    }

    /** Whether a paper is a notice from whose service somebody's days to ask for a hearing run. */
    public static boolean tells(CaseView view, UUID paper) {
        return view.timing().hearingOffered().isPresent()
                && view.papers().stream()
                        .anyMatch(line -> line.id().equals(paper) && untold(line, view.head(), view.timing()));
    }

    /** 申请听证: by the applicant, or by an interested party whose request a reviewer writes down. */
    void ask(Scene scene, CaseCommand.AskHearing command) {
        if (scene.actor().role() == Role.REVIEWER) {
            Handling.requireDesk(scene, Step.DECIDE);
        }
        boolean own = command.by().isBlank();
        int who = own ? -1 : interested(scene.file()).indexOf(command.by().strip());
        if (!own && (scene.actor().role() != Role.REVIEWER || who < 0)) {
            throw new Refused(new CaseRefusal.NotInterested());
        }
        LocalDate arrived =
                scene.actor().role() == Role.REVIEWER && command.arrived() != null ? command.arrived() : scene.today();
        LocalDate until = deadlines.after(scene.head().region(), arrived, TO_HOLD);
        scene.file()
                .hearing()
                .ask(
                        scene,
                        own ? null : who,
                        arrived,
                        until,
                        scene.item().groundFor(PauseKind.HEARING).orElse(Grounds.HEARING),
                        deadlines.of(scene));
        scene.file()
                .said(
                        scene,
                        Step.HEARING,
                        Stream.of(command.by(), command.words())
                                .filter(part -> !part.isBlank())
                                .reduce((by, words) -> by.strip() + "：" + words)
                                .orElse(""));
        scene.file().tell(scene, "hearing-asked", Map.of("due", until));
    }

    /** 不要求听证. Where others were told too, their five days go on. */
    void decline(Scene scene, String words) {
        boolean alone = interested(scene.file()).isEmpty();
        boolean othersTold = untold(scene).stream()
                .allMatch(line -> line.party().equals(scene.head().party()));
        scene.file().hearing().decline(scene, alone, othersTold, deadlines.of(scene));
        scene.file().said(scene, Step.HEARING, words);
    }

    /**
     * 听证通知: seven working days before, within twenty of the request; who is late with it takes the first day that is left.
     * 改期 is the same once more, with its reason.
     */
    void arrange(Scene scene, CaseCommand.ArrangeHearing command) {
        Handling.requireDesk(scene, Step.HEARING);
        if (command.time().isBlank() || command.place().isBlank()) {
            throw new Refused(new CaseRefusal.ReasonMissing());
        }
        boolean again = scene.file().hearing().arranged();
        if (again) {
            Handling.requireReason(command.reason());
        }
        if (scene.file().hearing().putOff()) {
            throw new Refused(new CaseRefusal.HearingPutOffBefore());
        }
        LocalDate asked = scene.file().hearing().until();
        LocalDate earliest = earliest(scene.head());
        LocalDate latest = asked.isBefore(earliest) ? earliest : asked;
        if (command.day().isBefore(earliest) || command.day().isAfter(latest)) {
            throw new Refused(new CaseRefusal.HearingDay(earliest, latest));
        }
        String where = command.time().strip() + "，" + command.place().strip();
        String words = again ? where + "（改期：" + command.reason().strip() + "）" : where;
        scene.file()
                .hearing()
                .arrange(
                        scene,
                        command.day(),
                        addressees(scene.head(), interested(scene.file()).size()));
        scene.file().said(scene, ARRANGED, words);
        scene.file().tell(scene, "hearing-arranged", Map.of("day", command.day(), "where", words));
    }

    /** The first day on which a hearing may be held that is arranged today. */
    LocalDate earliest(CaseHead head) {
        return deadlines.after(head.region(), TO_TELL);
    }

    /** Those who were told beside the applicant, by name in the order in which they were named. */
    List<String> interested(CaseFile file) {
        List<String> names =
                new ArrayList<>(opinions.of(file.head().city(), file.head().id()).stream()
                        .filter(one -> one.step().equals(INTERESTED))
                        .map(Opinions.Opinion::text)
                        .toList());
        file.changes().opinions().stream()
                .filter(one -> one.step().equals(INTERESTED))
                .map(Changes.Opinion::text)
                .forEach(names::add);
        return names;
    }

    /**
     * To whom the papers of those go who have no account here: each an id of its own that follows from the case, so that
     * nobody's list shows them and the desk finds them again.
     */
    static List<UUID> addressees(CaseHead head, int many) {
        return IntStream.range(0, many)
                .mapToObj(n -> UUID.nameUUIDFromBytes(
                        ("casework.interested:" + head.id() + ":" + n).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /**
     * What a desk may do about a case's hearing.
     *
     * @param mayOffer nobody has been told yet
     * @param passedOver all were told and nobody asked; what came in time and was not written down still may be
     * @param offeredUntil by when the last of those who were told may ask for it; null where nobody's word is awaited
     * @param untold who has to be told still
     * @param toArrange asked for, and no day is set or it may be put off
     * @param earliest the first day that may be set
     * @param day the last day for it, or the one that is set; null where none was asked for
     * @param interested who else may ask
     */
    public record Standing(
            boolean mayOffer,
            boolean passedOver,
            @Nullable LocalDate offeredUntil,
            List<Untold> untold,
            boolean toArrange,
            LocalDate earliest,
            @Nullable LocalDate day,
            List<String> interested) {}

    /** @param paper the notice that has to reach him */
    record Untold(String paper, String name) {}

    /** Whether one may be over: it was not asked for but is the organ's own (行政许可法 46), or its day has come. */
    public boolean mayEnd(CaseView view) {
        return view.steps().stream()
                .filter(step -> step.id().equals(Step.HEARING) && step.onDesk())
                .allMatch(step -> step.state() == Step.State.HELD
                        && !deadlines.today().isBefore(Objects.requireNonNull(step.due())));
    }

    /** Null where it is not this actor's to do anything about one. */
    public @Nullable Standing standing(CaseView view, Actor actor) {
        CaseHead head = view.head();
        boolean ours = actor.role() == Role.REVIEWER
                && view.item().permit()
                && (head.state() == CaseState.ACCEPTED || head.state() == CaseState.SUSPENDED)
                && head.region().equals(actor.region())
                && view.item().process().decision().department().equals(actor.department());
        if (!ours) {
            return null;
        }
        Step step = view.steps().stream()
                .filter(known -> known.id().equals(Step.HEARING))
                .findFirst()
                .orElse(null);
        LocalDate offered = view.timing().hearingOffered().orElse(null);
        LocalDate day = step != null && step.onDesk() && offered == null ? step.due() : null;
        return new Standing(
                step == null && view.timing().open(PauseKind.HEARING).isEmpty(),
                step != null && step.isPassedOver(),
                offered,
                offered == null
                        ? List.of()
                        : view.papers().stream()
                                .filter(line -> untold(line, head, view.timing()))
                                .map(line -> new Untold(
                                        line.id().toString(), line.addressee().zh()))
                                .toList(),
                step != null && day != null && !step.wasPutOff(),
                earliest(head),
                day,
                view.opinions().stream()
                        .filter(one -> one.step().equals(INTERESTED))
                        .map(Opinions.Opinion::text)
                        .toList());
    }
}
