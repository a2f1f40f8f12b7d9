package org.onedoor.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.Changes;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 意见与理由: what people wrote about a case, apart from the journal, so that it can be erased. */
@Repository
public class Opinions {

    /** @param step the step, or the word of the action, that it belongs to */
    public record Opinion(String step, String text, UUID by, java.time.Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Opinions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was written with the commands on some cases, as a share of the statement that changes them. */
    Optional<Together.Part> part(List<CaseFile> files) {
        record Line(CaseHead head, Changes.Opinion said) {}
        List<Line> lines = files.stream()
                .flatMap(file -> file.changes().opinions().stream().map(said -> new Line(file.head(), said)))
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String sql = """
                INSERT INTO casework.opinion (city, case_id, id, step, text, by, at)
                SELECT * FROM unnest(:opinions_cities::text[], :opinions_cases::uuid[], :opinions_ids::uuid[],
                                     :opinions_steps::text[], :opinions_texts::text[], :opinions_by::uuid[],
                                     :opinions_at::timestamptz[])""";
        return Optional.of(new Together.Part(
                "opinions",
                sql,
                Map.of(
                        "opinions_cities",
                                Together.column(lines, line -> line.head().city()),
                        "opinions_cases",
                                Together.column(lines, line -> line.head().id()),
                        "opinions_ids", Together.column(lines, line -> Ids.next(clock)),
                        "opinions_steps",
                                Together.column(lines, line -> line.said().step()),
                        "opinions_texts",
                                Together.column(lines, line -> line.said().text()),
                        "opinions_by",
                                Together.column(
                                        lines, line -> line.said().actor().account()),
                        "opinions_at",
                                Together.column(lines, line -> line.said().at()))));
    }

    /** What the program says in the colleagues' thread, and to whom. */
    List<Together.Part> mentions(List<CaseFile> files) {
        record Line(CaseHead head, UUID remark, Changes.Mention said) {}
        List<Line> lines = files.stream()
                .flatMap(file ->
                        file.changes().mentions().stream().map(said -> new Line(file.head(), Ids.next(clock), said)))
                .toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = Map.of(
                "remarks_cases", Together.column(lines, line -> line.head().id()),
                "remarks_cities", Together.column(lines, line -> line.head().city()),
                "remarks_ids", Together.column(lines, Line::remark),
                "remarks_texts", Together.column(lines, line -> line.said().text()),
                "remarks_accounts", Together.column(lines, line -> line.said().account()),
                "remarks_by", Actor.PROGRAM,
                "remarks_at", OffsetDateTime.now(clock));
        String given = """
                unnest(:remarks_cases::uuid[], :remarks_cities::text[], :remarks_ids::uuid[], :remarks_texts::text[],
                       :remarks_accounts::uuid[]) AS r (case_id, city, id, text, account)""";
        return List.of(
                new Together.Part("remarks", """
                        INSERT INTO casework.remark (case_id, city, id, by, text, mentions, at)
                        SELECT r.case_id, r.city, r.id, :remarks_by::uuid, r.text, ARRAY[r.account],
                               :remarks_at::timestamptz FROM\s""" + given, values),
                new Together.Part("mentions", """
                        INSERT INTO casework.mention (account, remark, case_id, city, at)
                        SELECT r.account, r.id, r.case_id, r.city, :remarks_at::timestamptz FROM\s""" + given, Map.of()));
    }

    /** The correction notices that were given, likewise. */
    Optional<Together.Part> corrections(List<CaseFile> files) {
        record Line(CaseHead head, boolean inReview, int ordinal, CaseCommand.ToCorrect what) {}
        List<Line> lines = new ArrayList<>();
        for (CaseFile file : files) {
            int ordinal = 0;
            for (CaseCommand.ToCorrect what : file.changes().corrections()) {
                lines.add(new Line(file.head(), file.head().acceptedOn() != null, ++ordinal, what));
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String sql = """
                INSERT INTO casework.correction (city, case_id, in_review, ordinal, material, element, text)
                SELECT c.city, c.case_id, c.in_review, c.ordinal, nullif(c.material, ''), nullif(c.element, ''), c.text
                  FROM unnest(:corrections_cities::text[], :corrections_cases::uuid[], :corrections_in_review::boolean[],
                              :corrections_ordinals::int[], :corrections_materials::text[], :corrections_elements::text[],
                              :corrections_texts::text[])
                       AS c (city, case_id, in_review, ordinal, material, element, text)""";
        return Optional.of(new Together.Part(
                "corrections",
                sql,
                Map.of(
                        "corrections_cities",
                                Together.column(lines, line -> line.head().city()),
                        "corrections_cases",
                                Together.column(lines, line -> line.head().id()),
                        "corrections_in_review", Together.column(lines, Line::inReview),
                        "corrections_ordinals", Together.column(lines, Line::ordinal),
                        "corrections_materials",
                                Together.column(lines, line -> line.what().material()),
                        "corrections_elements",
                                Together.column(lines, line -> line.what().element()),
                        "corrections_texts",
                                Together.column(lines, line -> line.what().text()))));
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

    /** One thing that a notice asked for, before acceptance or in the review stage. */
    record Asked(boolean inReview, CaseCommand.ToCorrect what) {}

    List<Asked> corrections(String city, UUID id) {
        return jdbc.sql("""
                        SELECT in_review, coalesce(material, '') AS material, coalesce(element, '') AS element, text
                          FROM casework.correction
                         WHERE city = :city AND case_id = :case ORDER BY in_review, ordinal""")
                .param("city", city)
                .param("case", id)
                .query((row, n) -> new Asked(
                        row.getBoolean("in_review"),
                        new CaseCommand.ToCorrect(
                                row.getString("material"), row.getString("element"), row.getString("text"))))
                .list();
    }
}
