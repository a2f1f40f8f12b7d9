package org.onedoor.payment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cities;
import org.onedoor.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 收款窗口: the bills that a counter may take money for, and what it gives back. A hall's clerk has those of his region and
 * below it, a department's staff their own. What is taken is written with the case itself ({@link BillOrder.Take}).
 */
@Service
public class Till {

    private static final int MOST = 50;

    private static final String MINE = """
            ((:role = 'clerk' and b.region like :below)
             or (:role in ('reviewer', 'head') and b.department = :department and b.region = :region))""";

    private final JdbcClient jdbc;
    private final Bills bills;
    private final Reconciling.Telling telling;
    private final AccessLog accesses;
    private final Once once;

    Till(JdbcClient jdbc, Bills bills, Reconciling.Telling telling, AccessLog accesses, Once once) {
        this.jdbc = jdbc;
        this.bills = bills;
        this.telling = telling;
        this.accesses = accesses;
        this.once = once;
    }

    /** By its 缴款识别码 or the filing number of its case, with or without spaces; empty where it is not this counter's. */
    public Optional<Bill> find(Actor actor, String number) {
        return jdbc.sql("select " + Bills.COLUMNS + " from " + Bills.ROWS
                        + " where (b.number = :number or b.filing_number = :number) and " + MINE)
                .param("number", number.replaceAll("\\s", ""))
                .params(scope(actor))
                .query(Bills::bill)
                .optional();
    }

    /** 待缴费: what nobody has paid yet, the nearest last day first. */
    public List<Bill> unpaid(Actor actor) {
        return jdbc.sql("select " + Bills.COLUMNS + " from " + Bills.ROWS + " where b.state = 'open' and " + MINE
                        + " order by b.pay_by, b.id limit :most")
                .params(scope(actor))
                .param("most", MOST)
                .query(Bills::bill)
                .list();
    }

    /** What lies ready to be given back, the oldest first. */
    public List<Bill> toGiveBack(Actor actor) {
        return jdbc.sql("select " + Bills.COLUMNS + " from " + Bills.ROWS
                        + " where t.state = 'refunding' and t.receipt is not null and " + MINE
                        + " order by b.ended_at, b.id limit :most")
                .params(scope(actor))
                .param("most", MOST)
                .query(Bills::bill)
                .list();
    }

    /**
     * 窗口退款: the whole sum was given back, once.
     *
     * @param receipt the number of the payer's receipt for it, or of the terminal's slip
     * @return the bill as it is then
     */
    @Transactional
    public Bill giveBack(Actor actor, UUID id, String key, String receipt) {
        record GiveBack(UUID bill, String receipt) {}
        String number = CounterPayment.receipt(receipt);
        require(actor, id);
        once.run(actor, key, new GiveBack(id, number), Boolean.class, () -> {
            givenBack(actor, id, number);
            return true;
        });
        return require(actor, id);
    }

    private void givenBack(Actor actor, UUID id, String receipt) {
        jdbc.sql("select id from payment.bill where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .single();
        int done = jdbc.sql("""
                update payment.transfer
                   set state = 'refunded', refunded_at = :now, next_try = null, return_receipt = :receipt,
                       returned_by = :by
                 where bill = :id and why = 'paid' and state = 'refunding' and receipt is not null""")
                .param("now", bills.now())
                .param("receipt", receipt)
                .param("by", actor.account())
                .param("id", id)
                .update();
        if (done == 0) {
            throw new Refused(new PaymentRefusal.NothingToGiveBack());
        }
        jdbc.sql("update payment.bill set state = 'refunded' where id = :id and state = 'refunding'")
                .param("id", id)
                .update();
        Bill bill = require(actor, id);
        telling.refunded(
                actor,
                id,
                bill.city(),
                bill.region(),
                bill.party(),
                bill.subject(),
                bill.sum().fen(),
                bill.title());
    }

    private Bill require(Actor actor, UUID id) {
        return jdbc.sql("select " + Bills.COLUMNS + " from " + Bills.ROWS + " where b.id = :id and " + MINE)
                .param("id", id)
                .params(scope(actor))
                .query(Bills::bill)
                .optional()
                .orElseThrow(() -> {
                    accesses.denied(actor, "bill", id);
                    return new Refused(new PaymentRefusal.NoSuchBill());
                });
    }

    private static Map<String, Object> scope(Actor actor) {
        return Map.of(
                "role", actor.role().code(),
                "department", Objects.requireNonNullElse(actor.department(), ""),
                "region", actor.region(),
                "below", Cities.below(actor.region()));
    }
}
