package org.onedoor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.data.Register.MONDAY;
import static org.onedoor.data.Register.PROGRAM;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Parties;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnedoorTest
class RecordImportTest {

    /** Fictional, with a valid check character. */
    private static final String CODE = "11330300DEM0001105";

    @Autowired
    RecordImport imports;

    @Autowired
    DemoRegisters demo;

    @Autowired
    Records records;

    @Autowired
    Holdings holdings;

    @Autowired
    Parties parties;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void knowsAFirm() {
        if (parties.findFirm(CODE).isEmpty()) {
            parties.add(PROGRAM, new Firm(UUID.randomUUID(), "演示·归集企业", CODE, null, "330302", "demo", MONDAY), true);
        }
    }

    private Imported load(String lines) throws IOException {
        return imports.jsonLines(PROGRAM, new BufferedReader(new StringReader(lines)), true);
    }

    private UUID firm() {
        return parties.findFirm(CODE).orElseThrow().id();
    }

    private static String value(String element, String json, String source, String asOf) {
        return "{\"firm\":\"%s\",\"element\":\"%s\",\"value\":%s,\"source\":\"%s\",\"asOf\":\"%s\"}"
                .formatted(CODE, element, json, source, asOf);
    }

    @Test
    void takesAFileInAtTheStart(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("register.jsonl");
        Files.writeString(file, value("firm_name", "\"演示·归集企业\"", "market-regulation", "2026-11-03T08:00:00+08:00"));

        new RegisterFile(imports, "330300", file).run(new DefaultApplicationArguments());

        assertThat(records.of(PROGRAM, firm(), "test")).containsKey("firm_name");
    }

    @Test
    void takesRowsOfValuesAndLicences() throws IOException {
        Imported imported = load(String.join(
                "\n",
                value("registered_capital", "500000", "market-regulation", "2026-11-01T08:00:00+08:00"),
                "",
                """
                {"firm":"%s","licence":"food-business-licence","number":"JY13303020000017","issuer":"market-regulation",\
                "validFrom":"2024-01-01","validTo":"2028-12-31","face":{"firm_name":"演示·归集企业"},\
                "asOf":"2026-11-01T08:00:00+08:00"}""".formatted(CODE)));

        assertThat(imported.rejected()).isEmpty();
        assertThat(imported.collected().added()).isEqualTo(2);
        Held capital = records.of(PROGRAM, firm(), "test").get("registered_capital");
        assertThat(capital).isNotNull();
        assertThat(capital.value().asLong()).isEqualTo(500_000);
        assertThat(holdings.of(PROGRAM, firm(), "food-business-licence", "test"))
                .extracting(Holding::number)
                .containsExactly("JY13303020000017");
    }

    @Test
    void namesTheLineAndTheFaultOfWhatItDoesNotTake() throws IOException {
        Imported imported = load(String.join(
                "\n",
                "not json",
                value("no_such_element", "1", "market-regulation", "2026-11-01T08:00:00+08:00"),
                value("employee_count", "9", "market-regulation", "2026-11-01T08:00:00+08:00"),
                value("employee_count", "\"nine\"", "human-resources", "2026-11-01T08:00:00+08:00"),
                value("employee_count", "-1", "human-resources", "2026-11-01T08:00:00+08:00"),
                value("employee_count", "9", "human-resources", "yesterday"),
                value("mobile", "\"17900000001\"", "market-regulation", "2026-11-01T08:00:00+08:00"),
                value("employee_count", "9", "human-resources", "2026-11-01T08:00:00+08:00")
                        .replace(CODE, "nobody"),
                value("employee_count", "9", "human-resources", "2026-11-01T08:00:00+08:00")));

        assertThat(imported.rejected())
                .extracting(rejected -> rejected.line() + " " + rejected.fault())
                .containsExactly(
                        "1 unreadable",
                        "2 unknown-name",
                        "3 not-its-source",
                        "4 bad-value",
                        "5 bad-value",
                        "6 unreadable",
                        "7 not-its-source",
                        "8 unknown-party");
        assertThat(imported.rejectedRows()).isEqualTo(8);
        assertThat(imported.collected().added()).isEqualTo(1);
    }

    /** 2,500 rows need three commits: none may hold the journal's sealing back for long. */
    @Test
    void takesAnyNumberOfRowsAndTheSameAgainWithoutAChange() throws IOException {
        String lines = IntStream.range(0, 2_500)
                .mapToObj(i -> value(
                        "business_scope",
                        "\"范围 " + i + "\"",
                        "market-regulation",
                        "2026-10-01T08:%02d:%02d+08:00".formatted(i / 60, i % 60)))
                .collect(Collectors.joining("\n"));

        assertThat(load(lines).collected()).isEqualTo(new Collected(1, 2_499, 0, 0));
        assertThat(load(lines).collected()).isEqualTo(new Collected(0, 0, 0, 2_500));
        Held held = records.of(PROGRAM, firm(), "test").get("business_scope");
        assertThat(held).isNotNull();
        assertThat(held.value().asString()).isEqualTo("范围 2499");
        assertThat(jdbc.sql("select count(*) from data.record where party = :party and element = 'business_scope'")
                        .param("party", firm())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2_500);
    }

    @Test
    void bringsTheDemoPeoplesRecordsOnce() throws IOException {
        Path file = Path.of("..", "definitions", "demo", "records.yaml");
        Imported imported = demo.load(file);

        assertThat(imported.rejected()).isEmpty();
        assertThat(imported.collected().added() + imported.collected().unchanged())
                .isGreaterThan(150);
        assertThat(demo.load(file).collected().added()).isZero();
        UUID firm = parties.findFirm("91330304MA2DEM0254").orElseThrow().id();
        assertThat(holdings.of(PROGRAM, firm, "business-licence", "test"))
                .singleElement()
                .satisfies(licence -> assertThat(
                                licence.face().get("legal_representative_name").asString())
                        .isEqualTo("演示·戊"));
    }
}
