package org.onedoor.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 意见与理由: what people wrote about a case, apart from the journal, so that it can be erased. */
@Repository
class Opinions {

    /** @param step the step, or the word of the action, that it belongs to */
    record Opinion(String step, String text, UUID by, java.time.Instant at) {}

    /** One thing that a correction notice asks for; {@code material} is blank for the form and everything else. */
    record ToCorrect(String material, String text) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Opinions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Actor actor, CaseHead head, String step, String text) {
        if (text.isBlank()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO casework.opinion (city, case_id, id, step, text, by, at)
                        VALUES (:city, :case, :id, :step, :text, :by, :at)""")
                .param("city", head.city())
                .param("case", head.id())
                .param("id", Ids.next(clock))
                .param("step", step)
                .param("text", text.strip())
                .param("by", actor.account())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    List<Opinion> of(String city, UUID id) {
        return jdbc.sql("""
                        SELECT step, text, by, at FROM casework.opinion
                         WHERE city = :city AND case_id = :case ORDER BY at, id""")
                .param("city", city)
                .param("case", id)
                .query((row, n) -> new Opinion(
                        row.getString("step"),
                        row.getString("text"),
                        row.getObject("by", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void addCorrections(CaseHead head, List<ToCorrect> all) {
        jdbc.sql("""
                        INSERT INTO casework.correction (city, case_id, ordinal, material, text)
                        SELECT :city, :case, c.ordinal, nullif(c.material, ''), c.text
                          FROM unnest(:materials::text[], :texts::text[]) WITH ORDINALITY
                               AS c (material, text, ordinal)""")
                .param("city", head.city())
                .param("case", head.id())
                .param("materials", all.stream().map(ToCorrect::material).toArray(String[]::new))
                .param("texts", all.stream().map(ToCorrect::text).toArray(String[]::new))
                .update();
    }

    List<ToCorrect> corrections(String city, UUID id) {
        return jdbc.sql("""
                        SELECT coalesce(material, '') AS material, text FROM casework.correction
                         WHERE city = :city AND case_id = :case ORDER BY ordinal""")
                .param("city", city)
                .param("case", id)
                .query((row, n) -> new ToCorrect(row.getString("material"), row.getString("text")))
                .list();
    }
}
