package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.ClockEntry;
import org.onedoor.casework.life.Grounds;
import org.onedoor.casework.life.Step;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.PauseKind;

class CaseDocumentsTest {

    private static final Instant AT = Instant.parse("2026-11-24T08:00:00.123Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");

    @Test
    void readsStepsAsTheyWereWritten() {
        List<Step> steps = List.of(
                Step.waiting("hygiene", "health"),
                Step.waiting("fire", "fire-rescue").open(AT, DAY),
                Step.waiting("tax", "tax").open(AT, DAY).with(UUID.randomUUID()),
                Step.waiting(Step.ACCEPT, "market-regulation").open(AT, DAY).done(false, UUID.randomUUID(), AT));
        assertThat(CaseDocuments.steps(CaseDocuments.steps(steps).toString())).isEqualTo(steps);
    }

    /** Cases that were closed before names and times were written once. */
    @Test
    void readsThePlainListOfOlderCases() {
        UUID by = UUID.randomUUID();
        String older = """
                [["accept","health","done",1795507200123,"2026-11-24",true,"%s",1795507200123],
                 ["tax","tax","open",1795507200123,"2026-11-24",null,null,null,"%s"]]
                """.formatted(by, by);
        assertThat(CaseDocuments.steps(older))
                .isEqualTo(List.of(
                        Step.waiting("accept", "health").open(AT, DAY).done(true, by, AT),
                        Step.waiting("tax", "tax").open(AT, DAY).with(by)));
    }

    @Test
    void writesNamesOnceAndTimesFromTheFirst() {
        UUID by = UUID.randomUUID();
        List<Step> steps = List.of(
                Step.waiting("accept", "health").open(AT, DAY).done(true, by, AT.plusMillis(5)),
                Step.waiting("review", "health").open(AT.plusMillis(5), DAY).done(true, by, AT.plusMillis(9)));
        assertThat(CaseDocuments.steps(steps)).hasToString("""
                {"from":1795507200123,"names":["health","%s"],"steps":[\
                ["accept",0,"done",0,"2026-11-24",true,1,5],["review",0,"done",5,"2026-11-24",true,1,9]]}""".formatted(by));
    }

    @Test
    void readsMaterialsAsTheyWereWritten() {
        List<CaseMaterial> materials = List.of(
                new CaseMaterial("plan", Item.Need.REQUIRED, CaseMaterial.State.PROVIDED, null, null, AT),
                new CaseMaterial("proof", Item.Need.DEFERRABLE, CaseMaterial.State.LAPSED, null, DAY, null),
                new CaseMaterial("licence", Item.Need.OPTIONAL, CaseMaterial.State.HELD, "JY1", null, null));
        assertThat(CaseDocuments.materials(CaseDocuments.materials(materials).toString()))
                .isEqualTo(materials);
        assertThat(CaseDocuments.materials(materials).get(1).get(2).stringValue())
                .as("where lists of cases look for it")
                .isEqualTo("lapsed");
    }

    @Test
    void readsTheClockAsItWasWrittenWithTheUsualGroundsAsCodes() {
        Text ground = new Text("行政许可法 第四十五条", "Administrative Licensing Law, art. 45");
        List<ClockEntry> clock = List.of(
                ClockEntry.start(AT, DAY, Grounds.ACCEPTANCE),
                ClockEntry.pause(AT, DAY, PauseKind.HEARING, DAY.plusDays(9), ground),
                ClockEntry.resume(AT, DAY, PauseKind.HEARING, ground),
                ClockEntry.extend(AT, DAY, Limit.workingDays(10), ground),
                ClockEntry.stop(AT, DAY, Grounds.OVER));
        String document = CaseDocuments.clock(clock).toString();
        assertThat(CaseDocuments.clock(document)).isEqualTo(clock);
        assertThat(document).contains("\"acceptance\"", "\"over\"").doesNotContain("The case is over");
    }
}
