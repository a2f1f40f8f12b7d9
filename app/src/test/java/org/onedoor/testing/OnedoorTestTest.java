package org.onedoor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnedoorTest
class OnedoorTestTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    @Test
    void startsTheWholeProgramOnAMigratedDatabase() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("onedoor");
        assertThat(port).isPositive();
        assertThat(clock.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void endsTransactionsAfterThirtySeconds() {
        assertThat(jdbc.sql("show transaction_timeout").query(String.class).single())
                .isEqualTo("30s");
    }
}
