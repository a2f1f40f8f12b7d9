package org.onedoor.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseworkSettings;
import org.onedoor.casework.life.Changes;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.journal.Together;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 容缺承诺记录: who broke a pledge may not pledge again, until what was promised has come or a time has passed. The ordinary
 * way, with everything there from the start, stays open to everybody.
 */
@Repository
public class Pledges {

    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final CaseworkSettings settings;

    Pledges(JdbcClient jdbc, Deadlines deadlines, CaseworkSettings settings) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.settings = settings;
    }

    /** The last day on which a party may not pledge; empty where it may. */
    public Optional<LocalDate> barredUntil(UUID party) {
        return jdbc.sql("""
                        SELECT broken_on FROM casework.broken_pledge
                         WHERE party = :party AND mended_on IS NULL ORDER BY broken_on DESC LIMIT 1""")
                .param("party", party)
                .query((row, n) -> row.getObject("broken_on", LocalDate.class))
                .optional()
                .map(broken -> broken.plusMonths(settings.brokenPledgeMonths()))
                .filter(until -> !deadlines.over(until));
    }

    /** What commands did to pledges, as shares of the statement that writes their cases. */
    static List<Together.Part> parts(List<CaseFile> files) {
        List<CaseFile> broken = with(files, Changes.Pledge.BROKEN);
        List<CaseFile> mended = with(files, Changes.Pledge.MENDED);
        List<Together.Part> parts = new ArrayList<>();
        if (!broken.isEmpty()) {
            parts.add(new Together.Part("broken", """
                    INSERT INTO casework.broken_pledge (party, case_id, city, broken_on)
                    SELECT * FROM unnest(:broken_parties::uuid[], :broken_cases::uuid[], :broken_cities::text[],
                                         :broken_days::date[])
                    ON CONFLICT (party, case_id, city) DO UPDATE
                       SET broken_on = excluded.broken_on, mended_on = NULL""", values("broken", broken)));
        }
        if (!mended.isEmpty()) {
            parts.add(new Together.Part("mended", """
                    UPDATE casework.broken_pledge p SET mended_on = m.day
                      FROM unnest(:mended_parties::uuid[], :mended_cases::uuid[], :mended_cities::text[],
                                  :mended_days::date[]) AS m (party, case_id, city, day)
                     WHERE p.party = m.party AND p.case_id = m.case_id AND p.city = m.city""", values("mended", mended)));
        }
        return parts;
    }

    private static List<CaseFile> with(List<CaseFile> files, Changes.Pledge what) {
        return files.stream().filter(file -> file.changes().pledge() == what).toList();
    }

    private static Map<String, Object> values(String part, List<CaseFile> files) {
        return Map.of(
                part + "_parties", Together.column(files, file -> file.head().party()),
                part + "_cases", Together.column(files, file -> file.head().id()),
                part + "_cities", Together.column(files, file -> file.head().city()),
                part + "_days",
                        Together.column(
                                files,
                                file -> Objects.requireNonNull(file.changes().pledgeOn())));
    }
}
