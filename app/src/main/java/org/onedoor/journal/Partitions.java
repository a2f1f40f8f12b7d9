package org.onedoor.journal;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the monthly partitions (按月分区) of this and the next months ready, at each start and daily by a job. */
@Component
class Partitions implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JournalSettings settings;

    Partitions(JdbcClient jdbc, Clock clock, JournalSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() {
        prepare();
    }

    void prepare() {
        int made = jdbc.sql("select journal.make_months(:month::date, :months)")
                .param("month", LocalDate.now(clock).withDayOfMonth(1))
                .param("months", settings.monthsAhead() + 1)
                .query(Integer.class)
                .single();
        if (made > 0) {
            LOG.info("made {} monthly partitions of the journal", made);
        }
    }
}
