package org.onedoor.casework;

import java.util.UUID;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Party;
import org.onedoor.identity.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 申请表 and who applied, as submitted: personal, erasable, apart from the case's own row. */
@Repository
class Forms {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CREDIT_CODE = "credit-code";

    /** @param provenance element → {@code {department, asOf}} for what was not typed */
    record Form(int revision, ObjectNode answers, ObjectNode provenance) {}

    /** 申请人 as on the day of submission. */
    record Applicant(String name, String idKind, String idNumber, String phone) {

        boolean firm() {
            return idKind.equals(CREDIT_CODE);
        }

        /** The number with its middle hidden; a firm's credit code is public and shown. */
        String maskedNumber() {
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

    void add(CaseHead head, int revision, ObjectNode answers, ObjectNode provenance) {
        jdbc.sql("""
                        INSERT INTO casework.form (city, case_id, revision, answers, provenance)
                        VALUES (:city, :case, :revision, :answers::jsonb, :provenance::jsonb)""")
                .param("city", head.city())
                .param("case", head.id())
                .param("revision", revision)
                .param("answers", JSON.writeValueAsString(answers))
                .param("provenance", JSON.writeValueAsString(provenance))
                .update();
    }

    /** The newest revision. */
    Form of(String city, UUID id) {
        return jdbc.sql("""
                        SELECT revision, answers, provenance FROM casework.form
                         WHERE city = :city AND case_id = :case ORDER BY revision DESC LIMIT 1""")
                .param("city", city)
                .param("case", id)
                .query((row, n) -> new Form(
                        row.getInt("revision"), (ObjectNode) JSON.readTree(row.getString("answers")), (ObjectNode)
                                JSON.readTree(row.getString("provenance"))))
                .single();
    }

    void add(CaseHead head, Party party) {
        Applicant applicant = switch (party) {
            case Person person ->
                new Applicant(
                        person.name(),
                        person.idKind(),
                        person.idNumber(),
                        person.phone() == null ? "" : person.phone());
            case Firm firm -> new Applicant(firm.name(), CREDIT_CODE, firm.creditCode(), "");
        };
        jdbc.sql("""
                        INSERT INTO casework.applicant (city, case_id, name, id_kind, id_number, phone)
                        VALUES (:city, :case, :name, :idKind, :idNumber, nullif(:phone, ''))""")
                .param("city", head.city())
                .param("case", head.id())
                .param("name", applicant.name())
                .param("idKind", applicant.idKind())
                .param("idNumber", applicant.idNumber())
                .param("phone", applicant.phone())
                .update();
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
