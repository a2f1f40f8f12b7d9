package org.onedoor.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Slice;
import org.onedoor.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

class SealingTest {

    @RegisterExtension
    static final TestDatabase database = TestDatabase.migrated();

    private final Desk desk = new Desk(database.dataSource());

    /** A transaction held open by hand, beside the test's own thread of events. */
    private static final class Open implements AutoCloseable {

        private final SingleConnectionDataSource source;
        private final JdbcTransactionManager manager;
        private final TransactionStatus status;
        private final Desk desk;

        Open(DataSource pool) throws SQLException {
            Connection connection = pool.getConnection();
            source = new SingleConnectionDataSource(connection, true);
            // Connections are bound to threads by their data source, so that several can be open in one thread.
            manager = new JdbcTransactionManager(source);
            manager.setTransactionSynchronization(JdbcTransactionManager.SYNCHRONIZATION_NEVER);
            status = manager.getTransaction(new DefaultTransactionDefinition());
            desk = new Desk(source);
        }

        /** Gives the transaction its number now, as its first write would. */
        long number() {
            return JdbcClient.create(source)
                    .sql("select pg_current_xact_id()::text::bigint")
                    .query(Long.class)
                    .single();
        }

        void append(UUID subject, int number) {
            desk.append("test.one.v1", subject, number);
        }

        void commit() {
            manager.commit(status);
        }

        @Override
        public void close() {
            if (!status.isCompleted()) {
                manager.rollback(status);
            }
            source.destroy();
        }
    }

    private List<Integer> sealed(UUID subject) {
        List<Event> all = new ArrayList<>();
        String after = "0";
        do {
            Slice<Event> page = desk.reader.after(Long.parseLong(after), 1_000);
            all.addAll(page.rows());
            after = page.next();
        } while (after != null);
        return all.stream()
                .filter(event -> event.subject().equals(subject))
                .map(event -> event.payload().get("number").intValue())
                .toList();
    }

    /**
     * Two events of one case are committed close together, the second by a transaction that got its number earlier,
     * while an unrelated one between the two numbers is open. Sealing each row whose own transaction is old enough would
     * give the second event the first place.
     */
    @Test
    void keepsTwoEventsOfOneCaseInOrderWhileAnUnrelatedTransactionIsOpen() throws SQLException {
        UUID subject = UUID.randomUUID();
        try (Open second = new Open(database.dataSource());
                Open unrelated = new Open(database.dataSource());
                Open first = new Open(database.dataSource())) {
            assertThat(second.number()).isLessThan(unrelated.number());
            assertThat(unrelated.number()).isLessThan(first.number());
            first.append(subject, 1);
            first.commit();
            second.append(subject, 2);
            second.commit();

            desk.sealAll();
            assertThat(sealed(subject)).as("both wait").isEmpty();
            assertThat(desk.reader.of(subject))
                    .as("but the case's own page shows them")
                    .hasSize(2);
            assertThat(desk.sealer.lag()).isPositive();

            unrelated.commit();
        }
        desk.sealAll();
        assertThat(sealed(subject)).containsExactly(1, 2);
        assertThat(desk.sealer.lag()).isZero();
    }

    /** However long the journal is, a round looks at what was not there in the last one. */
    @Test
    void readsNothingThatWasSealedLongAgo() {
        desk.transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 5_000; i++) {
                desk.append("test.old.v1", UUID.randomUUID(), i);
            }
        });
        desk.sealAll();
        desk.jdbc.sql("analyze journal.entry").update();
        desk.commit("test.new.v1", UUID.randomUUID(), 1);
        String plan = Objects.requireNonNull(desk.transaction.execute(status -> {
            status.setRollbackOnly();
            return String.join(
                    "\n",
                    desk.jdbc
                            .sql("explain (analyze, costs off, timing off) " + Sealer.ROUND)
                            .param("batch", 100)
                            .param("drawn", 0L)
                            .query(String.class)
                            .list());
        }));
        long thrownAway = Pattern.compile("Rows Removed by (?:Join )?Filter: (\\d+)")
                .matcher(plan)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
        assertThat(thrownAway).as(plan).isLessThan(1_000);
    }

    /** The later sequence number is visible and sealed first; the earlier one must not be passed over. */
    @Test
    void doesNotMissAnEventThatIsCommittedAfterOneWithAHigherNumber() throws SQLException {
        UUID late = UUID.randomUUID();
        UUID early = UUID.randomUUID();
        try (Open quick = new Open(database.dataSource());
                Open slow = new Open(database.dataSource())) {
            assertThat(quick.number()).isLessThan(slow.number());
            slow.append(late, 1);
            quick.append(early, 2);
            quick.commit();
            desk.sealAll();
            assertThat(sealed(early)).containsExactly(2);
            for (int i = 0; i < 5; i++) {
                desk.commit("test.noise.v1", UUID.randomUUID(), i);
                desk.sealAll();
            }
            assertThat(sealed(late)).isEmpty();
            slow.commit();
        }
        desk.sealAll();
        assertThat(sealed(late)).containsExactly(1);
        assertThat(floor()).as("everything is over").isEqualTo(drawn());
    }

    @Test
    void passesOverNumbersThatWereRolledBack() {
        UUID subject = UUID.randomUUID();
        desk.commit("test.one.v1", subject, 1);
        desk.transaction.executeWithoutResult(status -> {
            desk.append("test.one.v1", subject, 2);
            status.setRollbackOnly();
        });
        desk.commit("test.one.v1", subject, 3);
        desk.sealAll();

        assertThat(sealed(subject)).containsExactly(1, 3);
        assertThat(positionsWithoutGap()).isTrue();
        assertThat(floor()).isEqualTo(drawn());
    }

    @Test
    void keepsWhatIsSealedTogetherAsOneRunAndReadsFromItsMiddle() {
        desk.sealAll();
        long before = desk.reader.head();
        UUID subject = UUID.randomUUID();
        for (int i = 1; i <= 10; i++) {
            desk.commit("test.run.v1", subject, i);
        }
        desk.sealAll();

        assertThat(database.jdbc()
                        .sql("select n from journal.run where position > :before")
                        .param("before", before)
                        .query(Integer.class)
                        .list())
                .containsExactly(10);
        assertThat(desk.reader.after(before + 3, 2).rows().stream().map(Event::position))
                .containsExactly(before + 4, before + 5);
        assertThat(desk.reader.after(before + 9, 100).rows().stream().map(Event::position))
                .containsExactly(before + 10);
        assertThat(desk.reader.after(before + 10, 100).rows()).isEmpty();
    }

    @Test
    void stepsAsideForAnotherLeader() throws SQLException {
        UUID subject = UUID.randomUUID();
        desk.commit("test.one.v1", subject, 1);
        try (Connection other = database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("select from journal.leader for update");
            }
            desk.sealAll();
            assertThat(sealed(subject)).isEmpty();
            other.rollback();
        }
        desk.sealAll();
        assertThat(sealed(subject)).containsExactly(1);
    }

    /** After a restore into another server the rows carry numbers that this server has not reached. */
    @Test
    void sealsWhatAnotherServersTransactionsWrote() {
        UUID subject = UUID.randomUUID();
        database.jdbc()
                .sql("""
                insert into journal.entry (seq, tx, id, type, subject_kind, subject, city, at, account, role, channel,
                                           payload)
                values (nextval('journal.entry_seq'), '900000000', gen_random_uuid(), 'test.one.v1', 'case', :subject,
                        '330300', :at, gen_random_uuid(), 'system', 'system', '{"number": 7}')
                """)
                .param("subject", subject)
                .param("at", desk.clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        database.jdbc()
                .sql("update journal.leader set pending_seq = floor_seq, pending_tx = '900000000'")
                .update();
        desk.sealAll();
        assertThat(sealed(subject)).containsExactly(7);
        assertThat(floor()).isEqualTo(drawn());
    }

    /**
     * Many cases change at once under their locks, some roll back, an unrelated transaction is always open for a while,
     * and two programs seal. Then the positions have no gap, each committed event has one, and each case reads in order.
     */
    @Test
    @Timeout(120)
    void neverMissesRepeatsOrReordersUnderConcurrentWritersAndTwoLeaders() throws Exception {
        int cases = 8;
        int steps = 60;
        database.jdbc()
                .sql("create table public.subject (id uuid primary key, steps int not null)")
                .update();
        List<UUID> subjects = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            UUID id = UUID.randomUUID();
            subjects.add(id);
            database.jdbc()
                    .sql("insert into public.subject values (:id, 0)")
                    .param("id", id)
                    .update();
        }
        Desk otherProgram = new Desk(database.dataSource());
        AtomicBoolean writing = new AtomicBoolean(true);
        List<Event> tailed = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int w = 0; w < 6; w++) {
                writers.add(threads.submit(writer(subjects, steps)));
            }
            List<Future<?>> others = new ArrayList<>();
            for (Sealer sealer : List.of(desk.sealer, otherProgram.sealer)) {
                others.add(threads.submit(() -> {
                    while (writing.get()) {
                        sealer.seal();
                    }
                    return null;
                }));
            }
            others.add(threads.submit(() -> {
                while (writing.get()) {
                    desk.transaction.executeWithoutResult(status -> {
                        desk.append("test.unrelated.v1", UUID.randomUUID(), 0);
                        pause(Duration.ofMillis(25));
                    });
                }
                return null;
            }));
            others.add(threads.submit(() -> {
                long position = desk.reader.head();
                while (writing.get()) {
                    for (Event event : desk.reader.after(position, 50).rows()) {
                        tailed.add(event);
                        position = event.position();
                    }
                }
                return null;
            }));
            for (Future<?> writer : writers) {
                writer.get();
            }
            writing.set(false);
            for (Future<?> other : others) {
                other.get();
            }
        }
        desk.sealAll();

        assertThat(positionsWithoutGap()).isTrue();
        assertThat(database.jdbc()
                        .sql("select count(*) from journal.entry e full join journal.position p using (seq) "
                                + "where e.seq is null or p.seq is null")
                        .query(Integer.class)
                        .single())
                .as("entries without a position, positions without an entry")
                .isZero();
        for (UUID subject : subjects) {
            int last = database.jdbc()
                    .sql("select steps from public.subject where id = :id")
                    .param("id", subject)
                    .query(Integer.class)
                    .single();
            assertThat(last).isPositive();
            assertThat(all(subject))
                    .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        }
        if (!tailed.isEmpty()) {
            long first = tailed.getFirst().position();
            assertThat(tailed.stream().map(Event::position).toList())
                    .as("a reader beside the writers saw each position once, in order")
                    .isEqualTo(LongStream.range(first, first + tailed.size())
                            .boxed()
                            .toList());
        }
        Map<UUID, Integer> seen = new HashMap<>();
        for (Event event : tailed) {
            if (subjects.contains(event.subject())) {
                int number = event.payload().get("number").intValue();
                assertThat(number).isGreaterThan(seen.getOrDefault(event.subject(), 0));
                seen.put(event.subject(), number);
            }
        }
        assertThat(new HashSet<>(tailed)).hasSameSizeAs(tailed).isNotEmpty();
    }

    private Callable<Void> writer(List<UUID> subjects, int steps) {
        return () -> {
            for (int i = 0; i < steps; i++) {
                ThreadLocalRandom random = ThreadLocalRandom.current();
                UUID subject = subjects.get(random.nextInt(subjects.size()));
                boolean giveUp = random.nextInt(10) == 0;
                desk.transaction.executeWithoutResult(status -> {
                    if (random.nextBoolean()) {
                        // Some transactions have a number long before they get the case's lock.
                        database.jdbc()
                                .sql("select pg_current_xact_id()::text")
                                .query(String.class)
                                .single();
                        pause(Duration.ofMillis(random.nextInt(8)));
                    }
                    int next = database.jdbc()
                                    .sql("select steps from public.subject where id = :id for update")
                                    .param("id", subject)
                                    .query(Integer.class)
                                    .single()
                            + 1;
                    pause(Duration.ofMillis(random.nextInt(3)));
                    desk.journal.append(
                            Actor.program("330300"), "test.step.v1", "case", subject, "330300", Map.of("number", next));
                    database.jdbc()
                            .sql("update public.subject set steps = :next where id = :id")
                            .param("next", next)
                            .param("id", subject)
                            .update();
                    if (giveUp) {
                        status.setRollbackOnly();
                    }
                });
            }
            return null;
        };
    }

    private List<Long> all(UUID subject) {
        return database.jdbc()
                .sql("""
                select (e.payload ->> 'number')::bigint
                  from journal.position p join journal.entry e using (seq)
                 where e.subject = :subject order by p.position
                """)
                .param("subject", subject)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    private boolean positionsWithoutGap() {
        return database.jdbc()
                .sql("select count(*) = coalesce(max(position), 0) and coalesce(min(position), 1) = 1 "
                        + "and max(position) = (select position from journal.leader) from journal.position")
                .query(Boolean.class)
                .single();
    }

    private long floor() {
        return database.jdbc()
                .sql("select floor_seq from journal.leader")
                .query(Long.class)
                .single();
    }

    private long drawn() {
        return database.jdbc()
                .sql("select last_value from journal.entry_seq")
                .query(Long.class)
                .single();
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
