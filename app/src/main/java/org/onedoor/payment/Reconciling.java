package org.onedoor.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.journal.Journal;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Money;
import org.onedoor.shared.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 对账、退款: asks the provider about bills of which a message may have been lost, and pays back what has to go back. What the
 * provider cannot do just now is tried again; no other bill waits for it.
 */
@Component
class Reconciling {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciling.class);
    private static final int AT_A_TIME = 50;
    private static final Duration AGAIN = Duration.ofMinutes(1);

    /** Twice as long each time, and no longer than this while a payment is waited for. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Nor than this where it would only have to go back. */
    private static final Duration LONGEST_AFTER = Duration.ofDays(1);

    /** So long after a bill has ended and its last day has passed a payment on its order may still become known. */
    private static final Duration LATE = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Bills bills;
    private final Payments payments;
    private final ObjectProvider<PaymentProvider> provider;
    private final TransactionOperations transactions;
    private final Telling telling;

    Reconciling(
            JdbcClient jdbc,
            Bills bills,
            Payments payments,
            ObjectProvider<PaymentProvider> provider,
            TransactionOperations transactions,
            Telling telling) {
        this.jdbc = jdbc;
        this.bills = bills;
        this.payments = payments;
        this.provider = provider;
        this.transactions = transactions;
        this.telling = telling;
    }

    void run() {
        PaymentProvider at = provider.getIfAvailable();
        if (at == null) {
            return;
        }
        look(at);
        refund(at);
    }

    private void look(PaymentProvider at) {
        record Due(UUID id, String number, int looks) {}
        OffsetDateTime now = bills.now();
        List<Due> due = jdbc.sql("""
                select id, number, looks from payment.bill where next_look <= :now order by next_look limit :most""")
                .param("now", now)
                .param("most", AT_A_TIME)
                .query((row, n) ->
                        new Due(row.getObject("id", UUID.class), row.getString("number"), row.getInt("looks")))
                .list();
        for (Due one : due) {
            boolean answered = true;
            try {
                at.transfers(one.number()).forEach(transfer -> payments.enter(at.name(), transfer));
            } catch (RuntimeException later) {
                answered = false;
                LOG.warn("bill {} could not be looked up; it is tried again", one.id(), later);
            }
            // an order that was paid or is owed no more can still be paid, until its day is over and some time has
            // passed
            jdbc.sql("""
                    update payment.bill
                       set looks = looks + 1,
                           next_look = case when :answered and state <> 'open'
                                             and greatest(coalesce(ended_at, paid_at), (pay_by + 1)::timestamptz) <= :since
                                            then null
                                            when state = 'open' then :soon else :later end
                     where id = :id and next_look <= :now""")
                    .param("answered", answered)
                    .param("since", now.minus(LATE))
                    .param("soon", now.plus(after(one.looks(), LONGEST)))
                    .param("later", now.plus(after(one.looks(), LONGEST_AFTER)))
                    .param("id", one.id())
                    .param("now", now)
                    .update();
        }
    }

    private static Duration after(int looks, Duration longest) {
        Duration longer = AGAIN.multipliedBy(1L << Math.min(looks, 11));
        return longer.compareTo(longest) < 0 ? longer : longest;
    }

    private record Return(
            String txn,
            long fen,
            OffsetDateTime at,
            UUID bill,
            String number,
            String city,
            String region,
            UUID party,
            UUID subject,
            Text title) {}

    private void refund(PaymentProvider at) {
        OffsetDateTime now = bills.now();
        List<Return> due = jdbc.sql("""
                select t.txn, t.fen, t.at, t.bill, b.number, b.city, b.region, b.party, b.subject, b.title_zh, b.title_en
                  from payment.transfer t join payment.bill b on b.id = t.bill
                 where t.next_try <= :now and t.provider = :provider
                 order by t.next_try limit :most""")
                .param("now", now)
                .param("provider", at.name())
                .param("most", AT_A_TIME)
                .query((row, n) -> new Return(
                        row.getString("txn"),
                        row.getLong("fen"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getObject("bill", UUID.class),
                        row.getString("number"),
                        row.getString("city"),
                        row.getString("region"),
                        row.getObject("party", UUID.class),
                        row.getObject("subject", UUID.class),
                        new Text(row.getString("title_zh"), row.getString("title_en"))))
                .list();
        for (Return one : due) {
            try {
                Instant paid = one.at().toInstant();
                at.refund(new PaymentProvider.Transfer(one.txn(), one.number(), new Money(one.fen()), paid));
                transactions.executeWithoutResult(status -> refunded(at.name(), one));
            } catch (RuntimeException later) {
                LOG.warn("payment {} could not be paid back; it is tried again", one.txn(), later);
                jdbc.sql("""
                        update payment.transfer set next_try = :next
                         where provider = :provider and txn = :txn and state = 'refunding'""")
                        .param("next", now.plus(AGAIN))
                        .param("provider", at.name())
                        .param("txn", one.txn())
                        .update();
            }
        }
    }

    /** Once, whoever else did it at the same time. */
    private void refunded(String name, Return one) {
        OffsetDateTime now = bills.now();
        jdbc.sql("select id from payment.bill where id = :id for update")
                .param("id", one.bill())
                .query(UUID.class)
                .single();
        int done = jdbc.sql("""
                update payment.transfer set state = 'refunded', refunded_at = :now, next_try = null
                 where provider = :provider and txn = :txn and state = 'refunding'""")
                .param("now", now)
                .param("provider", name)
                .param("txn", one.txn())
                .update();
        if (done == 0) {
            return;
        }
        jdbc.sql("""
                update payment.bill b set state = 'refunded'
                 where b.id = :id and b.state = 'refunding'
                   and exists (select from payment.transfer t
                                where t.bill = b.id and t.provider = :provider and t.txn = :txn and t.why = 'paid')""")
                .param("id", one.bill())
                .param("provider", name)
                .param("txn", one.txn())
                .update();
        telling.refunded(
                Actor.program(one.region()),
                one.bill(),
                one.city(),
                one.region(),
                one.party(),
                one.subject(),
                one.fen(),
                one.title());
    }

    /** What is written of a refund beside the books: journal and a word to the payer. */
    @Component
    static final class Telling {

        private final Journal journal;
        private final Notices notices;

        Telling(Journal journal, Notices notices) {
            this.journal = journal;
            this.notices = notices;
        }

        void refunded(
                Actor actor, UUID bill, String city, String region, UUID party, UUID subject, long fen, Text title) {
            journal.append(
                    actor,
                    "payment.transfer-refunded.v1",
                    "bill",
                    bill,
                    city,
                    Map.of("case", subject.toString(), "region", region, "fen", fen));
            notices.tell(
                    actor, party, "payment-refunded", Map.of("fee", title, "sum", new Money(fen)), "/cases/" + subject);
        }
    }
}
