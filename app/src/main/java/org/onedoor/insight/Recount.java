package org.onedoor.insight;

import org.onedoor.journal.Cursors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 重新计数: empties the figures and has everything counted again, beginning with the next delivery. */
@Component
class Recount {

    private final JdbcClient jdbc;
    private final Cursors cursors;

    Recount(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    @Transactional
    public void fromTheFirstEvent() {
        cursors.rewind(Tally.NAME);
        jdbc.sql("delete from insight.daily").update();
        jdbc.sql("delete from insight.hourly").update();
    }
}
