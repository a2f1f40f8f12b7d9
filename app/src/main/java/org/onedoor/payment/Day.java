package org.onedoor.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Slice;
import org.onedoor.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 日对账单: what came in on a day, what went back, and what was open at its end, of one department in one region. */
@Repository
class Day {

    private static final Pattern CURSOR = Pattern.compile("(\\d{1,15})_([\\w-]{1,120})");

    /** Lines of one day. A payment that came and went back on the same day is two of them. */
    private static final String LINES = """
            select 'paid' as kind, t.why, t.noted_at as at, t.txn as line, t.provider as way, t.receipt, t.fen, b.number, b.filing_number, b.title_zh,
                   b.title_en, b.subject
              from payment.transfer t join payment.bill b on b.id = t.bill
             where b.department = :department and b.region = :region and t.noted_at >= :from and t.noted_at < :to
             union all
            select 'refunded', t.why, t.refunded_at, t.txn || '-r', t.provider, t.return_receipt, t.fen, b.number, b.filing_number, b.title_zh,
                   b.title_en, b.subject
              from payment.transfer t join payment.bill b on b.id = t.bill
             where b.department = :department and b.region = :region and t.refunded_at >= :from and t.refunded_at < :to
             union all
            select 'open', '', b.asked_at, b.id::text, '', null, b.fen, b.number, b.filing_number, b.title_zh, b.title_en, b.subject
              from payment.bill b
             where b.department = :department and b.region = :region and b.asked_at < :to
               and (b.paid_at is null or b.paid_at >= :to)
               and (b.ended_at is null or b.ended_at >= :to or b.paid_at >= :to)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Day(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One line.
     *
     * @param kind paid, refunded or open
     * @param why of a payment: paid, or for what it goes back
     * @param line what tells it from all others
     * @param way the provider, counter-cash or counter-pos; blank where it is open
     * @param receipt under which number a counter took it or gave it back
     */
    record Line(
            String kind,
            String why,
            OffsetDateTime at,
            String line,
            String way,
            @Nullable String receipt,
            long fen,
            String number,
            String filingNumber,
            String titleZh,
            String titleEn,
            UUID subject) {

        Text title() {
            return new Text(titleZh, titleEn);
        }

        boolean atCounter() {
            return way.startsWith(CounterPayment.AT_COUNTER);
        }

        /** By which the other side's books have it. */
        String reference() {
            return kind.equals("open") ? "" : receipt == null ? line : receipt;
        }
    }

    /** 合计, in 分, with how many. */
    record Total(String kind, long count, long fen) {}

    LocalDate today() {
        return LocalDate.now(clock);
    }

    List<Total> totals(Actor actor, LocalDate day) {
        return jdbc.sql("select kind, count(*) as count, sum(fen)::bigint as fen from (" + LINES
                        + ") l group by kind order by kind")
                .params(scope(actor, day))
                .query((row, n) -> new Total(row.getString("kind"), row.getLong("count"), row.getLong("fen")))
                .list();
    }

    /** In the order of their time. */
    Slice<Line> lines(Actor actor, LocalDate day, @Nullable String after, int most) {
        Matcher cursor = CURSOR.matcher(after == null ? "0_0" : after);
        boolean known = cursor.matches();
        List<Line> rows = jdbc.sql("select * from (" + LINES
                        + ") l where (l.at, l.line) > (:afterAt, :afterLine) order by l.at, l.line limit :most")
                .params(scope(actor, day))
                .param(
                        "afterAt",
                        Instant.ofEpochMilli(known ? Long.parseLong(cursor.group(1)) : 0)
                                .atOffset(ZoneOffset.UTC))
                .param("afterLine", known ? cursor.group(2) : "")
                .param("most", most + 1)
                .query((row, n) -> new Line(
                        row.getString("kind"),
                        row.getString("why"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("line"),
                        row.getString("way"),
                        row.getString("receipt"),
                        row.getLong("fen"),
                        row.getString("number"),
                        row.getString("filing_number"),
                        row.getString("title_zh"),
                        row.getString("title_en"),
                        row.getObject("subject", UUID.class)))
                .list();
        return Slice.of(rows, most, last -> last.at().toInstant().toEpochMilli() + "_" + last.line());
    }

    private Map<String, Object> scope(Actor actor, LocalDate day) {
        return Map.of(
                "department", Objects.requireNonNull(actor.department()),
                "region", actor.region(),
                "from", start(day),
                "to", start(day.plusDays(1)));
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant().atOffset(ZoneOffset.UTC);
    }
}
