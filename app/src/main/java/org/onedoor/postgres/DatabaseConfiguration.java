package org.onedoor.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Pool and migrations over the {@link Database} that was started before the framework. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Two cores do their best with about eight connections; more wait for each other inside the server. */
    private static final int POOL = 10;

    /** Longer than any transaction may take: an answer that has not come by then will not come. */
    private static final Duration SILENCE = Duration.ofSeconds(40);

    @Bean
    HikariDataSource dataSource(Database database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("onedoor");
        pool.setDataSource(database.dataSource(SILENCE));
        pool.setMaximumPoolSize(POOL);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(5_000);
        pool.setValidationTimeout(2_000);
        // A long transaction holds back the sealing of the journal, and an import commits at most a thousand rows.
        pool.setConnectionInitSql("set transaction_timeout = '30s'; set jit = off");
        return pool;
    }

    /** Migrations have connections of their own, which no transaction timeout ends. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrationDataSource(Database database) {
        return database.dataSource();
    }

    @Bean
    FlywayMigrationStrategy migrationsOfEachRoom() {
        return flyway -> Migrations.apply(flyway.getConfiguration());
    }
}
