package org.onedoor.casework;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.PauseKind;
import org.springframework.stereotype.Component;

/**
 * 听证 (行政许可法 46 to 48): who is weightily concerned is told that he may ask for a hearing; asked for within five working
 * days it is held within twenty, its time and place told seven before. Until then nothing is decided. The five days count;
 * from the request to the hearing's end they do not (行政许可法 45), by the special procedure of that name.
 */
@Component
class Hearings {

    /** Under this word stand the interested parties' names, so that they can be erased. */
    static final String INTERESTED = "interested";

    /** Under this word stands when and where a hearing is held. */
    static final String ARRANGED = "hearing-arranged";

    /** More are told by a public notice (行政许可法 46). */
    static final int MOST = 5;

    private static final Limit TO_ASK = Limit.workingDays(5);
    private static final Limit TO_HOLD = Limit.workingDays(20);
    private static final Limit TO_TELL = Limit.workingDays(7);
    private static final int LONGEST = 100;

    private final Deadlines deadlines;
    private final Opinions opinions;

    Hearings(Deadlines deadlines, Opinions opinions) {
        this.deadlines = deadlines;
        this.opinions = opinions;
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
        scene.file().offerHearing(scene, answerBy, addressees(scene.head(), interested.size()), deadlines.of(scene));
        scene.file().said(scene, Step.HEARING, command.reason());
        interested.forEach(name -> scene.file().said(scene, INTERESTED, name));
        scene.file().tell(scene, "hearing-offered", Map.of("due", answerBy));
    }

    /** 申请听证: by the applicant, or by an interested party whose request a reviewer writes down. */
    void ask(Scene scene, CaseCommand.AskHearing command) {
        if (scene.actor().role() == Role.REVIEWER) {
            Handling.requireDesk(scene, Step.DECIDE);
        }
        boolean named = command.by().isBlank()
                || (scene.actor().role() == Role.REVIEWER
                        && interested(scene.file()).contains(command.by().strip()));
        if (!named) {
            throw new Refused(new CaseRefusal.NotInterested());
        }
        LocalDate until = deadlines.after(scene.head().region(), TO_HOLD);
        scene.file()
                .askHearing(
                        scene,
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
        scene.file().declineHearing(scene, alone, deadlines.of(scene));
        scene.file().said(scene, Step.HEARING, words);
    }

    /** 听证通知: seven working days before, within twenty of the request; who is late with it takes the first day that is left. */
    void arrange(Scene scene, CaseCommand.ArrangeHearing command) {
        Handling.requireDesk(scene, Step.HEARING);
        if (command.time().isBlank() || command.place().isBlank()) {
            throw new Refused(new CaseRefusal.ReasonMissing());
        }
        LocalDate asked = scene.file().hearingUntil();
        LocalDate earliest = earliest(scene.head());
        LocalDate latest = asked.isBefore(earliest) ? earliest : asked;
        if (command.day().isBefore(earliest) || command.day().isAfter(latest)) {
            throw new Refused(new CaseRefusal.HearingDay(earliest, latest));
        }
        String words = command.time().strip() + "，" + command.place().strip();
        scene.file()
                .arrangeHearing(
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
     * @param offeredUntil by when it may be asked for; null where nobody's word is awaited
     * @param toArrange asked for, and no day is set or it may be set anew
     * @param earliest the first day that may be set
     * @param day the last day for it, or the one that is set; null where none was asked for
     * @param interested who else may ask
     */
    record Standing(
            boolean mayOffer,
            @Nullable LocalDate offeredUntil,
            boolean toArrange,
            LocalDate earliest,
            @Nullable LocalDate day,
            List<String> interested) {}

    /** Null where it is not this actor's to do anything about one. */
    @Nullable
    Standing standing(CaseView view, Actor actor) {
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
        LocalDate offered = view.hearingOffered();
        LocalDate day = step != null && step.onDesk() && offered == null ? step.due() : null;
        return new Standing(
                step == null && view.timing().open(PauseKind.HEARING).isEmpty(),
                offered,
                day != null,
                earliest(head),
                day,
                view.opinions().stream()
                        .filter(one -> one.step().equals(INTERESTED))
                        .map(Opinions.Opinion::text)
                        .toList());
    }
}
