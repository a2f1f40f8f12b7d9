package org.onedoor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onedoor.data.Register.MONDAY;
import static org.onedoor.data.Register.PROGRAM;
import static org.onedoor.data.Register.TUESDAY;
import static org.onedoor.data.Register.WEDNESDAY;
import static org.onedoor.data.Register.address;
import static org.onedoor.data.Register.marriage;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnedoorTest
class CollectionTest {

    @Autowired
    Collection collection;

    @Autowired
    Records records;

    @Autowired
    Holdings holdings;

    @Autowired
    JournalReader journal;

    @Autowired
    JdbcClient jdbc;

    private Held heldAddress(UUID party) {
        Held held = records.of(PROGRAM, party, "test").get("household_address");
        assertThat(held).isNotNull();
        return held;
    }

    private List<String> history(UUID party) {
        return jdbc.sql("select value #>> '{}' from data.record where party = :party order by as_of")
                .param("party", party)
                .query(String.class)
                .list();
    }

    @Test
    void holdsAValueWithItsSourceAndTime() {
        UUID party = UUID.randomUUID();
        assertThat(collection.collect(PROGRAM, List.of(address(party, "演示路1号", MONDAY)), false))
                .isEqualTo(new Collected(1, 0, 0, 0));

        Held held = heldAddress(party);
        assertThat(held.value().asString()).isEqualTo("演示路1号");
        assertThat(held.department()).isEqualTo("public-security");
        assertThat(held.asOf()).isEqualTo(MONDAY);
        assertThat(held.disputed()).isFalse();
    }

    @Test
    void changesNothingWhenTheSameRowsComeAgain() {
        UUID party = UUID.randomUUID();
        List<Reading> rows = List.of(address(party, "演示路1号", MONDAY), marriage(party, "J330302-2020-000001", MONDAY));
        collection.collect(PROGRAM, rows, false);
        int events = journal.of(party).size();

        assertThat(collection.collect(PROGRAM, rows, false)).isEqualTo(new Collected(0, 0, 0, 2));
        assertThat(history(party)).containsExactly("演示路1号");
        assertThat(holdings.of(PROGRAM, party, "test")).hasSize(1);
        assertThat(journal.of(party)).hasSize(events);
    }

    @Test
    void keepsTheOldRowWhenANewerValueComes() {
        UUID party = UUID.randomUUID();
        collection.collect(PROGRAM, List.of(address(party, "演示路1号", MONDAY)), false);

        assertThat(collection.collect(PROGRAM, List.of(address(party, "演示路2号", TUESDAY)), false))
                .isEqualTo(new Collected(0, 1, 0, 0));
        assertThat(heldAddress(party).value().asString()).isEqualTo("演示路2号");
        assertThat(history(party)).containsExactly("演示路1号", "演示路2号");
        assertThat(jdbc.sql("select count(*) from data.record where party = :party and until is null")
                        .param("party", party)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void movesOnlyTheTimeWhenTheSameValueIsSeenLater() {
        UUID party = UUID.randomUUID();
        collection.collect(PROGRAM, List.of(address(party, "演示路1号", MONDAY)), false);
        UUID record = heldAddress(party).record();

        assertThat(collection.collect(PROGRAM, List.of(address(party, "演示路1号", TUESDAY)), false))
                .isEqualTo(new Collected(0, 0, 1, 0));
        assertThat(heldAddress(party).record()).isEqualTo(record);
        assertThat(heldAddress(party).asOf()).isEqualTo(TUESDAY);
    }

    @Test
    void passesOverWhatIsOlderThanWhatItHolds() {
        UUID party = UUID.randomUUID();
        collection.collect(PROGRAM, List.of(address(party, "演示路2号", TUESDAY)), false);

        assertThat(collection.collect(PROGRAM, List.of(address(party, "演示路1号", MONDAY)), false))
                .isEqualTo(new Collected(0, 0, 0, 1));
        assertThat(heldAddress(party).value().asString()).isEqualTo("演示路2号");
    }

    /** A register's file may hold a party's whole past; the order of its lines must not matter. */
    @Test
    void keepsTheHistoryInsideOneBatch() {
        UUID party = UUID.randomUUID();
        collection.collect(
                PROGRAM,
                List.of(
                        address(party, "演示路3号", WEDNESDAY),
                        address(party, "演示路1号", MONDAY),
                        address(party, "演示路2号", TUESDAY)),
                false);

        assertThat(heldAddress(party).value().asString()).isEqualTo("演示路3号");
        assertThat(history(party)).containsExactly("演示路1号", "演示路2号", "演示路3号");
    }

    @Test
    void letsOneCertificateHaveTwoHolders() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        collection.collect(
                PROGRAM,
                List.of(marriage(one, "J330302-2020-000002", MONDAY), marriage(other, "J330302-2020-000002", MONDAY)),
                true);

        for (UUID party : List.of(one, other)) {
            Holding held =
                    holdings.of(PROGRAM, party, "marriage-certificate", "test").getFirst();
            assertThat(held.number()).isEqualTo("J330302-2020-000002");
            assertThat(held.face().get("marriage_date").asString()).isEqualTo("2020-05-20");
            assertThat(held.validOn(LocalDate.of(2026, 11, 24))).isTrue();
            assertThat(held.validOn(LocalDate.of(2020, 5, 19))).isFalse();
        }
        assertThat(holdings.of(PROGRAM, one, "elder-card", "test")).isEmpty();
    }

    @Test
    void tellsTheJournalWhichElementsChangedButNotTheirValues() {
        UUID party = UUID.randomUUID();
        collection.collect(PROGRAM, List.of(address(party, "演示路1号", MONDAY)), false);

        List<Event> told = journal.of(party);
        assertThat(told).extracting(Event::type).containsExactly("data.records-changed.v1");
        assertThat(told.getFirst().payload().toString()).isEqualTo("{\"elements\":[\"household_address\"]}");
    }

    @Test
    void findsAValueNewOnceHoweverManyImportsRun() throws Exception {
        UUID party = UUID.randomUUID();
        Callable<Collected> load = () -> collection.collect(PROGRAM, List.of(address(party, "演示路1号", MONDAY)), false);
        Collected sum = Collected.NOTHING;
        try (ExecutorService four = Executors.newFixedThreadPool(4)) {
            for (Future<Collected> answer : four.invokeAll(Collections.nCopies(4, load))) {
                sum = sum.plus(answer.get());
            }
        }
        assertThat(sum).isEqualTo(new Collected(1, 0, 0, 3));
    }

    @Test
    void takesAtMostAThousandRowsACommit() {
        List<Reading.OfElement> rows = Collections.nCopies(1_001, address(UUID.randomUUID(), "演示路1号", MONDAY));

        assertThatThrownBy(() -> collection.collect(PROGRAM, rows, false)).isInstanceOf(IllegalArgumentException.class);
    }
}
