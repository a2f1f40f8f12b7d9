package org.onedoor.casework;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * 办理: performs commands on cases: for any number of them one transaction of two statements, one that locks and reads
 * the cases and one that writes all that came of it. One case is a list of one. Each order is judged by itself: what one
 * is refused does not hold up the others. Under load the single orders of many people become such a list.
 */
@Service
public class Casework {

    /** As many as use up two processors with their two round trips each; more only wait for each other. */
    private static final int SETS_AT_ONCE = 8;

    private static final int MOST_IN_SET = 50;

    private final Cases cases;
    private final CaseWriting writing;
    private final Verbs verbs;
    private final Once once;
    private final TransactionOperations transactions;
    private final Combiner<Order, UUID, Answer> combiner =
            new Combiner<>(SETS_AT_ONCE, MOST_IN_SET, Order::id, this::together);

    Casework(Cases cases, CaseWriting writing, Verbs verbs, Once once, TransactionOperations transactions) {
        this.cases = cases;
        this.writing = writing;
        this.verbs = verbs;
        this.once = once;
        this.transactions = transactions;
    }

    /** What an order of a set gets: its outcome, or that nobody knows whether the set was committed. */
    private sealed interface Answer {
        record Known(Outcome outcome) implements Answer {}

        record Unknown(RuntimeException why) implements Answer {}
    }

    /**
     * Performs one order: within the caller's transaction where there is one, where a refusal rolls back; else in one of its
     * own, which under load it shares with other people's orders ({@link Combiner}).
     */
    public void perform(Order order) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            requireDone(all(List.of(order)));
            return;
        }
        switch (combiner.perform(order)) {
            case Answer.Known(Outcome outcome) -> requireDone(List.of(outcome));
            case Answer.Unknown(RuntimeException why) -> throw why;
        }
    }

    /** A set that breaks for another reason than these has done nothing, and its orders may be done anew. */
    private List<Answer> together(List<Order> orders) {
        try {
            return inTransaction(orders).stream().<Answer>map(Answer.Known::new).toList();
        } catch (DuplicateKeyException twice) {
            if (orders.size() > 1) {
                throw twice;
            }
            // the same request a second time; or another one took first what there is but once, and now it is seen
            return List.of(new Answer.Known(doneBefore(orders.getFirst())
                    .orElseGet(() -> inTransaction(orders).getFirst())));
        } catch (UnexpectedRollbackException undone) {
            if (orders.size() > 1) {
                throw undone; // certainly nothing was done: each by itself
            }
            return List.of(new Answer.Unknown(undone));
        } catch (DataAccessResourceFailureException | TransactionException unknown) {
            return orders.stream()
                    .<Answer>map(order -> new Answer.Unknown(unknown))
                    .toList();
        }
    }

    private static void requireDone(List<Outcome> outcomes) {
        if (outcomes.getFirst() instanceof Outcome.Refused refused) {
            throw new Refused(refused.why());
        }
    }

    public void perform(Actor actor, UUID id, String key, CaseCommand command) {
        perform(new Order(actor, id, key, command));
    }

    /** What the program does by itself. */
    public void perform(Actor program, UUID id, CaseCommand command) {
        perform(new Order(program, id, null, command));
    }

    /**
     * Performs orders in their sequence, also several on one case.
     *
     * @return what became of each, in the same sequence
     */
    public List<Outcome> perform(List<Order> orders) {
        try {
            return inTransaction(orders);
        } catch (DuplicateKeyException twice) {
            // The same request came twice at once and the other one was quicker: each is looked at anew, by itself.
            List<Outcome> outcomes = new ArrayList<>();
            for (Order order : orders) {
                outcomes.add(doneBefore(order)
                        .orElseGet(() -> inTransaction(List.of(order)).getFirst()));
            }
            return outcomes;
        }
    }

    private List<Outcome> inTransaction(List<Order> orders) {
        return Objects.requireNonNull(transactions.execute(status -> all(orders)));
    }

    /** In rounds that know no case twice: what is refused is never written with what is done on the same case. */
    private List<Outcome> all(List<Order> orders) {
        IdentityHashMap<Order, Outcome> outcomes = new IdentityHashMap<>();
        List<Order> rest = orders;
        while (!rest.isEmpty()) {
            Map<UUID, Order> firsts = new LinkedHashMap<>();
            rest.forEach(order -> firsts.putIfAbsent(order.id(), order));
            List<Order> round = List.copyOf(firsts.values());
            List<Outcome> came = round(round);
            for (int i = 0; i < round.size(); i++) {
                outcomes.put(round.get(i), came.get(i));
            }
            rest = rest.stream().filter(order -> !outcomes.containsKey(order)).toList();
        }
        return orders.stream()
                .map(order -> Objects.requireNonNull(outcomes.get(order)))
                .toList();
    }

    private List<Outcome> round(List<Order> orders) {
        List<@Nullable CaseFile> files = cases.lock(orders);
        if (woke(orders, files)) {
            files = cases.lock(orders);
        }
        List<Outcome> outcomes = new ArrayList<>();
        List<CaseFile> changed = new ArrayList<>();
        List<Once.Done> done = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            Order order = orders.get(i);
            CaseFile file = files.get(i);
            Outcome outcome = one(order, file);
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Done && file != null && !file.untouched()) {
                changed.add(file);
                if (order.key() != null) {
                    done.add(new Once.Done(order.actor(), order.key(), order.body(), null));
                }
            }
        }
        writing.changed(changed, done.isEmpty() ? List.of() : List.of(once.part(done)));
        return outcomes;
    }

    /**
     * What the passing of a day has done to a case is so before anybody does anything else to it, whether or not the job
     * has come to it yet.
     *
     * @return whether the cases have to be read anew
     */
    private boolean woke(List<Order> orders, List<@Nullable CaseFile> files) {
        List<CaseFile> woken = new ArrayList<>();
        boolean due = false;
        for (int i = 0; i < orders.size(); i++) {
            CaseFile file = files.get(i);
            if (file != null && orders.get(i).actor().role() != Role.SYSTEM && verbs.due(file)) {
                due = true;
                Order wake = Order.wake(file.head().id(), file.head().region());
                if (one(wake, file) instanceof Outcome.Done && !file.untouched()) {
                    woken.add(file);
                }
            }
        }
        writing.changed(woken, List.of());
        return due;
    }

    private Outcome one(Order order, @Nullable CaseFile file) {
        try {
            if (file == null) {
                throw new Refused(new CaseRefusal.NoSuchCase());
            }
            requireUnchanged(order, file);
            verbs.perform(order, file);
            return new Outcome.Done();
        } catch (Refused refused) {
            // The state may be as it is because this very order was performed before.
            return doneBefore(order).orElseGet(() -> new Outcome.Refused(refused.refusal()));
        }
    }

    /** Whoever decided on what he saw is told when that is no longer so. */
    private static void requireUnchanged(Order order, CaseFile file) {
        Integer seen = order.version();
        if (seen != null && seen != file.head().version()) {
            throw new Refused(new CaseRefusal.ChangedMeanwhile());
        }
    }

    private Optional<Outcome> doneBefore(Order order) {
        String key = order.key();
        if (key == null) {
            return Optional.empty();
        }
        try {
            return once.done(order.actor(), key, order.body()) ? Optional.of(new Outcome.Done()) : Optional.empty();
        } catch (Refused reused) {
            return Optional.of(new Outcome.Refused(reused.refusal()));
        }
    }
}
