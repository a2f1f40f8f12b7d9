package org.onedoor.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.standard.Standard;

class DemoRecordsTest {

    private final Standard standard =
            Standard.read(Path.of("..", "definitions", "standard"), LocalDate.of(2026, 11, 24), new Mistakes());

    private List<String> mistakes(String holder) {
        Mistakes mistakes = new Mistakes();
        String text = "kind: demo-records\nid: test\nholders:\n" + holder;
        for (Document document : DefinitionFolder.read("records.yaml", text, mistakes)) {
            DemoRecords.read(document, standard, mistakes);
        }
        return mistakes.all().stream()
                .map(mistake -> mistake.line(Locale.ENGLISH))
                .toList();
    }

    @Test
    void theDemoCitysRecordsFitTheStandard() {
        Mistakes mistakes = new Mistakes();
        List<Document> documents = DefinitionFolder.read(Path.of("..", "definitions"), mistakes);
        new DemoRecordsCheck().check(documents, mistakes);

        assertThat(mistakes.all()).isEmpty();
    }

    @Test
    void fillsALicencesFaceFromTheHoldersValues() {
        Mistakes mistakes = new Mistakes();
        Document document = DefinitionFolder.read("records.yaml", """
                kind: demo-records
                id: test
                holders:
                  - person: "330302199001019915"
                    registers:
                      - {source: public-security, as-of: 2026-11-01, values: {person_name: 演示·甲, sex: "1"}}
                    licences:
                      - {licence: health-certificate, number: DEMO1, issuer: health, valid-from: 2026-03-05, as-of: 2026-03-05, face: {resident_id: "330302199001019915"}}
                """, mistakes).getFirst();
        Row row = DemoRecords.read(document, standard, mistakes).getLast().row();

        assertThat(mistakes.all()).isEmpty();
        assertThat(row)
                .isInstanceOfSatisfying(
                        Row.Licence.class,
                        licence -> assertThat(licence.face().toString())
                                .isEqualTo(
                                        "{\"person_name\":\"演示·甲\",\"sex\":\"1\",\"resident_id\":\"330302199001019915\"}"));
    }

    @Test
    void tellsWhereAValueIsWrong() {
        assertThat(mistakes("""
                          - person: "330302199001019915"
                            registers:
                              - source: public-security
                                as-of: 2026-11-01
                                values: {marital_status: "20", sex: "7", birth_date: 1990-02-30, no_such: x}
                            licences:
                              - {licence: business-licence, number: "1", issuer: health, valid-from: 2026-01-01, as-of: 2026-01-01}
                        """))
                .anyMatch(line -> line.contains("records.yaml:8: this department is not the source of marital_status"))
                .anyMatch(line -> line.contains("records.yaml:8: the value of sex does not fit"))
                .anyMatch(line -> line.contains("records.yaml:8: the value of birth_date does not fit"))
                .anyMatch(line -> line.contains("records.yaml:8: the standard has no no_such"))
                .anyMatch(line -> line.contains("records.yaml:10: business-licence has the wrong kind of holder"))
                .hasSize(5);
    }
}
