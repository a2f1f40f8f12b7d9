package org.onedoor.casework;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.Alarm;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Scene;
import org.onedoor.casework.life.Step;
import org.onedoor.casework.life.Timing;
import org.onedoor.catalog.Item;
import org.onedoor.identity.Staff;
import org.onedoor.shared.Role;
import org.onedoor.shared.RoomTexts;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.PauseKind;
import org.springframework.stereotype.Component;

/**
 * 逾期: what the passing of a day does to a case by itself, and when that is next. Silence accepts (行政许可法 32) and
 * consents to a consultation; an unanswered correction closes the filing; deferred materials that do not come suspend the
 * case and end it in the end; so does a fee that is not paid. Nothing of it happens without a word to the applicant.
 */
@Component
public class Lapses {

    private static final RoomTexts TEXTS = new RoomTexts("casework");

    /** For the deciding department, to look at what was granted and not kept up to. */
    private static final Limit TO_LOOK = Limit.workingDays(5);

    private final Deadlines deadlines;
    private final Results results;
    private final Charging charging;
    private final Staff staff;

    Lapses(Deadlines deadlines, Results results, Charging charging, Staff staff) {
        this.deadlines = deadlines;
        this.results = results;
        this.charging = charging;
        this.staff = staff;
    }

    /** The first day on which {@link #wake} may have something to do; null where nothing lapses. */
    public @Nullable LocalDate next(CaseFile file, Item item) {
        CaseHead head = file.head();
        Optional<LocalDate> payBy = file.fee().awaited().map(Step::due);
        return switch (head.state()) {
            case RECEIVED ->
                payBy.isPresent()
                        ? dayAfter(Stream.of(payBy.stream()))
                        : dayAfter(Stream.of(
                                deadlines
                                        .toAsk(item, head.region(), head.countedFrom())
                                        .map(Deadlines.ToAsk::last)
                                        .stream(),
                                stepDays(file)));
            case CORRECTING -> dayAfter(Stream.of(file.correction().passesAfter().stream(), stepDays(file)));
            case LACKING -> file.firstDeferred().orElseThrow().plusDays(1);
            case ACCEPTED, SUSPENDED ->
                dayAfter(Stream.of(
                        consultations(file, item).flatMap(step -> Optional.ofNullable(step.due()).stream()),
                        deferredDays(file),
                        secondDay(file).filter(day -> !waitsForHearing(file, item)).stream(),
                        file.correction().passesAfter().stream(),
                        file.hearing().passesAfter().stream(),
                        file.silenceRenewsAfter().stream(),
                        stepDays(file),
                        alarmDays(head)));
            case GRANTED_DEFICIENT ->
                dayAfter(Stream.of(
                        deferredDays(file),
                        file.deferral().secondAfterGrant().stream(),
                        checkDays(file),
                        serviceDays(file)));
            case GRANTED, DENIED -> dayAfter(Stream.of(payBy.stream(), checkDays(file), serviceDays(file)));
            case NOT_REQUIRED, NOT_ACCEPTED, WITHDRAWN, TERMINATED, REVOKED, RECALLED, CANCELLED, STRIPPED -> null;
        };
    }

    /** The day after the first of some days; null where there is none. */
    private static @Nullable LocalDate dayAfter(Stream<Stream<LocalDate>> days) {
        return days.flatMap(some -> some)
                .map(day -> day.plusDays(1))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** By when what was deferred has to come. */
    private static Stream<LocalDate> deferredDays(CaseFile file) {
        return file.materials().stream()
                .filter(material -> material.state() == CaseMaterial.State.DEFERRED)
                .flatMap(material -> Optional.ofNullable(material.due()).stream());
    }

    /** The days after which an alarm is graver than before; every command raises those whose day has come. */
    private Stream<LocalDate> alarmDays(CaseHead head) {
        LocalDate promised = Objects.requireNonNull(head.promisedDue());
        Stream<LocalDate> promise =
                Stream.of(deadlines.before(head.region(), promised).minusDays(1), promised);
        return Stream.concat(promise, Optional.ofNullable(head.statutoryDue()).stream())
                .filter(day -> deadlines.ahead(day.plusDays(1)));
    }

    /** The days after which a step is late on its own desk. */
    private Stream<LocalDate> stepDays(CaseFile file) {
        return withOwnDay(file)
                .flatMap(step -> Optional.ofNullable(step.due()).stream())
                .filter(day -> deadlines.ahead(day.plusDays(1)));
    }

    /** Acceptance, reviews, hearings and procedures have a day of their own beside the case's. */
    private static Stream<Step> withOwnDay(CaseFile file) {
        return file.steps().stream()
                .filter(step -> step.onDesk()
                        && (step.review()
                                || (step.id().equals(Step.ACCEPT) && step.state() == Step.State.OPEN)
                                || Step.procedureOf(step.id()).isPresent()
                                || step.id().equals(Step.HEARING_NOTICE)
                                || step.id().equals(Step.CORRECTION_NOTICE)
                                || (step.id().equals(Step.HEARING)
                                        && file.timing().hearingOffered().isEmpty())));
    }

    /** 环节超期: those whose day has passed since the case was woken last; each is told of once. */
    private void late(Scene scene) {
        LocalDate looked = scene.file().wakeOn();
        if (looked != null && scene.head().state().open()) {
            withOwnDay(scene.file())
                    .filter(step -> step.due() != null
                            && deadlines.over(step.due())
                            && !step.due().plusDays(1).isBefore(looked))
                    .forEach(step -> scene.file().late(scene, step, lateWords(scene, step)));
        }
    }

    private static String lateWords(Scene scene, Step step) {
        return TEXTS.get(
                        "step-late.text",
                        Map.of(
                                "step",
                                ItemOfCase.stepName(scene.item(), step.id()),
                                "day",
                                new Text(String.valueOf(step.due()), String.valueOf(step.due()))))
                .zh();
    }

    /** Likewise of what has to be served (行政许可法 44). */
    private Stream<LocalDate> serviceDays(CaseFile file) {
        return file.granted().serveBy().stream()
                .flatMap(due ->
                        Stream.of(deadlines.before(file.head().region(), due).minusDays(1), due))
                .filter(day -> deadlines.ahead(day.plusDays(1)));
    }

    /** The day by which a pledge has to be checked, while it is ahead. */
    private Stream<LocalDate> checkDays(CaseFile file) {
        return check(file).filter(day -> !deadlines.over(day)).stream();
    }

    /**
     * 预警、亮牌 as it is today. Whoever has a step of a late case on the desk sees it there, and so does the head; where the
     * department has none, because the case waits for something else, its heads are told.
     */
    void raise(Scene scene) {
        CaseFile file = scene.file();
        Alarm before = file.alarm();
        Alarm now = alarm(file);
        file.alarm(scene, now);
        String department = file.head().department();
        boolean seen = file.steps().stream()
                .filter(step -> step.department().equals(department) && step.onDesk())
                .anyMatch(step -> step.state() == Step.State.OPEN || step.due() == null || deadlines.over(step.due()));
        if (now.compareTo(before) > 0 && now.compareTo(Alarm.LATE) >= 0 && !seen) {
            String words = TEXTS.get("alarm." + now.code(), Map.of()).zh();
            staff.colleagues(List.of(department), file.head().region()).stream()
                    .filter(one -> one.role() == Role.HEAD)
                    .forEach(head -> file.changes().mentions(head.account(), words));
        }
    }

    /** How the case stands with its last days today; over is over. */
    private Alarm alarm(CaseFile file) {
        CaseHead head = file.head();
        LocalDate promised = head.promisedDue();
        return switch (head.state()) {
            case ACCEPTED, SUSPENDED -> {
                LocalDate due = Objects.requireNonNull(promised);
                yield Alarm.on(deadlines.today(), deadlines.before(head.region(), due), due, head.statutoryDue());
            }
            case GRANTED, GRANTED_DEFICIENT, DENIED -> {
                Alarm served = file.granted()
                        .serveBy()
                        .map(due -> Alarm.on(deadlines.today(), deadlines.before(head.region(), due), due, due))
                        .orElse(Alarm.NONE);
                boolean unchecked = check(file).filter(deadlines::over).isPresent();
                yield unchecked && served.compareTo(Alarm.LATE) < 0 ? Alarm.LATE : served;
            }
            case RECEIVED, LACKING, CORRECTING -> file.alarm();
            case NOT_REQUIRED, NOT_ACCEPTED, WITHDRAWN, TERMINATED, REVOKED, RECALLED, CANCELLED, STRIPPED ->
                Alarm.NONE;
        };
    }

    /** 重算期限: the applicant is told which day moved and why, and so is whoever has taken a step of it. */
    void recount(Scene scene, CaseCommand.Recount why) {
        Map<String, LocalDate> before = told(scene.file());
        List<Step> steps = scene.file().steps();
        scene.file().recount(scene, deadlines, why);
        Map<String, LocalDate> now = told(scene.file());
        now.entrySet().stream()
                .filter(day ->
                        before.containsKey(day.getKey()) && !day.getValue().equals(before.get(day.getKey())))
                .findFirst()
                .ifPresent(day -> scene.file()
                        .tell(
                                scene,
                                "days-moved",
                                Map.of(
                                        "day", TEXTS.get("recount." + day.getKey() + ".text", Map.of()),
                                        "from", Objects.requireNonNull(before.get(day.getKey())),
                                        "to", day.getValue(),
                                        "why", why.ground())));
        steps.forEach(step -> tellHolder(scene, step, why));
    }

    private static void tellHolder(Scene scene, Step before, CaseCommand.Recount why) {
        UUID holder = before.holder();
        LocalDate from = before.due();
        if (holder == null || from == null || before.state() != Step.State.OPEN) {
            return;
        }
        scene.file().steps().stream()
                .filter(step -> step.id().equals(before.id()))
                .flatMap(step -> Optional.ofNullable(step.due()).stream())
                .filter(to -> !to.equals(from))
                .forEach(to -> scene.file()
                        .changes()
                        .mentions(holder, from + " → " + to + "：" + why.ground().zh()));
    }

    /** The days that the applicant was told, what he has to do himself first. */
    private static Map<String, LocalDate> told(CaseFile file) {
        CaseHead head = file.head();
        Map<String, LocalDate> told = new LinkedHashMap<>();
        switch (head.state()) {
            case RECEIVED -> Optional.ofNullable(head.acceptBy()).ifPresent(day -> told.put("accept", day));
            case CORRECTING -> told.put("answer", Objects.requireNonNull(head.answerBy()));
            case ACCEPTED, SUSPENDED -> {
                file.firstDeferred().ifPresent(day -> told.put("supply", day));
                told.put("promised", Objects.requireNonNull(head.promisedDue()));
            }
            case LACKING, GRANTED_DEFICIENT -> file.firstDeferred().ifPresent(day -> told.put("supply", day));
            case NOT_REQUIRED,
                    NOT_ACCEPTED,
                    GRANTED,
                    DENIED,
                    WITHDRAWN,
                    TERMINATED,
                    REVOKED,
                    RECALLED,
                    CANCELLED,
                    STRIPPED -> {}
        }
        return told;
    }

    /** Does what the passing of days does to a case, and tells of steps that are late. */
    void wake(Scene scene) {
        lapse(scene);
        late(scene);
    }

    private void lapse(Scene scene) {
        Step fee = scene.file().fee().awaited().orElse(null);
        if (fee != null) {
            if (deadlines.over(Objects.requireNonNull(fee.due()))) {
                charging.unpaid(scene, fee);
            }
            return;
        }
        switch (scene.head().state()) {
            case RECEIVED -> received(scene);
            case CORRECTING -> correcting(scene);
            case LACKING -> lacking(scene);
            case ACCEPTED, SUSPENDED -> accepted(scene);
            case GRANTED_DEFICIENT -> grantedFirst(scene);
            case NOT_REQUIRED,
                    NOT_ACCEPTED,
                    GRANTED,
                    DENIED,
                    WITHDRAWN,
                    TERMINATED,
                    REVOKED,
                    RECALLED,
                    CANCELLED,
                    STRIPPED -> {}
        }
    }

    private void received(Scene scene) {
        CaseHead head = scene.head();
        if (deadlines
                .toAsk(scene.item(), head.region(), head.countedFrom())
                .map(Deadlines.ToAsk::last)
                .filter(deadlines::over)
                .isPresent()) {
            scene.file().deemAccepted(scene, deadlines.accepted(scene, head.countedFrom()));
            Handling.tellAccepted(scene);
        }
    }

    private void correcting(Scene scene) {
        if (scene.file().correction().passesAfter().filter(deadlines::over).isPresent()) {
            scene.file().correction().closeUnanswered(scene);
            because(scene, Step.ACCEPT, "lapse.unanswered.text");
            scene.file().tell(scene, "correction-unanswered", Map.of());
        }
    }

    /** 容缺收件: the first day passes, the applicant is told; with the second it is over. */
    private void lacking(Scene scene) {
        CaseFile file = scene.file();
        if (file.deferral().secondDay().filter(deadlines::over).isPresent()) {
            file.deferral().endLapsed(scene, false);
            because(scene, Step.DECIDE, "lapse.twice.text");
            file.tell(scene, "case-terminated", Map.of());
            return;
        }
        List<CaseMaterial> late = late(file);
        if (!late.isEmpty()) {
            LocalDate again = deadlines.after(
                    scene.head().region(), scene.item().process().lapse().again());
            file.deferral().lapseLacking(scene, late, again);
            file.tell(
                    scene,
                    "lacking-lapsed",
                    Map.of("due", file.deferral().secondDay().orElse(again)));
        }
    }

    private void accepted(Scene scene) {
        CaseFile file = scene.file();
        consultations(file, scene.item())
                .filter(step -> deadlines.over(Objects.requireNonNull(step.due())))
                .toList()
                .forEach(step -> file.consentBySilence(scene, step.id(), deadlines.of(scene)));
        if (file.correction().passesAfter().filter(deadlines::over).isPresent()) {
            file.correction().goOnUnanswered(scene, deadlines.of(scene));
            file.tell(scene, "review-correction-unanswered", Map.of());
        }
        if (file.hearing().passesAfter().filter(deadlines::over).isPresent()) {
            file.hearing().passOver(scene, deadlines.of(scene));
            file.tell(scene, "hearing-passed-over", Map.of());
        }
        Optional<LocalDate> second = secondDay(file);
        if (second.filter(deadlines::over).isPresent() && !waitsForHearing(file, scene.item())) {
            boolean deny = scene.item().process().lapse().deny();
            file.deferral().endLapsed(scene, deny);
            because(scene, Step.DECIDE, "lapse.twice.text");
            file.tell(scene, deny ? "case-denied" : "case-terminated", Map.of());
            return;
        }
        List<CaseMaterial> late = late(file);
        if (!late.isEmpty()) {
            LocalDate again = deadlines.after(
                    scene.head().region(), scene.item().process().lapse().again());
            file.deferral().lapse(scene, late, again, deadlines.of(scene));
            file.tell(scene, "deferral-lapsed", Map.of("due", secondDay(file).orElse(again)));
        }
        if (file.renewedBySilence(scene.today())) {
            renew(scene);
        }
    }

    /** A refusal is a decision: it is not made over a hearing that was asked for or may still be (行政许可法 47). */
    private static boolean waitsForHearing(CaseFile file, Item item) {
        return item.process().lapse().deny() && file.hearing().awaited();
    }

    private List<CaseMaterial> late(CaseFile file) {
        return file.materials().stream()
                .filter(material -> material.state() == CaseMaterial.State.DEFERRED
                        && material.due() != null
                        && deadlines.over(material.due()))
                .toList();
    }

    /** 容缺通过后逾期: without effect from the first missed day; after the second somebody has to look. */
    private void grantedFirst(Scene scene) {
        CaseFile file = scene.file();
        if (file.deferral().secondAfterGrant().filter(deadlines::over).isPresent()) {
            file.deferral().lapseAgain(scene, deadlines.after(scene.head().region(), TO_LOOK));
            file.tell(scene, "deferral-lapsed-again", Map.of());
            return;
        }
        List<CaseMaterial> late = late(file);
        if (!late.isEmpty()) {
            boolean already = file.deferral().withoutEffect();
            LocalDate again = deadlines.after(
                    scene.head().region(), scene.item().process().lapse().again());
            file.deferral().suspendEffect(scene, late, again);
            if (!already) {
                results.suspend(scene, "容缺材料逾期未补");
            }
            file.tell(
                    scene,
                    "effect-suspended",
                    Map.of("due", file.firstDeferred().orElse(again)));
        }
    }

    /** 视为准予延续 (行政许可法 50), unless what was to be renewed has been taken back meanwhile. */
    private void renew(Scene scene) {
        if (!results.renewable(scene)) {
            scene.file().silenceMeansNothing();
            return;
        }
        scene.file().renewBySilence(scene, results.issue(scene));
        because(scene, Step.DECIDE, "lapse.renewed.text");
        scene.file().tell(scene, "renewed-by-silence", Map.of());
    }

    private static void because(Scene scene, String step, String words) {
        scene.file().said(scene, step, TEXTS.get(words, Map.of()).zh());
    }

    private static Stream<Step> consultations(CaseFile file, Item item) {
        return file.steps().stream()
                .filter(step -> step.state() == Step.State.OPEN
                        && item.review(step.id())
                                .filter(Item.Review::consultation)
                                .isPresent());
    }

    /** By when what was granted on a pledge is to be checked, or to have been put right (事后核查). */
    private static Optional<LocalDate> check(CaseFile file) {
        return file.steps().stream()
                .filter(step -> step.id().equals(Step.CHECK) && step.onDesk())
                .flatMap(step -> Optional.ofNullable(step.due()).stream())
                .findFirst();
    }

    private static Optional<LocalDate> secondDay(CaseFile file) {
        return file.timing().open(PauseKind.DEFERRAL).map(Timing.Standing::announced);
    }
}
