package org.onedoor.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Money;
import org.onedoor.shared.Slice;
import org.onedoor.shared.Text;
import org.onedoor.testing.TestDatabase;

class NoticesTest {

    @RegisterExtension
    static final TestDatabase database = TestDatabase.migrated();

    private static final Actor BY = Actor.program("330300");
    private static final Text ITEM = new Text("食品经营许可", "Food business licence");

    private final Notices notices;
    private final UUID party = UUID.randomUUID();

    NoticesTest() throws IOException {
        notices = new Notices(
                database.jdbc(),
                new Together(database.jdbc()),
                Clock.system(ZoneId.of("Asia/Shanghai")),
                new Templates(),
                Ways.NONE);
    }

    private void tell(String number) {
        database.transaction()
                .executeWithoutResult(status -> notices.tell(
                        BY, party, "case-submitted", Map.of("item", ITEM, "number", number), "/cases/" + number));
    }

    @Test
    void keepsValuesWithTheirTypesSoThatEachLanguageWritesThemItsWay() {
        Map<String, Object> values = Map.of(
                "item",
                ITEM,
                "number",
                "330302",
                "due",
                LocalDate.of(2026, 3, 2),
                "at",
                Instant.parse("2026-03-02T01:12:00Z"),
                "amount",
                new Money(1_050),
                "days",
                5L);
        database.transaction()
                .executeWithoutResult(status -> notices.tell(BY, party, "case-accepted", values, "/cases/330302"));
        assertThat(notices.of(party)).singleElement().satisfies(notice -> {
            assertThat(notice.values()).isEqualTo(values);
            assertThat(notice.link()).isEqualTo("/cases/330302");
            assertThat(notice.unread()).isTrue();
        });
    }

    @Test
    void refusesATemplateOrValuesThatAreNotThere() {
        assertThatThrownBy(() -> notices.tell(BY, party, "no-such", Map.of(), "/"))
                .hasMessageContaining("no message template no-such");
        assertThatThrownBy(() -> notices.tell(BY, party, "case-accepted", Map.of("item", ITEM, "number", "1"), "/"))
                .hasMessageContaining("due");
    }

    @Test
    void isGoneWithTheTransactionThatToldIt() {
        database.transaction().executeWithoutResult(status -> {
            notices.tell(BY, party, "case-withdrawn", Map.of("item", ITEM, "number", "1"), "/cases/1");
            status.setRollbackOnly();
        });
        assertThat(notices.of(party)).isEmpty();
    }

    @Test
    void countsWhatIsNewUntilItIsRead() {
        for (int i = 0; i < 3; i++) {
            tell("number" + i);
        }
        assertThat(notices.unread(party)).isEqualTo(3);
        Notice first = notices.of(party).getFirst();
        notices.read(party, first.id());
        Instant readAt = notices.find(party, first.id()).orElseThrow().readAt();
        notices.read(party, first.id());
        assertThat(notices.find(party, first.id()).orElseThrow().readAt()).isEqualTo(readAt);
        assertThat(notices.unread(party)).isEqualTo(2);
        notices.readAll(party);
        assertThat(notices.unread(party)).isZero();
    }

    @Test
    void givesAPartyOnlyItsOwn() {
        tell("mine");
        UUID id = notices.of(party).getFirst().id();
        UUID other = UUID.randomUUID();
        assertThat(notices.find(other, id)).isEmpty();
        notices.read(other, id);
        notices.readAll(other);
        assertThat(notices.unread(party)).isEqualTo(1);
    }

    @Test
    void pagesThroughAllOnceNewestFirst() {
        for (int i = 0; i < 25; i++) {
            tell("n" + i);
        }
        List<UUID> seen = new ArrayList<>();
        Slice<Notice> slice = notices.of(party, null, 10);
        while (true) {
            slice.rows().forEach(notice -> seen.add(notice.id()));
            if (slice.next() == null) {
                break;
            }
            slice = notices.of(party, slice.next(), 10);
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen.stream().map(UUID::toString).toList()).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }
}
