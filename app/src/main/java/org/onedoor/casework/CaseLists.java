package org.onedoor.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Timing;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cursor;
import org.onedoor.shared.Slice;
import org.onedoor.standard.calendar.PauseKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 我的办件: an applicant's or clerk's list of cases, one query a page. */
@Repository
public class CaseLists {

    static final int PAGE = 20;

    /**
     * A line on an applicant's list.
     *
     * @param answerBy by when a correction notice is to be answered, before acceptance or in the review; null where none is
     *     awaited
     */
    public record Mine(
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
    public Slice<Mine> mine(Actor actor, @Nullable String cursor) {
        Cursor after = Cursor.read(cursor).orElse(null);
        List<Mine> rows = jdbc.sql("""
                        SELECT c.id, c.filing_number, c.item, c.item_version, c.state, c.submitted_at, c.promised_due,
                               c.answer_by, c.clock,
                               (SELECT count(*) FROM jsonb_array_elements(c.materials) m
                                 WHERE m ->> 2 IN ('deferred', 'lapsed')) AS awaited
                          FROM casework.case_file c
                         WHERE\s""" + Scope.listed(actor) + """
                           AND (:after::timestamptz IS NULL OR (c.submitted_at, c.id) < (:after, :afterId))
                         ORDER BY c.submitted_at DESC, c.id DESC LIMIT :limit""")
                .params(Scope.values(actor))
                .param("after", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .param("afterId", after == null ? null : after.id())
                .param("limit", PAGE + 1)
                .query(CaseLists::mine)
                .list();
        return Slice.of(rows, PAGE, last -> new Cursor(last.submitted(), last.id()).write());
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
}
