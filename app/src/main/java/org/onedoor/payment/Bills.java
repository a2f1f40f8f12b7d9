package org.onedoor.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Together;
import org.onedoor.shared.Money;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 缴款单: the bills of all cases. */
@Repository
public class Bills {

    /** A bill with the payment that settled it. */
    static final String ROWS = "payment.bill b left join payment.transfer t on t.bill = b.id and t.why = 'paid'";

    static final String COLUMNS = """
            b.city, b.id, b.number, b.subject, b.filing_number, b.party, b.department, b.region, b.title_zh, b.title_en,
            b.fen, b.state, b.ground_zh, b.ground_en, b.pay_by,
            coalesce(t.at, b.paid_at) as paid_at, t.provider, t.receipt
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Bills(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 缴款识别码: the city, the day, a serial and a check digit; 20 digits. */
    public String nextNumber(String city) {
        long serial = jdbc.sql("select nextval('payment.bill_serial')")
                .query(Long.class)
                .single();
        String digits = city
                + LocalDate.now(clock).format(DateTimeFormatter.ofPattern("yyMMdd"))
                + String.format(java.util.Locale.ROOT, "%07d", serial % 10_000_000);
        return digits + luhn(digits);
    }

    /** The check digit by which a payer who types the number notices a slip (ISO/IEC 7812). */
    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10;
    }

    /** The bill of a case, empty where it has none. */
    public Optional<Bill> of(UUID subject) {
        return find("b.subject = :id", subject, "");
    }

    /** The same, locked to the end of the caller's transaction: a payment that is just coming in comes before or after. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Bill> lock(UUID subject) {
        return find("b.subject = :id", subject, "for update of b");
    }

    private Optional<Bill> find(String where, UUID id, String locking) {
        return jdbc.sql("select " + COLUMNS + " from " + ROWS + " where " + where + " " + locking)
                .param("id", id)
                .query(Bills::bill)
                .optional();
    }

    /** One of a payer's own. */
    Optional<Bill> own(@Nullable UUID party, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from " + ROWS + " where b.id = :id and b.party = :party")
                .param("id", id)
                .param("party", party)
                .query(Bills::bill)
                .optional();
    }

    /** Whose it is does not matter: for the sandbox and for who was denied it. */
    Optional<Bill> any(UUID id) {
        return find("b.id = :id", id, "");
    }

    Optional<Bill> lockNumbered(String number) {
        return jdbc.sql("select " + COLUMNS + " from " + ROWS + " where b.number = :number for update of b")
                .param("number", number)
                .query(Bills::bill)
                .optional();
    }

    /** Shares of the statement that changes the cases; none where no case's fee changes. */
    public List<Together.Part> parts(List<BillOrder> orders) {
        List<BillOrder.Make> made = new ArrayList<>();
        List<BillOrder.Ask> asked = new ArrayList<>();
        List<BillOrder.Take> taken = new ArrayList<>();
        List<UUID> waived = new ArrayList<>();
        List<UUID> closed = new ArrayList<>();
        List<UUID> refunded = new ArrayList<>();
        for (BillOrder order : orders) {
            switch (order) {
                case BillOrder.Make make -> made.add(make);
                case BillOrder.Ask ask -> asked.add(ask);
                case BillOrder.Take take -> taken.add(take);
                case BillOrder.Waive(UUID id) -> waived.add(id);
                case BillOrder.Close(UUID id) -> closed.add(id);
                case BillOrder.Refund(UUID id) -> refunded.add(id);
            }
        }
        List<Together.Part> parts = new ArrayList<>();
        if (!made.isEmpty()) {
            parts.add(make(made));
        }
        if (!asked.isEmpty()) {
            parts.add(ask(asked));
        }
        if (!taken.isEmpty()) {
            parts.addAll(take(taken));
        }
        if (!waived.isEmpty()) {
            parts.add(end("waivers", "waived", "'planned', 'open'", waived));
        }
        if (!closed.isEmpty()) {
            parts.add(end("closings", "closed", "'planned', 'open'", closed));
        }
        if (!refunded.isEmpty()) {
            parts.add(end("refunds", "refunding", "'paid'", refunded));
            parts.add(new Together.Part(
                    "returns", """
                    update payment.transfer set state = 'refunding', next_try = :returns_at::timestamptz
                     where bill = any ((:returns_ids)::uuid[]) and why = 'paid' and state = 'settled'""", Map.of("returns_ids", Together.column(refunded, id -> id), "returns_at", now())));
        }
        return parts;
    }

    private Together.Part make(List<BillOrder.Make> made) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("bills_at", now());
        values.put("bills_cities", Together.column(made, BillOrder.Make::city));
        values.put("bills_ids", Together.column(made, BillOrder.Make::id));
        values.put("bills_numbers", Together.column(made, BillOrder.Make::number));
        values.put("bills_subjects", Together.column(made, BillOrder.Make::subject));
        values.put("bills_filings", Together.column(made, BillOrder.Make::filingNumber));
        values.put("bills_parties", Together.column(made, BillOrder.Make::party));
        values.put("bills_departments", Together.column(made, BillOrder.Make::department));
        values.put("bills_regions", Together.column(made, BillOrder.Make::region));
        values.put("bills_zh", Together.column(made, one -> one.title().zh()));
        values.put("bills_en", Together.column(made, one -> one.title().en()));
        values.put("bills_sums", Together.column(made, one -> one.sum().fen()));
        values.put("bills_days", Together.column(made, BillOrder.Make::payBy));
        values.put(
                "bills_why_zh",
                Together.column(
                        made, one -> one.exempt() == null ? null : one.exempt().zh()));
        values.put(
                "bills_why_en",
                Together.column(
                        made, one -> one.exempt() == null ? null : one.exempt().en()));
        return new Together.Part("bills", """
                insert into payment.bill (city, id, number, subject, filing_number, party, department, region, title_zh,
                                          title_en, fen, state, ground_zh, ground_en, pay_by, made_at, asked_at, ended_at)
                select b.city, b.id, b.number, b.subject, b.filing, b.party, b.department, b.region, b.zh, b.en, b.fen,
                       case when b.why_zh is not null then 'exempt' when b.day is null then 'planned' else 'open' end,
                       b.why_zh, b.why_en, b.day, :bills_at::timestamptz,
                       case when b.why_zh is null and b.day is not null then :bills_at::timestamptz end,
                       case when b.why_zh is not null then :bills_at::timestamptz end
                  from unnest(:bills_cities::text[], :bills_ids::uuid[], :bills_numbers::text[], :bills_subjects::uuid[],
                              :bills_filings::text[], :bills_parties::uuid[], :bills_departments::text[],
                              :bills_regions::text[], :bills_zh::text[], :bills_en::text[], :bills_sums::bigint[],
                              :bills_days::date[], :bills_why_zh::text[], :bills_why_en::text[])
                       as b (city, id, number, subject, filing, party, department, region, zh, en, fen, day, why_zh,
                             why_en)""", values);
    }

    private Together.Part ask(List<BillOrder.Ask> asked) {
        return new Together.Part(
                "demands",
                """
                update payment.bill b
                   set state = 'open', pay_by = a.day, asked_at = coalesce(b.asked_at, :demands_at::timestamptz)
                  from unnest(:demands_ids::uuid[], :demands_days::date[]) as a (id, day)
                 where b.id = a.id and b.state in ('planned', 'open')""",
                Map.of(
                        "demands_ids", Together.column(asked, BillOrder.Ask::id),
                        "demands_days", Together.column(asked, BillOrder.Ask::payBy),
                        "demands_at", now()));
    }

    private List<Together.Part> take(List<BillOrder.Take> taken) {
        Map<String, Object> values = new HashMap<>();
        values.put("takings_at", now());
        values.put("takings_ids", Together.column(taken, one -> one.bill().id()));
        values.put(
                "takings_sums", Together.column(taken, one -> one.bill().sum().fen()));
        values.put("takings_ways", Together.column(taken, one -> one.payment().provider()));
        values.put("takings_txns", Together.column(taken, one -> one.payment().transaction(one.bill())));
        values.put(
                "takings_receipts", Together.column(taken, one -> one.payment().receipt()));
        values.put("takings_by", Together.column(taken, BillOrder.Take::by));
        return List.of(
                new Together.Part("takings", """
                        insert into payment.transfer (provider, txn, bill, fen, at, noted_at, why, state, receipt, taken_by)
                        select t.way, t.txn, t.bill, t.fen, :takings_at::timestamptz, :takings_at::timestamptz, 'paid',
                               'settled', t.receipt, t.taken_by
                          from unnest(:takings_ids::uuid[], :takings_sums::bigint[], :takings_ways::text[],
                                      :takings_txns::text[], :takings_receipts::text[], :takings_by::uuid[])
                               as t (bill, fen, way, txn, receipt, taken_by)""", values),
                new Together.Part(
                        "settled_at_counter",
                        """
                        update payment.bill set state = 'paid', paid_at = :settled_at_counter_at::timestamptz
                         where id = any ((:settled_at_counter_ids)::uuid[]) and state = 'open'""",
                        Map.of(
                                "settled_at_counter_ids",
                                Together.column(taken, one -> one.bill().id()),
                                "settled_at_counter_at",
                                now())));
    }

    /** Refuses a receipt of a counter that stands for another payment already. */
    public void requireNew(Bill bill, CounterPayment payment) {
        boolean used = jdbc.sql("select exists (select from payment.transfer where provider = :way and txn = :txn)")
                .param("way", payment.provider())
                .param("txn", payment.transaction(bill))
                .query(Boolean.class)
                .single();
        if (used) {
            throw new Refused(new PaymentRefusal.ReceiptUsed());
        }
    }

    private Together.Part end(String name, String to, String from, List<UUID> ids) {
        return new Together.Part(
                name,
                "update payment.bill set state = '" + to + "', ended_at = :" + name
                        + "_at::timestamptz where id = any ((:" + name + "_ids)::uuid[]) and state in (" + from + ")",
                Map.of(name + "_ids", Together.column(ids, id -> id), name + "_at", now()));
    }

    OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    static Bill bill(ResultSet row, int n) throws SQLException {
        String why = row.getString("ground_zh");
        OffsetDateTime paid = row.getObject("paid_at", OffsetDateTime.class);
        return new Bill(
                row.getString("city"),
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("subject", UUID.class),
                row.getString("filing_number"),
                row.getObject("party", UUID.class),
                row.getString("department"),
                row.getString("region"),
                new Text(row.getString("title_zh"), row.getString("title_en")),
                new Money(row.getLong("fen")),
                Bill.State.of(row.getString("state")),
                why == null ? null : new Text(why, row.getString("ground_en")),
                row.getObject("pay_by", LocalDate.class),
                paid == null ? null : paid.toInstant(),
                row.getString("provider"),
                row.getString("receipt"));
    }
}
