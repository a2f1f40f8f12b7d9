package org.onedoor.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.onedoor.insight.Cube.Dimension;
import org.onedoor.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the figures of one page with one query. */
@Repository
class Figures {

    private final JdbcClient jdbc;
    private final Clock clock;

    Figures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The figures of the actor's region and everything in it. If the period ends today, the compared one's last day counts
     * only up to this hour's end.
     */
    Cube of(Actor actor, Asked asked) {
        Period now = asked.period();
        Period before = now.compared(asked.with());
        boolean underWay = now.to().equals(LocalDate.now(clock)) && before.days() == now.days();
        return Cube.of(jdbc.sql("""
                with span (now, first, last, part, hour) as (
                    values (true, :from::date, :to::date, null::date, 23),
                           (false, :beforeFrom::date, :beforeTo::date, :part::date, :hour::int)),
                counted as (
                    select s.now, d.day - s.first as nth, d.region, d.department, d.item, d.channel, d.measure, d.n
                      from span s
                      join insight.daily d on d.day between s.first and s.last and d.day is distinct from s.part
                    union all
                    select s.now, h.day - s.first, h.region, h.department, h.item, h.channel, h.measure, h.n
                      from span s
                      join insight.hourly h on h.day = s.part and h.hour <= s.hour)
                select now, nth, channel, department, region, item, measure, sum(n) as n,
                       grouping(nth, channel, department, region, item) as along
                  from counted
                 where region like :scope
                   and (:channel::text is null or channel = :channel)
                   and (:department::text is null or department = :department)
                   and (:region::text is null or region = :region)
                   and (:item::text is null or item = :item)
                 group by grouping sets ((now, measure), (now, measure, nth), (now, measure, channel),
                                         (now, measure, department), (now, measure, region), (now, measure, item))
                """)
                .param("from", now.from())
                .param("to", now.to())
                .param("beforeFrom", before.from())
                .param("beforeTo", before.to())
                .param("part", underWay ? before.to() : null)
                .param("hour", LocalTime.now(clock).getHour())
                .param("scope", scope(actor.region()))
                .param("channel", asked.only().get(Dimension.CHANNEL))
                .param("department", asked.only().get(Dimension.DEPARTMENT))
                .param("region", asked.only().get(Dimension.REGION))
                .param("item", asked.only().get(Dimension.ITEM))
                .query(Figures::sum)
                .list());
    }

    /** {@code 330300} covers {@code 3303…}, {@code 330302} itself and its townships, {@code 000000} all (GB/T 2260). */
    static String scope(String region) {
        String prefix = region;
        while (prefix.endsWith("00")) {
            prefix = prefix.substring(0, prefix.length() - 2);
        }
        return prefix + "%";
    }

    /** The bits of {@code along} are set for what a row is not split by. */
    private static Cube.Sum sum(ResultSet row, int number) throws SQLException {
        Dimension dimension = switch (row.getInt("along")) {
            case 0b01111 -> Dimension.DAY;
            case 0b10111 -> Dimension.CHANNEL;
            case 0b11011 -> Dimension.DEPARTMENT;
            case 0b11101 -> Dimension.REGION;
            case 0b11110 -> Dimension.ITEM;
            default -> Dimension.ALL;
        };
        String value = switch (dimension) {
            case ALL -> "";
            case DAY -> row.getString("nth");
            case CHANNEL, DEPARTMENT, REGION, ITEM -> row.getString(dimension.code());
        };
        return new Cube.Sum(
                row.getBoolean("now"), dimension, value, Measure.of(row.getString("measure")), row.getLong("n"));
    }
}
