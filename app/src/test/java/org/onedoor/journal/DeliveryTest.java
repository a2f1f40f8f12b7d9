package org.onedoor.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onedoor.testing.TestDatabase;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(60)
class DeliveryTest {

    @RegisterExtension
    static final TestDatabase database = TestDatabase.migrated();

    private final List<Desk> running = new ArrayList<>();

    /** Writes each event it gets into a table that no position may enter twice, then does what the test wants. */
    record Keeper(String name, Set<String> types, JdbcClient jdbc, Consumer<Event> then) implements Subscriber {

        @Override
        public void on(Event event) {
            jdbc.sql("insert into public.taken (subscriber, position, number) values (:name, :position, :number)")
                    .param("name", name)
                    .param("position", event.position())
                    .param("number", event.payload().get("number").intValue())
                    .update();
            then.accept(event);
        }
    }

    @BeforeEach
    void table() {
        database.jdbc().sql("""
                create table if not exists public.taken (
                    n bigint generated always as identity, subscriber text, position bigint, number int,
                    primary key (subscriber, position))
                """).update();
    }

    @AfterEach
    void stop() {
        running.forEach(desk -> desk.pulse.stop());
    }

    private Desk start(Subscriber... subscribers) {
        Desk desk = new Desk(database.dataSource(), subscribers);
        desk.pulse.start();
        running.add(desk);
        return desk;
    }

    private static Keeper keeper(String name, String type, Consumer<Event> then) {
        return new Keeper(name, Set.of(type), database.jdbc(), then);
    }

    private static List<Integer> taken(String subscriber) {
        return database.jdbc()
                .sql("select number from public.taken where subscriber = :name order by n")
                .param("name", subscriber)
                .query((row, n) -> row.getInt(1))
                .list();
    }

    private static List<Integer> upTo(int last) {
        return LongStream.rangeClosed(1, last).mapToObj(n -> (int) n).toList();
    }

    @Test
    void deliversOnlyTheTypesAskedForInOrderAndGoesOnAfterARestart() throws InterruptedException {
        Keeper keeper = keeper("test.types", "test.wanted.v1", event -> {});
        Desk desk = start(keeper);
        UUID subject = UUID.randomUUID();
        for (int i = 1; i <= 100; i++) {
            desk.commit("test.wanted.v1", subject, i);
            desk.commit("test.unwanted.v1", subject, i);
        }
        assertThat(desk.cursors.settle(Duration.ofSeconds(20))).isTrue();
        assertThat(taken("test.types")).isEqualTo(upTo(100));

        desk.pulse.stop();
        desk.commit("test.wanted.v1", subject, 101);
        assertThat(start(keeper).cursors.settle(Duration.ofSeconds(20))).isTrue();
        assertThat(taken("test.types")).isEqualTo(upTo(101));
    }

    @Test
    void twoProgramsShareOneSubscriberWithoutTakingAnEventTwice() throws InterruptedException {
        Desk one = start(keeper("test.shared", "test.shared.v1", event -> {}));
        Desk other = start(keeper("test.shared", "test.shared.v1", event -> {}));
        UUID subject = UUID.randomUUID();
        for (int i = 1; i <= 300; i++) {
            (i % 2 == 0 ? one : other).commit("test.shared.v1", subject, i);
        }
        assertThat(one.cursors.settle(Duration.ofSeconds(20))).isTrue();
        assertThat(taken("test.shared")).isEqualTo(upTo(300));
        assertThat(one.cursors.parked()).noneMatch(parked -> parked.subscriber().equals("test.shared"));
    }

    @Test
    void parksAnEventThatFailsFiveTimesAndLosesNoOther() throws InterruptedException {
        List<Integer> tried = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        boolean[] mended = {false};
        Keeper keeper = keeper("test.parking", "test.parking.v1", event -> {
            int number = event.payload().get("number").intValue();
            if (number == 8) {
                tried.add(number);
                facts.add(event.payload().path("item").asString());
                if (!mended[0]) {
                    throw new IllegalStateException("cannot digest it");
                }
            }
        });
        Desk desk = new Desk(database.dataSource(), keeper);
        running.add(desk);
        UUID subject = UUID.randomUUID();
        database.jdbc()
                .sql("insert into journal.standing (subject, facts) values (:subject, '{\"item\": \"a shop\"}')")
                .param("subject", subject)
                .update();
        for (int i = 1; i <= 30; i++) {
            desk.commit("test.parking.v1", subject, i);
        }
        desk.pulse.start();
        assertThat(desk.cursors.settle(Duration.ofSeconds(20))).isTrue();

        List<Integer> all = new ArrayList<>(upTo(30));
        all.remove(Integer.valueOf(8));
        assertThat(taken("test.parking")).isEqualTo(all);
        assertThat(tried).as("once in a batch, five times alone").hasSize(6);
        assertThat(desk.meters
                        .get("onedoor.journal.parked")
                        .tag("subscriber", "test.parking")
                        .counter()
                        .count())
                .isEqualTo(1);
        Cursors.Parked parked = desk.cursors.parked().stream()
                .filter(candidate -> candidate.subscriber().equals("test.parking"))
                .findFirst()
                .orElseThrow();
        assertThat(parked.error()).isEqualTo("java.lang.IllegalStateException");

        mended[0] = true;
        new ReplayAtStart(desk.cursors).run(new DefaultApplicationArguments());
        all.add(8);
        assertThat(taken("test.parking")).isEqualTo(all);
        assertThat(desk.cursors.parked()).doesNotContain(parked);
        assertThat(facts)
                .as("what stands of its subject comes with it each time, replayed too")
                .hasSize(7)
                .containsOnly("a shop");
    }

    /** A constraint that the database checks only at the commit fails outside the subscriber's own call. */
    @Test
    void parksAnEventWhoseEffectFailsAtTheCommit() throws InterruptedException {
        database.jdbc().sql("""
                create table public.checked_late (number int, constraint once unique (number) deferrable initially deferred)
                """).update();
        database.jdbc().sql("insert into public.checked_late values (3)").update();
        Desk desk = new Desk(
                database.dataSource(),
                keeper(
                        "test.late",
                        "test.late.v1",
                        event -> database.jdbc()
                                .sql("insert into public.checked_late values (:number)")
                                .param("number", event.payload().get("number").intValue())
                                .update()));
        running.add(desk);
        for (int i = 1; i <= 5; i++) {
            desk.commit("test.late.v1", UUID.randomUUID(), i);
        }
        desk.pulse.start();
        assertThat(desk.cursors.settle(Duration.ofSeconds(20))).isTrue();
        assertThat(taken("test.late")).containsExactly(1, 2, 4, 5);
        assertThat(desk.cursors.parked()).anyMatch(parked -> parked.subscriber().equals("test.late"));
    }

    @Test
    void startsAgainFromTheFirstEventWhenRewound() throws InterruptedException {
        Desk desk = start(keeper("test.rewound", "test.rewound.v1", event -> {}));
        for (int i = 1; i <= 10; i++) {
            desk.commit("test.rewound.v1", UUID.randomUUID(), i);
        }
        assertThat(desk.cursors.settle(Duration.ofSeconds(20))).isTrue();
        desk.transaction.executeWithoutResult(status -> {
            desk.cursors.rewind("test.rewound");
            database.jdbc()
                    .sql("delete from public.taken where subscriber = 'test.rewound'")
                    .update();
        });
        assertThat(taken("test.rewound")).hasSizeLessThanOrEqualTo(10);
        assertThat(desk.cursors.settle(Duration.ofSeconds(20))).isTrue();
        assertThat(taken("test.rewound")).isEqualTo(upTo(10));
    }

    /** The connection is cut by the server between the effect and the commit, as when the machine goes away. */
    @Test
    void takesAnEventAgainAfterTheConnectionDiedBeforeTheCommit() throws InterruptedException {
        int[] cuts = {0};
        Desk desk = start(keeper("test.cut", "test.cut.v1", event -> {
            if (event.payload().get("number").intValue() % 4 == 0 && cuts[0] < 3) {
                cuts[0]++;
                database.jdbc()
                        .sql("select pg_terminate_backend(pg_backend_pid())")
                        .query(Boolean.class)
                        .single();
            }
        }));
        for (int i = 1; i <= 20; i++) {
            desk.commit("test.cut.v1", UUID.randomUUID(), i);
        }
        assertThat(desk.cursors.settle(Duration.ofSeconds(30))).isTrue();
        assertThat(cuts[0]).isEqualTo(3);
        assertThat(taken("test.cut")).isEqualTo(upTo(20));
    }

    /** A program of its own takes the events and is gone, without any clearing up, between effect and commit. */
    @Test
    void losesAndRepeatsNothingWhenTheProgramIsKilledBetweenEffectAndCommit() throws Exception {
        Desk writer = new Desk(database.dataSource());
        for (int i = 1; i <= 50; i++) {
            writer.commit("test.killed.v1", UUID.randomUUID(), i);
        }
        for (int deaths = 0; deaths < 2; deaths++) {
            List<String> command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    DyingProgram.class.getName()));
            command.addAll(database.signIn());
            Process program = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(program.waitFor(40, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).as("died where it should").isEqualTo(DyingProgram.DIED);
        }
        List<Integer> before = taken("test.killed");
        assertThat(before.size()).isBetween(1, 49);

        Desk next = start(keeper("test.killed", "test.killed.v1", event -> {}));
        assertThat(next.cursors.settle(Duration.ofSeconds(30))).isTrue();
        assertThat(taken("test.killed")).isEqualTo(upTo(50));
    }
}
