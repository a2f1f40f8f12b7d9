package org.onedoor.casework.filing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.onedoor.journal.Once;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 回执: whoever submits under a key submits once. The key is written with the case; only when that or the submission itself
 * is refused is it looked up whether the same request was here before.
 */
@Component
public class Receipts {

    /** Submits, and writes the mark that it gets for its receipt with the case. */
    public interface Submitting extends Function<Function<Submission.Receipt, Together.Part>, Submission.Receipt> {}

    private final Once once;
    private final TransactionOperations transactions;

    Receipts(Once once, TransactionOperations transactions) {
        this.once = once;
        this.transactions = transactions;
    }

    /** @param body what must be equal for two requests under one key to be the same */
    public Submission.Receipt once(Actor actor, String key, Object body, Submitting submitting) {
        try {
            return Objects.requireNonNull(transactions.execute(status ->
                    submitting.apply(receipt -> once.part(List.of(new Once.Done(actor, key, body, receipt))))));
        } catch (Refused | DuplicateKeyException notNow) {
            return before(actor, key, body).orElseThrow(() -> notNow);
        }
    }

    private Optional<Submission.Receipt> before(Actor actor, String key, Object body) {
        return once.given(actor, key, body, Submission.Receipt.class);
    }
}
