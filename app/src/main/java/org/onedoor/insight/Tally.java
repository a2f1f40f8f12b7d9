package org.onedoor.insight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.onedoor.journal.Event;
import org.onedoor.journal.Subscriber;
import org.onedoor.journal.Together;
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
        on(List.of(event));
    }

    /** What one event counts for once. */
    private record Counted(
            LocalDate day, int hour, String region, String department, String item, String channel, String measure) {

        static Counted of(Event event, Measure measure) {
            ZonedDateTime at = event.at().atZone(SHANGHAI);
            JsonNode about = event.payload();
            return new Counted(
                    at.toLocalDate(),
                    at.getHour(),
                    about.required("region").stringValue(),
                    about.required("department").stringValue(),
                    about.required("item").stringValue(),
                    about.required("channel").stringValue(),
                    measure.code());
        }
    }

    /** Many events of a moment count for few different things, so each row is touched once. */
    @Override
    public void on(List<Event> events) {
        List<Counted> all = events.stream()
                .flatMap(event -> Measure.of(event).stream().map(measure -> Counted.of(event, measure)))
                .toList();
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with counted as (
                    select c.day, c.hour, c.region, c.department, c.item, c.channel, c.measure, count(*) as n
                      from unnest(:days::date[], :hours::smallint[], :regions::text[], :departments::text[], :items::text[],
                                  :channels::text[], :measures::text[])
                           as c (day, hour, region, department, item, channel, measure)
                     group by c.day, c.hour, c.region, c.department, c.item, c.channel, c.measure),
                hour as (
                    insert into insight.hourly as h (day, hour, region, department, item, channel, measure, n)
                    select day, hour, region, department, item, channel, measure, n from counted
                    on conflict (day, hour, region, department, item, channel, measure)
                       do update set n = h.n + excluded.n)
                insert into insight.daily as d (day, region, department, item, channel, measure, n)
                select day, region, department, item, channel, measure, sum(n) from counted
                 group by day, region, department, item, channel, measure
                on conflict (day, region, department, item, channel, measure) do update set n = d.n + excluded.n
                """)
                .param("days", Together.column(all, Counted::day))
                .param("hours", Together.column(all, Counted::hour))
                .param("regions", Together.column(all, Counted::region))
                .param("departments", Together.column(all, Counted::department))
                .param("items", Together.column(all, Counted::item))
                .param("channels", Together.column(all, Counted::channel))
                .param("measures", Together.column(all, Counted::measure))
                .update();
    }
}
