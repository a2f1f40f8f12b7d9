package org.onedoor.casework;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.journal.Together;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 改填中的回答: what applicants have changed for a correction and not handed in; thrown away when that is over. */
@Repository
class Amendments {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    Amendments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Element or group → value as changed so far, null for an answer that was taken back. */
    ObjectNode of(CaseHead head) {
        return jdbc.sql("SELECT answers FROM casework.amendment WHERE case_id = :case AND city = :city")
                .param("case", head.id())
                .param("city", head.city())
                .query((row, n) -> (ObjectNode) JSON.readTree(row.getString("answers")))
                .optional()
                .orElseGet(JSON::createObjectNode);
    }

    void save(CaseHead head, ObjectNode answers) {
        jdbc.sql("""
                        INSERT INTO casework.amendment (city, case_id, answers, saved_at)
                        VALUES (:city, :case, :answers::jsonb, :at)
                        ON CONFLICT (case_id, city) DO UPDATE
                           SET answers = excluded.answers, saved_at = excluded.saved_at""")
                .param("city", head.city())
                .param("case", head.id())
                .param("answers", JSON.writeValueAsString(answers))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Throws away what is not awaited any more, as a share of the statement that changes the cases. */
    Optional<Together.Part> over(List<CaseFile> files) {
        List<CaseFile> over =
                files.stream().filter(file -> file.correction().over()).toList();
        return over.isEmpty()
                ? Optional.empty()
                : Optional.of(new Together.Part(
                        "amendments",
                        """
                        DELETE FROM casework.amendment a
                         USING unnest(:amendments_cases::uuid[], :amendments_cities::text[]) AS o (case_id, city)
                         WHERE a.case_id = o.case_id AND a.city = o.city""",
                        Map.of(
                                "amendments_cases",
                                        Together.column(
                                                over, file -> file.head().id()),
                                "amendments_cities",
                                        Together.column(
                                                over, file -> file.head().city()))));
    }
}
