package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.licence.FaceItem;
import org.onedoor.licence.Licence;
import org.onedoor.licence.LicencesOf;
import org.onedoor.licence.NextSteps;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/** 变更、补证 of what was granted (行政许可法 49), by items that a place writes itself. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
@DirtiesContext
class ChangeOfLicenceTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    LicencesOf licences;

    @Autowired
    FollowingSteps steps;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @TempDir
    Path folder;

    private Actor applicant;
    private UUID licence;

    @BeforeEach
    void begin() throws IOException {
        clock.moveTo("2026-03-02");
        city.begin();
        publish("change", "330131003003");
        publish("replacement", "330131003004");
        applicant = city.applicant(city.firm());
        jdbc.sql("UPDATE licence.version SET status = 'cancelled'").update();
        licence = city.licenceEnding(applicant, "2028-06-30");
    }

    @Test
    void changesTheFaceAndLeavesTheLastDayAndTheNumber() {
        Licence before = licences.find(licence).orElseThrow();
        UUID change = city.submitFollowing(applicant, "licence-change", licence);
        decided(change);
        Licence now = licences.find(licence).orElseThrow();
        assertThat(now.version()).isEqualTo(before.version() + 1);
        assertThat(now.validFrom()).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(now.validTo()).isEqualTo(before.validTo());
        assertThat(now.number()).isEqualTo(before.number());
        assertThat(now.face().stream().map(FaceItem::value)).contains("温州市鹿城区演示路 1 号一层");
        assertThat(before.face().stream().map(FaceItem::value)).doesNotContain("温州市鹿城区演示路 1 号一层");
    }

    @Test
    void replacesWhatWasLostAndNothingThatHasEnded() {
        decided(city.submitFollowing(applicant, "licence-replacement", licence));
        assertThat(licences.find(licence).orElseThrow().version()).isEqualTo(2);
        assertThat(licences.find(licence).orElseThrow().validTo()).isEqualTo(LocalDate.parse("2028-06-30"));
        jdbc.sql("UPDATE licence.version SET valid_from = '2021-01-01', valid_to = '2026-03-01' WHERE licence = :id")
                .param("id", licence)
                .update();
        assertThat(steps.of(List.of(licences.find(licence).orElseThrow())).get(licence))
                .as("what has ended can be renewed late, and nothing else")
                .extracting(NextSteps.Step::path)
                .containsExactly("/items/" + DemoCity.RENEWAL + "?licence=" + licence);
        assertThatThrownBy(() -> city.submitFollowing(applicant, "licence-replacement", licence))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("casework.no-licence-to-follow"));
    }

    /** Taken back while the change was looked at: the decision is refused, and nothing else happens. */
    @Test
    void grantsNoChangeOfALicenceThatWasTakenBackMeanwhile() {
        UUID change = city.submitFollowing(applicant, "licence-change", licence);
        casework.perform(MARKET, change, new CaseCommand.Accept());
        casework.perform(MARKET, change, new CaseCommand.Review("review", true, ""));
        jdbc.sql("UPDATE licence.version SET status = 'revoked' WHERE licence = :id")
                .param("id", licence)
                .update();
        assertThatThrownBy(() -> casework.perform(MARKET, change, new CaseCommand.Grant("")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("casework.no-licence-to-follow"));
        assertThat(licences.find(licence).orElseThrow().version()).isEqualTo(1);
        casework.perform(MARKET, change, new CaseCommand.Deny("证照已被撤销"));
    }

    private void decided(UUID id) {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Grant(""));
    }

    private void publish(String kind, String code) throws IOException {
        String item = Files.readString(Path.of("../definitions/items/food-business-licence-renewal.yaml"))
                .replace("id: food-business-licence-renewal", "id: licence-" + kind)
                .replace("\"330131003002\"", "\"" + code + "\"")
                .replace("  as: renewal\n", "  as: " + kind + "\n")
                .replace("  before: {value: 15, unit: working-days}\n  late: true\n", "");
        Files.createDirectories(folder.resolve("items"));
        Files.writeString(folder.resolve("items/" + kind + ".yaml"), item);
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), DefinitionFolder.read(folder, mistakes)));
        assertThat(mistakes.all()).isEmpty();
    }
}
