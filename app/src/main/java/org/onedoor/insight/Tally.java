package org.onedoor.insight;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.onedoor.journal.Event;
import org.onedoor.journal.Subscriber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * 计数: counts the journal's events by day and hour. Each event counts once, because its effect and the cursor are one
 * transaction; all can be counted again from the first event, see {@link Recount}.
 */
@Component
class Tally implements Subscriber {

    static final String NAME = "insight.tally";

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;

    Tally(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> types() {
        return Measure.TYPES;
    }

    @Override
    public void on(Event event) {
        List<Measure> measures = Measure.of(event);
        if (measures.isEmpty()) {
            return;
        }
        ZonedDateTime at = event.at().atZone(SHANGHAI);
        JsonNode about = event.payload();
        jdbc.sql("""
                with counted as (
                    select :day::date as day, :hour::smallint as hour, :region as region, :department as department,
                           :item as item, :channel as channel, unnest(:measures::text[]) as measure, 1 as n),
                hour as (
                    insert into insight.hourly as h (day, hour, region, department, item, channel, measure, n)
                    select day, hour, region, department, item, channel, measure, n from counted
                    on conflict (day, hour, region, department, item, channel, measure)
                       do update set n = h.n + excluded.n)
                insert into insight.daily as d (day, region, department, item, channel, measure, n)
                select day, region, department, item, channel, measure, n from counted
                on conflict (day, region, department, item, channel, measure) do update set n = d.n + excluded.n
                """)
                .param("day", at.toLocalDate())
                .param("hour", at.getHour())
                .param("region", about.required("region").stringValue())
                .param("department", about.required("department").stringValue())
                .param("item", about.required("item").stringValue())
                .param("channel", about.required("channel").stringValue())
                .param("measures", measures.stream().map(Measure::code).toArray(String[]::new))
                .update();
    }
}
