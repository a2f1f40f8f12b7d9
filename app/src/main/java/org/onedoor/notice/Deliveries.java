package org.onedoor.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 送达情况: what became of messages outside, for the party beside each of them and for an administrator. */
@Repository
class Deliveries {

    /** Sent and unwanted ones are counted over so long; the others until they are over. */
    static final Duration PERIOD = Duration.ofDays(7);

    static final String SELECT = """
            select id, message, way, state, tries, tried_at, due_at, sent_at, masked, error from notice.delivery
            """;

    private static final String LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Journal journal;

    Deliveries(JdbcClient jdbc, Clock clock, Journal journal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * How one way stands.
     *
     * @param waiting not tried yet
     * @param retrying failed and waiting for another try
     * @param failed given up
     * @param again how many of those can be tried again: all but letters, which are wiped
     * @param sent within {@link #PERIOD}, leaving aside what an administrator had tried again after twice as long
     */
    record Standing(Way way, long waiting, long retrying, long failed, long again, long sent) {}

    /** What became of these messages of the party, by message. */
    Map<UUID, List<Delivery>> beside(UUID party, Collection<UUID> messages) {
        if (messages.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(SELECT + " where party = :party and message = any(:messages) order by way")
                .param("party", party)
                .param("messages", messages.toArray(UUID[]::new))
                .query(Deliveries::delivery)
                .list()
                .stream()
                .collect(Collectors.groupingBy(one -> one.message() == null ? one.id() : one.message()));
    }

    /** How each way stands. */
    List<Standing> standings() {
        return jdbc.sql("""
                select w.way,
                       (select count(*) from notice.delivery
                         where way = w.way and state = 'waiting' and error is null) waiting,
                       (select count(*) from notice.delivery
                         where way = w.way and state = 'waiting' and error is not null) retrying,
                       (select count(*) from notice.delivery where way = w.way and state = 'failed') failed,
                       (select count(*) from notice.delivery
                         where way = w.way and state = 'failed' and message is not null) again,
                       (select count(*) from notice.delivery
                         where way = w.way and state = 'sent' and id >= :since::uuid and sent_at >= :from) sent
                  from unnest(:ways::text[]) with ordinality as w (way, n)
                 order by w.n
                """)
                .param("since", firstId(clock.instant().minus(PERIOD).minus(PERIOD)))
                .param("from", clock.instant().minus(PERIOD).atOffset(ZoneOffset.UTC))
                .param("ways", new String[] {Way.EMAIL.code(), Way.SMS.code()})
                .query((row, number) -> new Standing(
                        Way.of(row.getString("way")),
                        row.getLong("waiting"),
                        row.getLong("retrying"),
                        row.getLong("failed"),
                        row.getLong("again"),
                        row.getLong("sent")))
                .list();
    }

    /** A page of those that went wrong and are not out yet, newest first. */
    Slice<Delivery> troubled(@Nullable UUID after, int limit) {
        List<Delivery> rows = jdbc.sql(SELECT + """
                 where (state = 'failed' or (state = 'waiting' and error is not null)) and id < :after::uuid
                 order by id desc limit :limit
                """)
                .param("after", after == null ? LAST : after.toString())
                .param("limit", limit + 1)
                .query(Deliveries::delivery)
                .list();
        return Slice.of(rows, limit, last -> last.id().toString());
    }

    /** Lets one that was given up be tried again; one that goes on by itself stays as it is. */
    @Transactional
    public boolean again(Actor actor, UUID id) {
        int known = jdbc.sql("select count(*) from notice.delivery where id = :id and message is not null")
                .param("id", id)
                .query(Integer.class)
                .single();
        if (known == 0) {
            throw new Refused(new NoticeRefusal.NoSuchDelivery());
        }
        int going = jdbc.sql("""
                update notice.delivery set state = 'waiting', tries = 0, due_at = :now
                 where id = :id and state = 'failed'
                """).param("now", now()).param("id", id).update();
        if (going > 0) {
            journal.append(actor, "notice.delivery-retried.v1", "delivery", id, actor.city(), Map.of());
        }
        return going > 0;
    }

    /** The same for all that were given up by one way; how many. */
    @Transactional
    public int allAgain(Actor actor, Way way) {
        int going = jdbc.sql("""
                update notice.delivery set state = 'waiting', tries = 0, due_at = :now
                 where way = :way and state = 'failed' and message is not null
                """).param("now", now()).param("way", way.code()).update();
        if (going > 0) {
            journal.append(
                    actor,
                    "notice.deliveries-retried.v1",
                    "account",
                    actor.account(),
                    actor.city(),
                    Map.of("way", way.code(), "count", going));
        }
        return going;
    }

    static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("message", UUID.class),
                Way.of(row.getString("way")),
                Delivery.State.of(row.getString("state")),
                row.getInt("tries"),
                instant(row, "tried_at"),
                instant(row, "due_at"),
                instant(row, "sent_at"),
                row.getString("masked"),
                row.getString("error"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** The least id of version 7 that a row made at the time can have. */
    private static String firstId(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0).toString();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
