package org.onedoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 办理: what a department's reviewers do to a case. Each is one transaction with its journal rows and its notice. */
@Service
class Handling {

    private final CaseFolder folder;
    private final Items items;
    private final Deadlines deadlines;
    private final Results results;

    Handling(CaseFolder folder, Items items, Deadlines deadlines, Results results) {
        this.folder = folder;
        this.items = items;
        this.deadlines = deadlines;
        this.results = results;
    }

    /** One thing that a correction notice asks for; {@code material} is blank for the form and everything else. */
    public record ToCorrect(String material, String text) {}

    /** 受理. */
    @Transactional
    public void accept(Actor actor, UUID id) {
        CaseFile file = folder.lock(actor, id);
        requireDesk(actor, file, Step.ACCEPT);
        Item item = item(file);
        Deadlines.Accepted days = deadlines.accepted(item, file.head().region(), deadlines.today());
        file.accept(actor, deadlines.now(), item, days);
        folder.save(actor, file);
        tellAccepted(actor, file, item, days);
    }

    /** 一次性告知补正: everything that has to be put right, at once. */
    @Transactional
    public void askCorrection(Actor actor, UUID id, List<ToCorrect> what) {
        List<ToCorrect> all = what.stream().filter(one -> !one.text().isBlank()).toList();
        if (all.isEmpty()) {
            throw new Refused(new CaseRefusal.ReasonMissing());
        }
        CaseFile file = folder.lock(actor, id);
        requireDesk(actor, file, Step.ACCEPT);
        CaseHead head = file.head();
        LocalDate answerBy = deadlines.answerBy(head.region());
        file.askCorrection(
                actor,
                deadlines.now(),
                deadlines.today(),
                deadlines.lastDayToAsk(head.region(), head.countedFrom()),
                answerBy,
                all.stream()
                        .map(ToCorrect::material)
                        .filter(type -> !type.isBlank())
                        .toList());
        folder.save(actor, file);
        folder.corrections(
                head,
                all.stream()
                        .map(one -> new Opinions.ToCorrect(
                                one.material(), one.text().strip()))
                        .toList());
        folder.tell(actor, head, "correction-asked", item(file), Map.of("due", answerBy));
    }

    /** 不受理 or 不予受理, with reasons. */
    @Transactional
    public void refuse(Actor actor, UUID id, boolean notRequired, String reason) {
        requireReason(reason);
        CaseFile file = folder.lock(actor, id);
        requireDesk(actor, file, Step.ACCEPT);
        Action action = notRequired ? Action.DECLARE_NOT_REQUIRED : Action.REFUSE;
        file.refuse(actor, deadlines.now(), deadlines.today(), action);
        folder.save(actor, file);
        folder.opinion(actor, file.head(), Step.ACCEPT, reason);
        folder.tell(actor, file.head(), "case-not-accepted", item(file), Map.of());
    }

    /** 审查意见; a disagreement needs its reason. */
    @Transactional
    public void review(Actor actor, UUID id, String step, boolean agreed, String opinion) {
        if (!agreed) {
            requireReason(opinion);
        }
        CaseFile file = folder.lock(actor, id);
        requireDesk(actor, file, step);
        Item item = item(file);
        file.review(actor, deadlines.now(), deadlines.today(), step, agreed, item, days(file, item));
        folder.save(actor, file);
        folder.opinion(actor, file.head(), step, opinion);
    }

    /** 准予: issues the licence in the same transaction. */
    @Transactional
    public void grant(Actor actor, UUID id, String reason) {
        CaseFile file = folder.lock(actor, id);
        requireDesk(actor, file, Step.DECIDE);
        grant(actor, file, reason, false);
    }

    private void grant(Actor actor, CaseFile file, String reason, boolean automatic) {
        Item item = item(file);
        Instant at = deadlines.now();
        LocalDate today = deadlines.today();
        file.requireGrantable(actor);
        UUID licence = results.issue(actor, file.head(), item, today);
        file.grant(actor, at, today, automatic, licence);
        folder.save(actor, file);
        folder.opinion(actor, file.head(), Step.DECIDE, reason);
        folder.tell(actor, file.head(), "case-granted", item, Map.of());
    }

    /** 不予许可, with reasons and the ways to object (行政许可法 38). */
    @Transactional
    public void deny(Actor actor, UUID id, String reason) {
        requireReason(reason);
        CaseFile file = folder.lock(actor, id);
        requireDesk(actor, file, Step.DECIDE);
        file.deny(actor, deadlines.now(), deadlines.today());
        folder.save(actor, file);
        folder.opinion(actor, file.head(), Step.DECIDE, reason);
        folder.tell(actor, file.head(), "case-denied", item(file), Map.of());
    }

    /** 秒批: acceptance and grant by the program itself, in the transaction of the submission. */
    void grantAtOnce(Actor program, UUID id, String reason) {
        CaseFile file = folder.lock(program, id);
        Item item = item(file);
        file.accept(program, deadlines.now(), item, days(file, item));
        grant(program, file, reason, true);
    }

    /** 视为受理 (行政许可法 32): accepted as from the day of receipt. */
    @Transactional
    public void deemAccepted(Actor program, UUID id) {
        CaseFile file = folder.lock(program, id);
        CaseHead head = file.head();
        if (head.state() != CaseState.RECEIVED
                || !deadlines.today().isAfter(deadlines.lastDayToAsk(head.region(), head.countedFrom()))) {
            return;
        }
        Item item = item(file);
        Deadlines.Accepted days = deadlines.accepted(item, head.region(), head.countedFrom());
        file.deemAccepted(program, deadlines.now(), item, days);
        folder.save(program, file);
        tellAccepted(program, file, item, days);
    }

    private void tellAccepted(Actor actor, CaseFile file, Item item, Deadlines.Accepted days) {
        Optional<LocalDate> firstDue = file.materials().stream()
                .filter(material -> material.state() == CaseMaterial.State.DEFERRED)
                .flatMap(material -> Optional.ofNullable(material.due()).stream())
                .min(LocalDate::compareTo);
        if (firstDue.isPresent()) {
            folder.tell(actor, file.head(), "case-accepted-lacking", item, Map.of("due", firstDue.get()));
        } else {
            folder.tell(actor, file.head(), "case-accepted", item, Map.of("due", days.promisedDue()));
        }
    }

    private Deadlines.Accepted days(CaseFile file, Item item) {
        CaseHead head = file.head();
        @Nullable LocalDate acceptedOn = head.acceptedOn();
        return deadlines.accepted(item, head.region(), acceptedOn == null ? deadlines.today() : acceptedOn);
    }

    private Item item(CaseFile file) {
        CaseHead head = file.head();
        return items.version(head.item(), head.itemVersion());
    }

    /** A step is acted on by its own department only, whoever else may see the case. */
    private static void requireDesk(Actor actor, CaseFile file, String step) {
        boolean mine = file.steps().stream()
                .anyMatch(known -> known.id().equals(step)
                        && known.department().equals(actor.department())
                        && file.head().region().equals(actor.region()));
        if (!mine) {
            throw new Refused(new CaseRefusal.StepNotOpen(step));
        }
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new Refused(new CaseRefusal.ReasonMissing());
        }
    }
}
