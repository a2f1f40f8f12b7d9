package org.onedoor.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onedoor.shared.Actor;
import org.onedoor.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class CurrentTest {

    @RegisterExtension
    static final TestDatabase database = TestDatabase.migrated();

    private static final Clock CLOCK = Clock.system(ZoneId.of("Asia/Shanghai"));

    /** One connection: whoever has it must not wait for who waits for it. */
    @Test
    void whoHoldsAConnectionWaitsForNobodyWhoWaitsForOne() {
        HikariConfig one = new HikariConfig();
        one.setDataSource(database.dataSource());
        one.setMaximumPoolSize(1);
        one.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
        try (HikariDataSource pool = new HikariDataSource(one)) {
            Current<String> current =
                    new Current<>(new Definitions(JdbcClient.create(pool), CLOCK), CLOCK, Set.of(), day -> "of " + day);
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
            CompletableFuture<String> other = new CompletableFuture<>();
            String held = Objects.requireNonNull(transaction.execute(status -> {
                other.completeAsync(current::get);
                while (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 0) {
                    Thread.onSpinWait();
                }
                return current.get();
            }));
            assertThat(other.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(held);
        }
    }

    /** Whoever publishes sees it before anybody else does, and it may be undone. */
    @Test
    void keepsNothingOfAPublicationThatIsUndone() {
        Definitions definitions = new Definitions(JdbcClient.create(database.dataSource()), CLOCK);
        Current<List<Integer>> versions = new Current<>(
                definitions,
                CLOCK,
                Set.of("region"),
                day -> definitions.versionsInForce("region", day).stream()
                        .map(Definitions.Version::version)
                        .toList());
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        List<Integer> before = versions.latest();
        transaction.executeWithoutResult(status -> {
            definitions.publish(Actor.program("000000"), List.of(region("One", "999999")));
            assertThat(versions.latest()).hasSize(before.size() + 1);
            status.setRollbackOnly();
        });
        assertThat(versions.latest()).hasSameSizeAs(before);
        transaction.executeWithoutResult(status -> definitions.publish(Actor.program("000000"), List.of(element())));
        assertThat(versions.latest()).isEqualTo(before);
    }

    /** No time passes: what was looked up a moment ago counts as fresh. */
    @Test
    void knowsAtOnceWhatWasPublishedHere() {
        Clock still = Clock.fixed(CLOCK.instant(), CLOCK.getZone());
        Definitions definitions = new Definitions(JdbcClient.create(database.dataSource()), still);
        Current<Integer> versions = new Current<>(
                definitions,
                still,
                Set.of("region"),
                day -> definitions.versionsInForce("region", day).size());
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        int before = versions.get();
        transaction.executeWithoutResult(status -> {
            definitions.publish(Actor.program("000000"), List.of(region("Two", "999998")));
            assertThat(versions.get()).as("whoever publishes").isEqualTo(before + 1);
            assertThat(CompletableFuture.supplyAsync(versions::get).join())
                    .as("somebody else")
                    .isEqualTo(before);
            TransactionTemplate apart = new TransactionTemplate(
                    Objects.requireNonNull(transaction.getTransactionManager()),
                    new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
            apart.executeWithoutResult(_ ->
                    assertThat(versions.get()).as("a transaction beside it").isEqualTo(before));
            status.setRollbackOnly();
        });
        assertThat(versions.get()).as("undone").isEqualTo(before);
        transaction.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), List.of(region("Two", "999998"))));
        transaction.executeWithoutResult(status -> assertThat(versions.get()).isEqualTo(before + 1));
        assertThat(versions.get()).isEqualTo(before + 1);
    }

    private static Document region(String name, String code) {
        return DefinitionFolder.read(
                        "region",
                        "kind: region\nid: \"" + code + "\"\nlevel: county\nparent: \"330300\"\nname: {zh: 一, en: "
                                + name + "}\n",
                        new Mistakes())
                .getFirst();
    }

    private static Document element() {
        return DefinitionFolder.read("element", "kind: element\nid: anything\n", new Mistakes())
                .getFirst();
    }
}
