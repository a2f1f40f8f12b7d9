package org.onedoor.casework.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.Changes;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cursor;
import org.onedoor.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 移送处罚 as rows: one for each case, of the department that referred it. */
@Repository
public class Referrals {

    /** A line of the list. */
    record Line(
            UUID caseId,
            String filingNumber,
            String item,
            int itemVersion,
            String applicant,
            String idNumber,
            String state,
            String to,
            String reason,
            Instant at) {}

    private final JdbcClient jdbc;

    Referrals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes referrals, as a share of the statement that changes their cases. */
    public static Optional<Together.Part> part(List<Changes.Referral> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Together.Part(
                        "referrals",
                        """
                        INSERT INTO casework.referral (city, case_id, department, region, referred_to, reason, by, at)
                        SELECT * FROM unnest(:referrals_cities::text[], :referrals_cases::uuid[],
                                             :referrals_departments::text[], :referrals_regions::text[],
                                             :referrals_to::text[], :referrals_reasons::text[], :referrals_by::uuid[],
                                             :referrals_at::timestamptz[])""",
                        Map.of(
                                "referrals_cities", Together.column(all, Changes.Referral::city),
                                "referrals_cases", Together.column(all, Changes.Referral::caseId),
                                "referrals_departments", Together.column(all, Changes.Referral::department),
                                "referrals_regions", Together.column(all, Changes.Referral::region),
                                "referrals_to", Together.column(all, Changes.Referral::to),
                                "referrals_reasons", Together.column(all, Changes.Referral::reason),
                                "referrals_by", Together.column(all, Changes.Referral::by),
                                "referrals_at", Together.column(all, Changes.Referral::at))));
    }

    /** Those of the head's own department and region, the newest first. */
    Slice<Line> page(Actor head, @Nullable String cursor, int most) {
        Optional<Cursor> after = Cursor.read(cursor);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("department", head.department());
        values.put("region", head.region());
        values.put("most", most + 1);
        after.ifPresent(last -> {
            values.put("at", last.at().atOffset(ZoneOffset.UTC));
            values.put("id", last.id());
        });
        List<Line> rows = jdbc.sql("""
                        SELECT r.case_id, c.filing_number, c.item, c.item_version, a.name, a.id_number, c.state,
                               r.referred_to, r.reason, r.at
                          FROM casework.referral r
                          JOIN casework.case_file c ON c.id = r.case_id AND c.city = r.city
                          JOIN casework.applicant a ON a.case_id = r.case_id AND a.city = r.city
                         WHERE r.department = :department AND r.region = :region\s"""
                        + (after.isPresent() ? "AND (r.at, r.case_id) < (:at, :id) " : "")
                        + "ORDER BY r.at DESC, r.case_id DESC LIMIT :most")
                .params(values)
                .query(Referrals::line)
                .list();
        return Slice.of(rows, most, last -> new Cursor(last.at(), last.caseId()).write());
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        return new Line(
                row.getObject("case_id", UUID.class),
                row.getString("filing_number"),
                row.getString("item"),
                row.getInt("item_version"),
                row.getString("name"),
                row.getString("id_number"),
                row.getString("state"),
                row.getString("referred_to"),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
