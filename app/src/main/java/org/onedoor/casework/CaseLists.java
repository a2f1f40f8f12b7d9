package org.onedoor.casework;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Role;
import org.onedoor.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 待办与我的办件: lists of cases, one query a page. */
@Repository
class CaseLists {

    static final int PAGE = 20;
    private static final int MOST_COUNTED = 10_000;

    /**
     * Open steps, and those whose applicant let the day for a correction pass: the department may end these now. A head
     * sees what is asked of him, and what is later than promised.
     */
    private static final String ON_DESK = """
            ((NOT s.held OR s.due < :today)
             AND CASE WHEN :head THEN s.step = 'extend' OR s.alarm >= 2 ELSE s.step <> 'extend' END)""";

    /** A line on an applicant's list. */
    record Mine(
            UUID id,
            String filingNumber,
            String item,
            int itemVersion,
            CaseState state,
            Instant submitted,
            @Nullable LocalDate promisedDue,
            @Nullable LocalDate answerBy,
            int awaited) {}

    /**
     * A line on a desk: one open step of one case.
     *
     * @param awaited deferred materials still missing
     * @param corrected whether the applicant has answered a correction notice
     */
    record OnDesk(
            UUID id,
            String filingNumber,
            String item,
            int itemVersion,
            String applicant,
            String step,
            LocalDate due,
            String channel,
            Instant received,
            int awaited,
            boolean corrected,
            Alarm alarm) {}

    /** What a desk may be narrowed to. */
    enum Filter {
        ALL("all", "TRUE"),
        OVERDUE("overdue", "s.due < :today"),
        TODAY("today", "s.due = :today"),
        TO_ACCEPT("to-accept", "s.step = 'accept'"),
        TO_DECIDE("to-decide", "s.step = 'decide'"),
        CORRECTED("corrected", "s.step = 'accept' AND s.corrected"),
        AWAITING("awaiting", "s.awaited > 0"),
        ALARM("alarm", "s.alarm > 0");

        private final String code;
        private final String predicate;

        Filter(String code, String predicate) {
            this.code = code;
            this.predicate = predicate;
        }

        String code() {
            return code;
        }

        static Filter of(@Nullable String code) {
            for (Filter filter : values()) {
                if (filter.code.equals(code)) {
                    return filter;
                }
            }
            return ALL;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first. */
    Slice<Mine> mine(Actor actor, @Nullable String cursor) {
        Cursor<Instant> after = Cursor.readInstant(cursor);
        List<Mine> rows = jdbc.sql("""
                        SELECT c.id, c.filing_number, c.item, c.item_version, c.state, c.submitted_at, c.promised_due,
                               c.answer_by,
                               (SELECT count(*) FROM jsonb_array_elements(c.materials) m
                                 WHERE m ->> 2 IN ('deferred', 'lapsed')) AS awaited
                          FROM casework.case_file c
                         WHERE\s""" + Scope.of(actor) + """
                           AND (:after::timestamptz IS NULL OR (c.submitted_at, c.id) < (:after, :afterId))
                         ORDER BY c.submitted_at DESC, c.id DESC LIMIT :limit""")
                .params(Scope.values(actor))
                .param("after", after == null ? null : Cases.time(after.key()))
                .param("afterId", after == null ? null : after.id())
                .param("limit", PAGE + 1)
                .query(CaseLists::mine)
                .list();
        return slice(rows, row -> Cursor.write(row.submitted().toString(), row.id(), ""));
    }

    /** A department's open steps in its region, the most urgent first. */
    Slice<OnDesk> desk(Actor actor, Filter filter, @Nullable String cursor) {
        Cursor<LocalDate> after = Cursor.readDay(cursor);
        List<OnDesk> rows = jdbc.sql(
                        """
                        SELECT c.id, c.filing_number, c.item, c.item_version, a.name, s.step, s.due, c.channel,
                               c.received_at, s.corrected, s.awaited, s.alarm
                          FROM casework.desk s
                          JOIN casework.case_file c ON c.id = s.case_id AND c.city = s.city
                          JOIN casework.applicant a ON a.case_id = s.case_id AND a.city = s.city
                         WHERE s.department = :department AND s.region = :region AND\s""" + ON_DESK + """
                           AND (:after::date IS NULL OR (s.due, s.case_id, s.step) > (:after, :afterId, :afterStep))
                           AND\s""" + filter.predicate + " ORDER BY s.due, s.case_id, s.step LIMIT :limit")
                .param("head", actor.role() == Role.HEAD)
                .param("department", actor.department())
                .param("region", actor.region())
                .param("today", LocalDate.now(clock))
                .param("after", after == null ? null : after.key())
                .param("afterId", after == null ? null : after.id())
                .param("afterStep", after == null ? null : after.step())
                .param("limit", PAGE + 1)
                .query(CaseLists::onDesk)
                .list();
        return slice(rows, row -> Cursor.write(row.due().toString(), row.id(), row.step()));
    }

    /** How many lines each filter would show, counted up to 10,000. */
    record Counts(int all, int overdue, int today, int toAccept, int toDecide, int corrected, int awaiting, int alarm) {

        int of(Filter filter) {
            return switch (filter) {
                case ALL -> all;
                case OVERDUE -> overdue;
                case TODAY -> today;
                case TO_ACCEPT -> toAccept;
                case TO_DECIDE -> toDecide;
                case CORRECTED -> corrected;
                case AWAITING -> awaiting;
                case ALARM -> alarm;
            };
        }
    }

    Counts counts(Actor actor) {
        return jdbc.sql("""
                        WITH open AS (
                            SELECT s.step, s.due, s.corrected, s.awaited, s.alarm
                              FROM casework.desk s
                             WHERE s.department = :department AND s.region = :region AND\s""" + ON_DESK + """
                             ORDER BY s.due LIMIT :most)
                        SELECT count(*) AS "all",
                               count(*) FILTER (WHERE due < :today) AS overdue,
                               count(*) FILTER (WHERE due = :today) AS today,
                               count(*) FILTER (WHERE step = 'accept') AS to_accept,
                               count(*) FILTER (WHERE step = 'decide') AS to_decide,
                               count(*) FILTER (WHERE step = 'accept' AND corrected) AS corrected,
                               count(*) FILTER (WHERE awaited > 0) AS awaiting,
                               count(*) FILTER (WHERE alarm > 0) AS alarm
                          FROM open""")
                .param("head", actor.role() == Role.HEAD)
                .param("department", actor.department())
                .param("region", actor.region())
                .param("today", LocalDate.now(clock))
                .param("most", MOST_COUNTED)
                .query(Counts.class)
                .single();
    }

    private static <T> Slice<T> slice(List<T> rows, java.util.function.Function<T, String> cursor) {
        if (rows.size() <= PAGE) {
            return new Slice<>(rows, null);
        }
        List<T> page = List.copyOf(rows.subList(0, PAGE));
        return new Slice<>(page, cursor.apply(page.getLast()));
    }

    private static Mine mine(ResultSet row, int n) throws SQLException {
        return new Mine(
                row.getObject("id", UUID.class),
                row.getString("filing_number"),
                row.getString("item"),
                row.getInt("item_version"),
                CaseState.of(row.getString("state")),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getObject("promised_due", LocalDate.class),
                row.getObject("answer_by", LocalDate.class),
                row.getInt("awaited"));
    }

    private static OnDesk onDesk(ResultSet row, int n) throws SQLException {
        return new OnDesk(
                row.getObject("id", UUID.class),
                row.getString("filing_number"),
                row.getString("item"),
                row.getInt("item_version"),
                row.getString("name"),
                row.getString("step"),
                row.getObject("due", LocalDate.class),
                row.getString("channel"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getInt("awaited"),
                row.getBoolean("corrected"),
                Alarm.of(row.getInt("alarm")));
    }

    /** Where the next page begins: the last row's sort key and id. A cursor that was tampered with is as good as none. */
    private record Cursor<T>(T key, UUID id, String step) {

        static String write(String key, UUID id, String step) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((key + "|" + id + "|" + step).getBytes(StandardCharsets.UTF_8));
        }

        static @Nullable Cursor<Instant> readInstant(@Nullable String text) {
            return read(text, Instant::parse);
        }

        static @Nullable Cursor<LocalDate> readDay(@Nullable String text) {
            return read(text, LocalDate::parse);
        }

        private static <T> @Nullable Cursor<T> read(@Nullable String text, java.util.function.Function<String, T> key) {
            if (text == null || text.isBlank()) {
                return null;
            }
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 3);
                // What Java reads and the database does not: years beyond four digits, and a NUL.
                boolean readable = parts.length == 3 && parts[0].matches("\\d{4}-.*") && parts[2].indexOf('\0') < 0;
                return !readable ? null : new Cursor<>(key.apply(parts[0]), UUID.fromString(parts[1]), parts[2]);
            } catch (IllegalArgumentException | DateTimeParseException e) {
                return null;
            }
        }
    }
}
