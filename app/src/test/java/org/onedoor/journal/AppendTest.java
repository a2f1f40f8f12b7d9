package org.onedoor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.onedoor.testing.TestDatabase;

class AppendTest {

    @RegisterExtension
    static final TestDatabase database = TestDatabase.migrated();

    private final Desk desk = new Desk(database.dataSource());

    @Test
    void keepsAListInItsOrder() {
        UUID subject = UUID.randomUUID();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            entries.add(new Entry("test.many.v1", "case", subject, "330300", Map.of("number", i)));
        }
        desk.transaction.executeWithoutResult(
                status -> desk.journal.append(Actor.program("330300"), List.copyOf(entries)));

        assertThat(desk.reader.of(subject))
                .extracting(event -> event.payload().get("number").intValue())
                .isEqualTo(IntStream.range(0, 500).boxed().toList());
    }

    @Test
    void saysWhoDidWhatByWhichChannel() {
        UUID subject = UUID.randomUUID();
        UUID account = UUID.randomUUID();
        UUID party = UUID.randomUUID();
        Actor agent = new Actor(account, party, Role.APPLICANT, null, "330300", Channel.PHONE);
        desk.transaction.executeWithoutResult(status ->
                desk.journal.append(agent, "test.one.v1", "case", subject, "330302", Map.of("granted", true)));

        assertThat(desk.reader.of(subject)).singleElement().satisfies(event -> {
            assertThat(event.account()).isEqualTo(account);
            assertThat(event.role()).isEqualTo("applicant");
            assertThat(event.channel()).isEqualTo("phone");
            assertThat(event.city()).isEqualTo("330302");
            assertThat(event.payload().get("granted").booleanValue()).isTrue();
            assertThat(event.id().version()).isEqualTo(7);
        });
        assertThat(database.jdbc()
                        .sql("select acting_for from journal.entry where subject = :subject")
                        .param("subject", subject)
                        .query(UUID.class)
                        .single())
                .isEqualTo(party);
    }

    @Test
    void isGoneWithTheTransactionThatWroteIt() {
        UUID subject = UUID.randomUUID();
        desk.transaction.executeWithoutResult(status -> {
            desk.append("test.one.v1", subject, 1);
            status.setRollbackOnly();
        });
        assertThat(desk.reader.of(subject)).isEmpty();
    }

    @Test
    void refusesATypeWithoutVersionAndACityThatIsNone() {
        assertThatThrownBy(() -> desk.commit("test.one", UUID.randomUUID(), 1))
                .hasMessageContaining("entry_type_check");
        assertThatThrownBy(() -> desk.transaction.executeWithoutResult(status -> desk.journal.append(
                        Actor.program("330300"), "test.one.v1", "case", UUID.randomUUID(), "温州", Map.of())))
                .hasMessageContaining("entry_city_check");
    }

    @Test
    void letsNobodyChangeOrTakeAwayWhatIsWritten() {
        desk.transaction.executeWithoutResult(status -> database.jdbc()
                .sql("select journal.make_months(:month, 1)")
                .param("month", LocalDate.now(desk.clock).withDayOfMonth(1))
                .query(Integer.class)
                .single());
        desk.commit("test.one.v1", UUID.randomUUID(), 1);
        desk.sealAll();
        List<String> tables =
                database.jdbc().sql("""
                select inhrelid::regclass::text from pg_inherits where inhparent = 'journal.entry'::regclass
                """).query((row, n) -> row.getString(1)).list();
        assertThat(tables).hasSizeGreaterThan(1);
        for (String table : Stream.concat(Stream.of("journal.entry", "journal.run"), tables.stream())
                .toList()) {
            boolean hasRows = database.jdbc()
                    .sql("select exists (select from " + table + ")")
                    .query(Boolean.class)
                    .single();
            if (hasRows) {
                assertRefused("delete from " + table);
                assertRefused("update " + table + " set seq = seq");
            }
            assertRefused("truncate " + table);
        }
    }

    private static void assertRefused(String sql) {
        assertThatThrownBy(() -> database.jdbc().sql(sql).update()).as(sql).hasStackTraceContaining("is append-only");
    }

    @Test
    void makesTheMonthsAheadOnceAndLeavesAMonthThatIsAlreadyInTheRest() {
        LocalDate month = LocalDate.of(2031, 3, 1);
        assertThat(partitionOf("2031-04-15T00:00:00Z")).isEqualTo("journal.entry_rest");
        assertThat(months(month))
                .as("three months of two tables, but April's entries")
                .isEqualTo(5);
        assertThat(months(month)).isZero();
        assertThat(partitionOf("2031-02-28T15:59:59Z"))
                .as("February in Shanghai")
                .isEqualTo("journal.entry_rest");
        assertThat(partitionOf("2031-02-28T16:00:00Z")).as("March in Shanghai").isEqualTo("journal.entry_203103");
    }

    private static String partitionOf(String at) {
        return database.jdbc().sql("""
                insert into journal.entry (seq, tx, id, type, subject_kind, subject, city, at, account, role, channel,
                                           payload)
                values (nextval('journal.entry_seq'), pg_current_xact_id(), gen_random_uuid(), 'test.one.v1', 'case',
                        gen_random_uuid(), '330300', :at::timestamptz, gen_random_uuid(), 'system', 'system', '{}')
                returning tableoid::regclass::text
                """).param("at", at).query(String.class).single();
    }

    private static int months(LocalDate first) {
        return database.jdbc()
                .sql("select journal.make_months(:month, 3)")
                .param("month", first)
                .query(Integer.class)
                .single();
    }
}
