package org.onedoor.casework.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.Scope;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 查找: cases that the department has had, open or closed, by filing number, applicant's name, telephone or document number.
 * A number is found by the whole of it, a name and a filing number by their beginning: each is a range of an index.
 */
@Repository
class Search {

    static final int MOST = 50;

    /** What was looked for is personal data and not kept: that somebody looked in vain is. */
    private static final UUID NOTHING = new UUID(0, 0);

    /** How many of the actor's own that begin so are put in order; of a name that begins more, one has to type more. */
    private static final int CANDIDATES = 2_000;

    private static final int SHORTEST_FILING = 8;
    /** Behind everything that begins with a text. */
    private static final String END = new String(Character.toChars(Character.MAX_CODE_POINT));

    /** @param maskedNumber the document's number as far as it is shown */
    record Found(
            UUID id,
            String number,
            String item,
            int itemVersion,
            String applicant,
            String maskedNumber,
            String state,
            Instant submitted) {}

    private final JdbcClient jdbc;
    private final AccessLog accesses;

    Search(JdbcClient jdbc, AccessLog accesses) {
        this.jdbc = jdbc;
        this.accesses = accesses;
    }

    /** The newest first, at most {@link #MOST}; each look at somebody's record is logged. */
    List<Found> find(Actor actor, String typed) {
        String text = typed.strip();
        String packed = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        Map<String, @Nullable Object> values = new HashMap<>(Scope.values(actor));
        List<String> ways = new ArrayList<>();
        if (packed.matches("\\d{" + SHORTEST_FILING + ",21}")) {
            ways.add("c.filing_number >= :packed::bpchar AND c.filing_number < :packedEnd::bpchar");
        }
        if (packed.matches("\\d{15,18}|\\d{17}X|[0-9A-Z]{18}")) {
            ways.add("a.id_number = :packed");
        }
        if (packed.matches("\\d{5,20}")) {
            ways.add("a.phone = ANY (:phones::text[])");
            values.put("phones", phones(packed, text));
        }
        if (!packed.isEmpty() && !packed.matches("\\d+X?")) {
            ways.add("a.name ~>=~ :text AND a.name ~<~ :textEnd");
        }
        if (ways.isEmpty()) {
            return List.of();
        }
        values.put("packed", packed);
        values.put("packedEnd", packed + ":");
        values.put("text", text);
        values.put("textEnd", text + END);
        String scoped =
                " FROM casework.case_file c JOIN casework.applicant a ON a.case_id = c.id AND a.city = c.city WHERE "
                        + Scope.of(actor) + " AND ";
        String candidates = String.join(
                " UNION ",
                ways.stream()
                        .map(way -> "(SELECT c.id" + scoped + way + " LIMIT :candidates)")
                        .toList());
        List<Found> found = jdbc.sql("WITH candidate (id) AS MATERIALIZED (" + candidates + ")" + """
                        SELECT c.id, c.filing_number, c.item, c.item_version, a.name, a.id_kind, a.id_number, c.state,
                               c.submitted_at
                          FROM candidate
                          JOIN casework.case_file c ON c.id = candidate.id
                          JOIN casework.applicant a ON a.case_id = c.id AND a.city = c.city
                         ORDER BY c.submitted_at DESC, c.id LIMIT :most""")
                .params(values)
                .param("candidates", CANDIDATES)
                .param("most", MOST)
                .query(Search::found)
                .list();
        found.forEach(one -> accesses.read(actor, "case", one.id(), "search"));
        if (found.isEmpty()) {
            accesses.read(actor, "search", NOTHING, "search-without-hit");
        }
        return found;
    }

    /** As typed, in one, and with the dash behind an area code of three or four digits. */
    private static String[] phones(String packed, String text) {
        return packed.length() > 4 && packed.startsWith("0")
                ? new String[] {
                    packed,
                    text,
                    packed.substring(0, 3) + "-" + packed.substring(3),
                    packed.substring(0, 4) + "-" + packed.substring(4)
                }
                : new String[] {packed, text};
    }

    private static Found found(ResultSet row, int n) throws SQLException {
        return new Found(
                row.getObject("id", UUID.class),
                row.getString("filing_number"),
                row.getString("item"),
                row.getInt("item_version"),
                row.getString("name"),
                masked(row.getString("id_kind"), row.getString("id_number")),
                row.getString("state"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant());
    }

    /** A firm's credit code is public; of a person's number the middle is hidden. */
    private static String masked(String kind, String number) {
        if (kind.equals("credit-code")) {
            return number;
        }
        return number.length() < 12
                ? number.substring(0, Math.min(2, number.length()))
                        + "*".repeat(Math.max(1, number.length() - 4))
                        + number.substring(Math.max(number.length() - 2, 0))
                : number.substring(0, 6) + "*".repeat(number.length() - 10) + number.substring(number.length() - 4);
    }
}
