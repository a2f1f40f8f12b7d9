package org.onedoor.payment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Money;
import org.onedoor.shared.Text;

/** What a case's change does to its bill; written with the change itself ({@link Bills#parts}). */
public sealed interface BillOrder {

    /**
     * 开单.
     *
     * @param payBy asked for at once, by then; null where it waits for a grant or nothing is asked
     * @param exempt 免缴 on this ground; null where it is owed
     */
    record Make(
            String city,
            UUID id,
            String number,
            UUID subject,
            String filingNumber,
            UUID party,
            String department,
            String region,
            Text title,
            Money sum,
            @Nullable LocalDate payBy,
            @Nullable Text exempt)
            implements BillOrder {}

    /** 催缴: asks for it, or once more with another day. */
    record Ask(UUID id, LocalDate payBy) implements BillOrder {}

    /**
     * 窗口收费: paid at a counter.
     *
     * @param by the account of whoever took the money
     */
    record Take(Bill bill, CounterPayment payment, UUID by) implements BillOrder {}

    /** 准予减免. */
    record Waive(UUID id) implements BillOrder {}

    /** 不再收取. */
    record Close(UUID id) implements BillOrder {}

    /** 退费: the whole sum goes back. */
    record Refund(UUID id) implements BillOrder {}
}
