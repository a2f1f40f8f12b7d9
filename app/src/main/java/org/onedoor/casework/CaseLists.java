package org.onedoor.casework;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Slice;
import org.onedoor.standard.calendar.PauseKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 我的办件: an applicant's or clerk's list of cases, one query a page. */
@Repository
class CaseLists {

    static final int PAGE = 20;

    /**
     * A line on an applicant's list.
     *
     * @param answerBy by when a correction notice is to be answered, before acceptance or in the review; null where none is
     *     awaited
     */
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

    private final JdbcClient jdbc;

    CaseLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    Slice<Mine> mine(Actor actor, @Nullable String cursor) {
        Cursor after = Cursor.read(cursor);
        List<Mine> rows = jdbc.sql("""
                        SELECT c.id, c.filing_number, c.item, c.item_version, c.state, c.submitted_at, c.promised_due,
                               c.answer_by, c.clock,
                               (SELECT count(*) FROM jsonb_array_elements(c.materials) m
                                 WHERE m ->> 2 IN ('deferred', 'lapsed')) AS awaited
                          FROM casework.case_file c
                         WHERE\s""" + Scope.of(actor) + """
                           AND (:after::timestamptz IS NULL OR (c.submitted_at, c.id) < (:after, :afterId))
                         ORDER BY c.submitted_at DESC, c.id DESC LIMIT :limit""")
                .params(Scope.values(actor))
                .param("after", after == null ? null : Cases.time(after.submitted()))
                .param("afterId", after == null ? null : after.id())
                .param("limit", PAGE + 1)
                .query(CaseLists::mine)
                .list();
        if (rows.size() <= PAGE) {
            return new Slice<>(rows, null);
        }
        List<Mine> page = List.copyOf(rows.subList(0, PAGE));
        return new Slice<>(page, Cursor.write(page.getLast()));
    }

    private static Mine mine(ResultSet row, int n) throws SQLException {
        CaseState state = CaseState.of(row.getString("state"));
        LocalDate answerBy = switch (state) {
            case CORRECTING -> row.getObject("answer_by", LocalDate.class);
            case SUSPENDED ->
                new Timing(CaseDocuments.clock(row.getString("clock")))
                        .open(PauseKind.CORRECTION)
                        .map(Timing.Standing::announced)
                        .orElse(null);
            default -> null;
        };
        return new Mine(
                row.getObject("id", UUID.class),
                row.getString("filing_number"),
                row.getString("item"),
                row.getInt("item_version"),
                state,
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getObject("promised_due", LocalDate.class),
                answerBy,
                row.getInt("awaited"));
    }

    /** Where the next page begins: behind the last row. A cursor that was tampered with is as good as none. */
    private record Cursor(Instant submitted, UUID id) {

        static String write(Mine last) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((last.submitted() + "|" + last.id()).getBytes(StandardCharsets.UTF_8));
        }

        static @Nullable Cursor read(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return null;
            }
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 2);
                // Java reads years beyond four digits, the database does not.
                boolean readable = parts.length == 2 && parts[0].matches("\\d{4}-.*");
                return readable ? new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1])) : null;
            } catch (IllegalArgumentException | DateTimeParseException e) {
                return null;
            }
        }
    }
}
