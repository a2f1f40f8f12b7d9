package org.onedoor.casework.life;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.calendar.PauseKind;

/** 容缺: what is to follow under a pledge, comes, or does not come by its day. */
public final class DeferralPhase {

    private final CaseFile file;

    DeferralPhase(CaseFile file) {
        this.file = file;
    }

    /** 容缺收件: the once-only notice of what is to follow; no clock runs, and silence accepts nothing any more. */
    public void receive(Scene scene, Deadlines.Accepted days) {
        Transitions.Transition line = file.allowed(Action.RECEIVE_LACKING, scene.actor());
        file.fee().requireSettled();
        List<String> deferred = deferred();
        if (deferred.isEmpty() || !scene.item().process().deferral().receivedFirst()) {
            throw new Refused(new CaseRefusal.NothingToWaitFor());
        }
        file.state = line.to();
        file.acceptBy = null;
        deferred.forEach(type -> file.put(file.material(type).dueOn(days.materialDue(type))));
        LocalDate last = lastAwaited();
        file.steps.put(file.steps.get(Step.ACCEPT).held(last));
        file.changes.happened(
                scene.actor(), new Happened.ReceivedLacking(file.firstDeferred().orElse(last), deferred));
    }

    private List<String> deferred() {
        return file.materials.values().stream()
                .filter(CaseMaterial::awaited)
                .map(CaseMaterial::type)
                .toList();
    }

    private LocalDate lastAwaited() {
        return file.materials.values().stream()
                .filter(CaseMaterial::awaited)
                .flatMap(material -> Optional.ofNullable(material.due()).stream())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    /** 容缺收件后补交: with the last of it the application counts as received, and waits for its acceptance. */
    public void supplementLacking(Scene scene, String type, LocalDate countedFrom, LocalDate acceptBy) {
        requireSupplementable(scene.actor(), type);
        CaseMaterial material = file.material(type);
        boolean broken = material.state() == CaseMaterial.State.LAPSED;
        boolean onTime = CaseFile.notAfter(scene.today(), material.due());
        file.put(material.provided(scene.at()));
        file.changes.happened(scene.actor(), new Happened.MaterialSupplemented(type, onTime));
        boolean lapsed = file.materials.values().stream().anyMatch(one -> one.state() == CaseMaterial.State.LAPSED);
        if (broken && !lapsed) {
            file.changes.pledge(Changes.Pledge.MENDED, scene.today());
        }
        if (file.awaited() == 0) {
            List<String> came = file.materials.values().stream()
                    .filter(one -> one.due() != null)
                    .map(CaseMaterial::type)
                    .toList();
            file.enter(Action.SUPPLEMENT, scene.actor());
            file.received = scene.at();
            file.countedFrom = countedFrom;
            file.acceptBy = acceptBy;
            file.steps.put(file.steps.get(Step.ACCEPT).open(scene.at(), acceptBy));
            file.changes.happened(scene.actor(), new Happened.LackingSupplied(countedFrom, acceptBy, came));
        }
    }

    /** 容缺收件逾期: told, with a second day; the pledge is broken. */
    public void lapseLacking(Scene scene, List<CaseMaterial> late, LocalDate second) {
        file.allowed(Action.LAPSE, scene.actor());
        LocalDate until = secondDay().orElse(second);
        if (secondDay().isEmpty()) {
            file.changes.pledge(Changes.Pledge.BROKEN, scene.today());
        }
        late.forEach(material -> file.put(material.lapsed(until)));
        file.steps.put(file.steps.get(Step.ACCEPT).held(lastAwaited()));
        file.changes.happened(
                scene.actor(),
                new Happened.DeferralLapsed(
                        late.stream().map(CaseMaterial::type).toList(), until, null));
    }

    /** Whether it was received without something that came later, before its acceptance (容缺收件). */
    public boolean receivedLacking() {
        return CaseMaterial.receivedLacking(file.acceptedOn, file.materials.values());
    }

    /** By when what was not there on its day has to come; empty where nothing has lapsed. */
    public Optional<LocalDate> secondDay() {
        return file.materials.values().stream()
                .filter(one -> one.state() == CaseMaterial.State.LAPSED)
                .flatMap(material -> Optional.ofNullable(material.due()).stream())
                .findFirst();
    }

    /** Refuses what {@link #supplement} would refuse, before a file is kept. */
    public void requireSupplementable(Actor actor, String type) {
        file.allowed(Action.SUPPLEMENT, actor);
        CaseMaterial material = file.materials.get(type);
        if (material == null || !material.awaited()) {
            throw new Refused(new CaseRefusal.NotDeferrable(type));
        }
    }

    /** 容缺补交: a deferred material has come. */
    public void supplement(Scene scene, String type, Deadlines.Accepted days) {
        requireSupplementable(scene.actor(), type);
        CaseMaterial material = file.material(type);
        file.put(material.provided(scene.at()));
        boolean onTime = material.due() == null || !scene.today().isAfter(material.due());
        file.silenceNeedsTime(scene.today());
        file.changes.happened(scene.actor(), new Happened.MaterialSupplemented(type, onTime));
        if (file.state == CaseState.GRANTED_DEFICIENT) {
            cameAfterGrant(scene);
        } else {
            file.replaced(scene, List.of(type), days);
            goOnIfAllCame(scene, days);
        }
    }

    /** What was granted first is granted for good when all has come; the pledge is kept after all when nothing is late. */
    private void cameAfterGrant(Scene scene) {
        if (lapsedDay().isEmpty()) {
            file.changes.pledge(Changes.Pledge.MENDED, scene.today());
            file.steps.drop(Step.CHECK);
        }
        if (file.awaited() == 0) {
            file.enter(Action.SUPPLEMENT, scene.actor());
        }
    }

    /** What a lapsed pledge holds goes on as soon as nothing of it is missing, whichever way it came. */
    void goOnIfAllCame(Scene scene, Deadlines.Accepted days) {
        boolean lapsed = file.materials.values().stream().anyMatch(one -> one.state() == CaseMaterial.State.LAPSED);
        if (!lapsed && file.timing.open(PauseKind.DEFERRAL).isPresent()) {
            file.resume(scene, PauseKind.DEFERRAL, days);
            file.changes.pledge(Changes.Pledge.MENDED, scene.today());
        }
    }

    /** 容缺逾期: suspended from the day after the first missed one, until all of it has come or the second day passes. */
    public void lapse(Scene scene, List<CaseMaterial> late, LocalDate second, Deadlines.Accepted days) {
        Transitions.Transition line = file.allowed(Action.LAPSE, scene.actor());
        LocalDate missed = late.stream()
                .map(material -> Objects.requireNonNull(material.due()))
                .min(LocalDate::compareTo)
                .orElseThrow();
        Optional<LocalDate> already = file.timing.open(PauseKind.DEFERRAL).map(Timing.Standing::announced);
        LocalDate until = already.orElse(second);
        late.forEach(material -> file.put(material.lapsed(until)));
        if (already.isEmpty()) {
            file.pause(scene, PauseKind.DEFERRAL, missed.plusDays(1), second, Grounds.PLEDGE, days);
            file.changes.pledge(Changes.Pledge.BROKEN, scene.today());
        }
        file.state = line.to();
        file.changes.happened(
                scene.actor(),
                new Happened.DeferralLapsed(
                        late.stream().map(CaseMaterial::type).toList(), until, file.promisedDue));
    }

    /** 容缺终止, or 不予许可 where the item says so: the second day has passed too. A refusal is a decision like any other. */
    public void endLapsed(Scene scene, boolean deny) {
        if (deny) {
            file.decide(scene, file.allowed(Action.DENY, scene.actor()).to());
            return;
        }
        file.end(file.allowed(Action.TERMINATE, scene.actor()).to(), scene);
        file.changes.happened(scene.actor(), new Happened.CaseTerminated());
    }

    /** 容缺通过后逾期: without effect from now on, until all of it has come or somebody revokes. */
    public void suspendEffect(Scene scene, List<CaseMaterial> late, LocalDate second) {
        file.allowed(Action.LAPSE, scene.actor());
        LocalDate until = secondAfterGrant().orElse(second);
        late.forEach(material -> file.put(material.lapsed(until)));
        file.changes.pledge(Changes.Pledge.BROKEN, scene.today());
        file.changes.happened(
                scene.actor(),
                new Happened.EffectSuspended(
                        late.stream().map(CaseMaterial::type).toList(), until));
    }

    /** 容缺再次逾期: the deciding department has to look, and may revoke. */
    public void lapseAgain(Scene scene, LocalDate checkBy) {
        file.allowed(Action.LAPSE_AGAIN, scene.actor());
        file.steps.put(Step.waiting(Step.CHECK, file.steps.get(Step.DECIDE).department())
                .open(scene.at(), checkBy));
        file.changes.happened(scene.actor(), new Happened.CheckDue(checkBy));
    }

    /** The second day of what was to come after the grant and did not; empty where none is late, or it is being looked at. */
    public Optional<LocalDate> secondAfterGrant() {
        return file.state != CaseState.GRANTED_DEFICIENT || file.steps.isOpen(Step.CHECK)
                ? Optional.empty()
                : lapsedDay();
    }

    private Optional<LocalDate> lapsedDay() {
        return file.materials.values().stream()
                .filter(material -> material.state() == CaseMaterial.State.LAPSED)
                .flatMap(material -> Optional.ofNullable(material.due()).stream())
                .min(LocalDate::compareTo);
    }

    /** Whether something that was to come after the grant is late, so that what was granted is without effect. */
    public boolean withoutEffect() {
        return file.state == CaseState.GRANTED_DEFICIENT && lapsedDay().isPresent();
    }
}
