package org.onedoor.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Actor;
import org.onedoor.standard.calendar.LimitKind;
import org.onedoor.testing.TestDatabase;

class StandardsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @RegisterExtension
    static final TestDatabase database = TestDatabase.migrated();

    /** A clock that the test moves by hand. */
    private static final class Hand extends Clock {

        private Instant now = Instant.parse("2026-11-24T02:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Hand clock = new Hand();
    private final Definitions definitions = new Definitions(database.jdbc(), clock);
    private final Standards standards = new Standards(definitions, clock);

    @Test
    void followsWhatIsPublishedAndTheDayOnWhichItHolds() {
        publish(DemoStandard.documents());
        Standard first = standards.current();
        assertThat(first.elements())
                .containsExactlyInAnyOrderElementsOf(DemoStandard.read().elements());
        assertThat(first.licenceTypes())
                .containsExactlyInAnyOrderElementsOf(DemoStandard.read().licenceTypes());
        assertThat(first.workingDays("330302", LimitKind.PROMISED).after(LocalDate.of(2020, 1, 20), 20))
                .isEqualTo(LocalDate.of(2020, 3, 2));

        long publications = definitions.publications();
        publish(DemoStandard.documents());
        assertThat(definitions.publications()).isEqualTo(publications);
        clock.move(Duration.ofMinutes(1));
        assertThat(standards.current()).as("nothing new: the same snapshot").isSameAs(first);

        publish(DefinitionFolder.read("tomorrow.yaml", """
                kind: calendar
                id: cn-2031
                effective: 2026-11-25
                region: "000000"
                year: 2031
                notice: a notice for the test
                off: [{days: [2031-01-01], name: {zh: 元旦, en: New Year's Day}}]
                """, new Mistakes()));
        clock.move(Duration.ofMinutes(1));
        assertThat(worksOnNewYear()).as("not in force before its day").isTrue();
        clock.move(Duration.ofDays(1));
        assertThat(worksOnNewYear()).isFalse();
        assertThat(first.workingDays("000000", LimitKind.PROMISED).isWorkingDay(LocalDate.of(2031, 1, 1)))
                .as("a snapshot that somebody holds never changes")
                .isTrue();
    }

    /** Another copy of the program published this moment, and what it published may stand on what came with it. */
    @Test
    void latestSeesWhatCurrentMayNotYet() {
        publish(DemoStandard.documents());
        clock.move(Duration.ofMinutes(1));
        LocalDate day = LocalDate.of(2032, 1, 5);
        assertThat(works(standards.current(), day)).isTrue();
        publish(new Definitions(database.jdbc(), clock), DefinitionFolder.read("now.yaml", """
                kind: calendar
                id: cn-2032
                effective: 2026-01-01
                region: "000000"
                year: 2032
                notice: a notice for the test
                off: [{days: [2032-01-05], name: {zh: 元旦, en: New Year's Day}}]
                """, new Mistakes()));
        assertThat(works(standards.current(), day)).as("kept for half a second").isTrue();
        assertThat(works(standards.latest(), day)).isFalse();
        assertThat(works(standards.current(), day)).isFalse();
    }

    private boolean worksOnNewYear() {
        return works(standards.current(), LocalDate.of(2031, 1, 1));
    }

    private static boolean works(Standard standard, LocalDate day) {
        return standard.workingDays("000000", LimitKind.PROMISED).isWorkingDay(day);
    }

    private void publish(List<Document> documents) {
        publish(definitions, documents);
    }

    private static void publish(Definitions by, List<Document> documents) {
        database.transaction()
                .executeWithoutResult(status -> by.publish(Actor.program("330300"), new ArrayList<>(documents)));
    }
}
