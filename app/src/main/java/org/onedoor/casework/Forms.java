package org.onedoor.casework;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.FormRevision;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Party;
import org.onedoor.identity.Person;
import org.onedoor.journal.Together;
import org.onedoor.licence.Licences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 申请表 and who applied, as submitted: personal, erasable, apart from the case's own row. */
@Repository
public class Forms {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CREDIT_CODE = "credit-code";

    /** 申请人 as on the day of submission. */
    public record Applicant(String name, String idKind, String idNumber, String phone) {

        public boolean firm() {
            return idKind.equals(CREDIT_CODE);
        }

        /** The number with its middle hidden; a firm's credit code is public and shown. */
        public String maskedNumber() {
            int length = idNumber.length();
            return firm() || length < 12
                    ? idNumber
                    : idNumber.substring(0, 6) + "*".repeat(length - 10) + idNumber.substring(length - 4);
        }
    }

    private final JdbcClient jdbc;

    Forms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The answers as submitted or corrected, as a share of a larger statement. */
    Together.Part form(CaseHead head, int revision, ObjectNode answers, ObjectNode provenance) {
        return new Together.Part(
                "form",
                """
                INSERT INTO casework.form (city, case_id, revision, answers, provenance)
                VALUES (:form_city, :form_case, :form_revision, :form_answers::jsonb, :form_provenance::jsonb)""",
                Map.of(
                        "form_city", head.city(),
                        "form_case", head.id(),
                        "form_revision", revision,
                        "form_answers", JSON.writeValueAsString(answers),
                        "form_provenance", JSON.writeValueAsString(provenance)));
    }

    /** Answers as corrected, as a share of the statement that changes the cases. */
    Optional<Together.Part> revisions(List<CaseFile> files) {
        record Line(CaseHead head, FormRevision form) {}
        List<Line> lines = files.stream()
                .flatMap(file -> file.changes().revisions().stream().map(form -> new Line(file.head(), form)))
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Together.Part(
                        "forms",
                        """
                        INSERT INTO casework.form (city, case_id, revision, answers, provenance)
                        SELECT f.city, f.case_id, f.revision, f.answers::jsonb, f.provenance::jsonb
                          FROM unnest(:forms_cities::text[], :forms_cases::uuid[], :forms_revisions::int[],
                                      :forms_answers::text[], :forms_provenances::text[])
                               AS f (city, case_id, revision, answers, provenance)""",
                        Map.of(
                                "forms_cities",
                                        Together.column(
                                                lines, line -> line.head().city()),
                                "forms_cases",
                                        Together.column(
                                                lines, line -> line.head().id()),
                                "forms_revisions",
                                        Together.column(
                                                lines, line -> line.form().revision()),
                                "forms_answers",
                                        Together.column(
                                                lines,
                                                line -> JSON.writeValueAsString(
                                                        line.form().answers())),
                                "forms_provenances",
                                        Together.column(
                                                lines,
                                                line -> JSON.writeValueAsString(
                                                        line.form().provenance())))));
    }

    /** All revisions, the newest last; there is one at least. */
    List<FormRevision> all(String city, UUID id) {
        return jdbc.sql("""
                        SELECT revision, answers, provenance FROM casework.form
                         WHERE city = :city AND case_id = :case ORDER BY revision""")
                .param("city", city)
                .param("case", id)
                .query(Forms::form)
                .list();
    }

    /** What several cases were last told, the earlier submitted first. */
    List<ObjectNode> newest(Collection<UUID> cases) {
        return jdbc.sql("""
                        SELECT f.answers FROM casework.case_file c
                          JOIN LATERAL (SELECT answers FROM casework.form
                                         WHERE city = c.city AND case_id = c.id ORDER BY revision DESC LIMIT 1) f ON true
                         WHERE c.id = ANY(:cases) ORDER BY c.submitted_at, c.id""")
                .param("cases", cases.toArray(UUID[]::new))
                .query((row, n) -> (ObjectNode) JSON.readTree(row.getString("answers")))
                .list();
    }

    private static FormRevision form(ResultSet row, int n) throws SQLException {
        return new FormRevision(
                row.getInt("revision"), (ObjectNode) JSON.readTree(row.getString("answers")), (ObjectNode)
                        JSON.readTree(row.getString("provenance")));
    }

    /** The newest revision. */
    FormRevision of(String city, UUID id) {
        return jdbc.sql("""
                        SELECT revision, answers, provenance FROM casework.form
                         WHERE city = :city AND case_id = :case ORDER BY revision DESC LIMIT 1""")
                .param("city", city)
                .param("case", id)
                .query(Forms::form)
                .single();
    }

    /**
     * What a licence is made from.
     *
     * @param serial for the licence's number, as the department counts
     * @param licenceSerial for its identifier
     */
    record Grounds(Applicant applicant, ObjectNode answers, long serial, long licenceSerial) {}

    /** Of each case by its id, with numbers drawn. */
    Map<UUID, Grounds> grounds(List<UUID> cases) {
        record Row(UUID id, Grounds grounds) {}
        return jdbc
                .sql("""
                        SELECT a.case_id, a.name, a.id_kind, a.id_number, coalesce(a.phone, '') AS phone, f.answers,
                               nextval('casework.licence_serial') AS serial,\s""" + Licences.NEXT_SERIAL + """
                                AS licence_serial
                          FROM casework.applicant a,
                               LATERAL (SELECT answers FROM casework.form
                                         WHERE case_id = a.case_id ORDER BY revision DESC LIMIT 1) f
                         WHERE a.case_id = ANY ((SELECT :cases::uuid[])::uuid[])""")
                .param("cases", cases.toArray(UUID[]::new))
                .query((row, n) -> new Row(
                        row.getObject("case_id", UUID.class),
                        new Grounds(
                                new Applicant(
                                        row.getString("name"),
                                        row.getString("id_kind"),
                                        row.getString("id_number"),
                                        row.getString("phone")),
                                (ObjectNode) JSON.readTree(row.getString("answers")),
                                row.getLong("serial"),
                                row.getLong("licence_serial"))))
                .list()
                .stream()
                .collect(toMap(Row::id, Row::grounds));
    }

    /**
     * Who applies, likewise.
     *
     * @param phone by which he wants to be reached in this matter; blank where the form asks for none
     */
    Together.Part applicant(CaseHead head, Party party, String phone) {
        Applicant applicant = switch (party) {
            case Person person ->
                new Applicant(
                        person.name(),
                        person.idKind(),
                        person.idNumber(),
                        phone.isEmpty() && person.phone() != null ? person.phone() : phone);
            case Firm firm -> new Applicant(firm.name(), CREDIT_CODE, firm.creditCode(), phone);
        };
        return new Together.Part(
                "applicant",
                """
                INSERT INTO casework.applicant (city, case_id, name, id_kind, id_number, phone)
                VALUES (:applicant_city, :applicant_case, :applicant_name, :applicant_kind, :applicant_number,
                        nullif(:applicant_phone, ''))""",
                Map.of(
                        "applicant_city", head.city(),
                        "applicant_case", head.id(),
                        "applicant_name", applicant.name(),
                        "applicant_kind", applicant.idKind(),
                        "applicant_number", applicant.idNumber(),
                        "applicant_phone", applicant.phone()));
    }

    Applicant applicant(String city, UUID id) {
        return jdbc.sql("""
                        SELECT name, id_kind, id_number, coalesce(phone, '') AS phone FROM casework.applicant
                         WHERE city = :city AND case_id = :case""")
                .param("city", city)
                .param("case", id)
                .query(Applicant.class)
                .single();
    }
}
