package org.onedoor.casework.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Staff;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Carries batches out, some lines at a time: each chunk is one transaction that does what its lines say and marks them. The
 * request that makes a batch works on it for some seconds; a job goes on with what is left, also after a restart.
 */
@Service
class BatchWork {

    /** Lines of a batch: more are asked to be narrowed. */
    static final int MOST = 5_000;

    private static final int CHUNK = 50;
    private static final Duration IN_REQUEST = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(BatchWork.class);

    private final Batches batches;
    private final Batch.Performer performer;
    private final Once once;
    private final Staff staff;
    private final TransactionOperations transactions;
    private final Clock clock;

    BatchWork(
            Batches batches,
            Batch.Performer performer,
            Once once,
            Staff staff,
            TransactionOperations transactions,
            Clock clock) {
        this.batches = batches;
        this.performer = performer;
        this.once = once;
        this.staff = staff;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What makes two requests for a batch the same. */
    private record Wish(
            Batch.Action action, String reason, @Nullable UUID assignee, List<Batch.Target> targets) {}

    /** Makes a batch, and begins it. The same form sent again leads to the same batch. */
    UUID begin(
            Actor actor,
            String key,
            Batch.Action action,
            String reason,
            @Nullable UUID assignee,
            List<Batch.Target> targets) {
        if (targets.isEmpty()
                || (action.words() == Batch.Words.NEEDED && reason.isBlank())
                || (action == Batch.Action.ASSIGN && assignee == null)) {
            throw new Refused(new DeskRefusal.NotValid());
        }
        if (targets.size() > MOST) {
            throw new Refused(new DeskRefusal.TooMany(MOST));
        }
        UUID id = once.run(actor, key, new Wish(action, reason, assignee, targets), UUID.class, () -> {
            Batch batch = new Batch(
                    Ids.next(clock), actor, action, reason.strip(), assignee, targets.size(), clock.instant(), null);
            batches.add(batch, targets);
            return batch.id();
        });
        long until = System.nanoTime() + IN_REQUEST.toNanos();
        boolean more = true;
        while (more && System.nanoTime() < until) {
            more = chunk(id, CHUNK);
        }
        return id;
    }

    /** Goes on with what requests left, as long as who began it still serves there. */
    void goOn() {
        for (UUID id : batches.goingOn()) {
            boolean more = true;
            while (more) {
                more = chunk(id, CHUNK);
            }
        }
        batches.forget();
    }

    /**
     * @return whether there may be more to do
     */
    private boolean chunk(UUID id, int most) {
        List<Batches.Waiting> tried = new ArrayList<>();
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> some(id, most, tried)));
        } catch (TransientDataAccessException
                | DataAccessResourceFailureException
                | CannotCreateTransactionException passing) {
            LOG.warn("the batch {} waits for the database", id, passing);
            return false; // says nothing about the line; the job comes again
        } catch (RuntimeException broken) {
            if (most == 1) {
                LOG.error("a line of the batch {} cannot be carried out", id, broken);
                transactions.executeWithoutResult(status -> markBroken(id, tried));
                return true;
            }
            // One line that breaks must not hold up the others: each by itself, then.
            boolean more = true;
            for (int i = 0; i < most && more; i++) {
                more = chunk(id, 1);
            }
            return more;
        }
    }

    private boolean some(UUID id, int most, List<Batches.Waiting> tried) {
        Batch batch = batches.lock(id).orElse(null);
        if (batch == null) {
            return false;
        }
        List<Batches.Waiting> lines = batches.waiting(id, most);
        if (lines.isEmpty()) {
            batches.end(id);
            return false;
        }
        tried.addAll(lines);
        batches.mark(
                id,
                lines,
                serves(batch.actor())
                        ? performer.perform(
                                batch,
                                lines.stream().map(Batches.Waiting::target).toList())
                        : all(lines, new DeskRefusal.NoLongerServes()));
        return true;
    }

    /** Only what was tried, and only if nobody has carried it out meanwhile. */
    private void markBroken(UUID id, List<Batches.Waiting> tried) {
        if (batches.lock(id).isPresent()) {
            batches.mark(id, tried, all(tried, new DeskRefusal.Broken()));
        }
    }

    private static List<Optional<Refusal>> all(List<Batches.Waiting> lines, Refusal why) {
        List<Optional<Refusal>> outcomes = new ArrayList<>();
        lines.forEach(line -> outcomes.add(Optional.of(why)));
        return outcomes;
    }

    private boolean serves(Actor actor) {
        return staff.posts(actor.account()).stream()
                .anyMatch(post -> post.role() == actor.role()
                        && actor.region().equals(post.region())
                        && Within.department(actor).equals(post.department()));
    }
}
