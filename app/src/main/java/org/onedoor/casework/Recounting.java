package org.onedoor.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.casework.calendar.CalendarChange;
import org.onedoor.casework.calendar.CalendarChanges;
import org.onedoor.casework.calendar.CalendarChanges.OpenCase;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 重算期限: carries out what a changed calendar does to open cases, some at a time: their days, ledger, journal and messages
 * and the cursor behind them in one transaction. Two copies of the program, or one that was killed in the middle, do
 * nothing twice and leave nothing out.
 */
@Component
class Recounting {

    private static final Logger LOG = LoggerFactory.getLogger(Recounting.class);
    private static final int AT_A_TIME = 100;

    private final CalendarChanges changes;
    private final Casework casework;
    private final TransactionOperations transactions;

    Recounting(CalendarChanges changes, Casework casework, TransactionOperations transactions) {
        this.changes = changes;
        this.casework = casework;
        this.transactions = transactions;
    }

    void run() {
        changes.notice();
        boolean more;
        do {
            more = some();
        } while (more);
        again();
    }

    /** Those that broke before, each in a transaction of its own. */
    private void again() {
        List<CalendarChanges.Failed> due =
                Objects.requireNonNull(transactions.execute(status -> changes.again(AT_A_TIME)));
        for (CalendarChanges.Failed failed : due) {
            try {
                transactions.executeWithoutResult(status -> {
                    Outcome outcome = casework.perform(List.of(order(failed.change(), failed.one())))
                            .getFirst();
                    if (outcome instanceof Outcome.Refused(var why) && !(why instanceof CaseRefusal.NotNow)) {
                        LOG.error(
                                "case {} was not counted anew: {} {}",
                                failed.one().id(),
                                why.code(),
                                why.values());
                    } else {
                        changes.done(failed);
                    }
                });
            } catch (RuntimeException alone) {
                LOG.error(
                        "case {} could still not be counted anew", failed.one().id(), alone);
            }
        }
    }

    private Order order(CalendarChange change, OpenCase one) {
        CaseCommand recount = new CaseCommand.Recount(changes.ground(change), change.cause());
        return new Order(Actor.program(one.region()), one.id(), null, recount);
    }

    /** What breaks some together is tried again one by one; what breaks alone is passed, counted, logged and tried later. */
    private boolean some() {
        try {
            return step(AT_A_TIME);
        } catch (RuntimeException together) {
            LOG.warn("some cases could not be counted anew together; one by one now", together);
        }
        for (int i = 0; i < AT_A_TIME; i++) {
            try {
                if (!step(1)) {
                    return false;
                }
            } catch (RuntimeException alone) {
                LOG.error("a case could not be counted anew by a changed calendar", alone);
                transactions.executeWithoutResult(status -> pass());
            }
        }
        return true;
    }

    /** Counts the next cases anew; whether there may be more to do. */
    boolean step(int most) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Optional<CalendarChange> locked = changes.lock();
            if (locked.isEmpty()) {
                return false;
            }
            CalendarChange change = locked.get();
            List<OpenCase> cases = changes.open(change.region(), change.passed(), most);
            if (cases.isEmpty()) {
                changes.end(change);
            } else {
                List<Outcome> outcomes = casework.perform(
                        cases.stream().map(one -> order(change, one)).toList());
                changes.passed(change, cases, refused(change, cases, outcomes));
            }
            return true;
        }));
    }

    private int refused(CalendarChange change, List<OpenCase> cases, List<Outcome> outcomes) {
        int refused = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Refused(var why)) {
                UUID id = cases.get(i).id();
                LOG.error("case {} was not counted anew: {} {}", id, why.code(), why.values());
                changes.failed(change, cases.get(i));
                refused++;
            }
        }
        return refused;
    }

    private void pass() {
        changes.lock().ifPresent(change -> {
            List<OpenCase> next = changes.open(change.region(), change.passed(), 1);
            if (!next.isEmpty()) {
                LOG.error("case {} is passed", next.getFirst().id());
                changes.failed(change, next.getFirst());
                changes.passed(change, next, 1);
            }
        });
    }
}
