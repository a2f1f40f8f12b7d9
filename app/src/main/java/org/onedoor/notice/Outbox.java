package org.onedoor.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * 待发: what is to go out, for those who send it. Taking one is a statement of its own that skips what others hold and
 * leases the row; the sending happens between that and the statement that notes how it went.
 */
@Repository
class Outbox {

    /**
     * Longer than any one sending takes. Who dies meanwhile leaves the message to the next one after it, which is why a
     * receiver may get it twice, under the same id.
     */
    static final Duration LEASE = Duration.ofMinutes(5);

    static final int SPREAD_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Reach reach;
    private final Ways ways;
    private final NoticeSettings settings;

    Outbox(JdbcClient jdbc, Clock clock, Reach reach, Ways ways, NoticeSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.reach = reach;
        this.ways = ways;
        this.settings = settings;
    }

    /**
     * One that this sender holds now.
     *
     * @param tries this one included
     * @param stem of its texts
     * @param template the message's; null for a letter
     * @param link the page that it is about; null for a letter
     * @param address a letter's; null for a message, whose party is asked for it
     * @param language a letter's
     * @param until a letter is worth nothing afterwards; null for a message
     */
    record Taken(
            UUID id,
            UUID party,
            int tries,
            String stem,
            @Nullable String template,
            Map<String, Object> values,
            @Nullable String link,
            @Nullable String address,
            @Nullable Locale language,
            @Nullable Instant until) {}

    private record Told(UUID party, UUID message) {}

    /** Makes deliveries of messages that wait for it, each by the ways that its party wants; how many messages. */
    @Transactional
    public int spread() {
        List<Told> told = jdbc.sql("""
                select party, id from notice.message where outward order by id limit :most for update skip locked
                """)
                .param("most", SPREAD_AT_ONCE)
                .query((row, number) -> new Told(row.getObject("party", UUID.class), row.getObject("id", UUID.class)))
                .list();
        if (told.isEmpty()) {
            return 0;
        }
        Set<UUID> parties = new HashSet<>();
        told.forEach(one -> parties.add(one.party()));
        Map<UUID, Contact> contacts = reach.of(parties);
        List<UUID> ids = new ArrayList<>();
        List<UUID> of = new ArrayList<>();
        List<UUID> messages = new ArrayList<>();
        List<String> by = new ArrayList<>();
        for (Told one : told) {
            Contact contact = contacts.get(one.party());
            for (Way way : Way.values()) {
                if (ways.has(way) && contact != null && contact.by(way) != null) {
                    ids.add(Ids.next(clock));
                    of.add(one.party());
                    messages.add(one.message());
                    by.add(way.code());
                }
            }
        }
        jdbc.sql("""
                insert into notice.delivery (id, party, message, way, state, made_at, due_at)
                select id, party, message, way, 'waiting', :at, :at
                  from unnest(:ids::uuid[], :parties::uuid[], :messages::uuid[], :ways::text[])
                       as made (id, party, message, way)
                """)
                .param("at", at(clock.instant()))
                .param("ids", ids.toArray(UUID[]::new))
                .param("parties", of.toArray(UUID[]::new))
                .param("messages", messages.toArray(UUID[]::new))
                .param("ways", by.toArray(String[]::new))
                .update();
        jdbc.sql("""
                update notice.message m set outward = null
                  from unnest(:parties::uuid[], :messages::uuid[]) as told (party, message)
                 where m.party = told.party and m.id = told.message
                """)
                .param("parties", told.stream().map(Told::party).toArray(UUID[]::new))
                .param("messages", told.stream().map(Told::message).toArray(UUID[]::new))
                .update();
        return told.size();
    }

    /** Takes the one that has waited longest, if any is due. Counts the try before it is made. */
    Optional<Taken> take(Way way) {
        return jdbc.sql("""
                with next as (
                    select id from notice.delivery
                     where way = :way and state = 'waiting' and due_at <= :now
                     order by due_at
                     limit 1
                       for update skip locked),
                taken as (
                    update notice.delivery d set tries = tries + 1, tried_at = :now, due_at = :leased
                      from next where d.id = next.id
                    returning d.id, d.party, d.message, d.tries, d.letter, d.until)
                select t.id, t.party, t.tries, t.until, m.template, m.link,
                       coalesce(m."values", t.letter -> 'values') "values",
                       t.letter ->> 'stem' stem, t.letter ->> 'address' address, t.letter ->> 'language' language
                  from taken t
                  left join notice.message m on m.party = t.party and m.id = t.message
                """)
                .param("way", way.code())
                .param("now", at(clock.instant()))
                .param("leased", at(clock.instant().plus(LEASE)))
                .query(Outbox::taken)
                .optional();
    }

    /** It is out. True even if the lease had run out meanwhile: what was sent was sent. */
    void sent(Taken one, String masked) {
        jdbc.sql("""
                update notice.delivery
                   set state = 'sent', sent_at = :now, due_at = null, error = null, masked = :masked, letter = null
                 where id = :id and state <> 'sent'
                """)
                .param("now", at(clock.instant()))
                .param("masked", masked)
                .param("id", one.id())
                .update();
    }

    /** It is not out. Waits for another try, or is given up; nothing changes if somebody else has taken it meanwhile. */
    boolean failed(Taken one, @Nullable String masked, NotSent why) {
        boolean over = why.hopeless() || one.tries() >= settings.tries();
        jdbc.sql("""
                update notice.delivery
                   set state = :state, due_at = :due::timestamptz, error = :error,
                       masked = coalesce(:masked::text, masked), letter = case when :over then null else letter end
                 where id = :id and state = 'waiting' and tries = :tries
                """)
                .param("state", over ? "failed" : "waiting")
                .param("due", over ? null : at(clock.instant().plus(settings.pause(one.tries()))))
                .param("error", why.reason())
                .param("masked", masked)
                .param("over", over)
                .param("id", one.id())
                .param("tries", one.tries())
                .update();
        return over;
    }

    /** Not now; it does not count as a try. */
    void postpone(Taken one, Instant until) {
        jdbc.sql("""
                update notice.delivery set tries = tries - 1, due_at = :until
                 where id = :id and state = 'waiting' and tries = :tries
                """)
                .param("until", at(until))
                .param("id", one.id())
                .param("tries", one.tries())
                .update();
    }

    /** The party has no such address any more, or does not want it that way. */
    void unwanted(Taken one) {
        jdbc.sql("""
                update notice.delivery set state = 'unwanted', due_at = null, tries = tries - 1
                 where id = :id and state = 'waiting' and tries = :tries
                """).param("id", one.id()).param("tries", one.tries()).update();
    }

    /** Where the party wants to be told now. */
    Optional<Contact> contact(UUID party) {
        return Optional.ofNullable(reach.of(Set.of(party)).get(party));
    }

    private static Taken taken(ResultSet row, int number) throws SQLException {
        String template = row.getString("template");
        String language = row.getString("language");
        OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        return new Taken(
                row.getObject("id", UUID.class),
                row.getObject("party", UUID.class),
                row.getInt("tries"),
                template == null ? "notice.letter." + row.getString("stem") : "notice.told." + template,
                template,
                Values.read(row.getString("values")),
                row.getString("link"),
                row.getString("address"),
                language == null ? null : Locale.forLanguageTag(language),
                until == null ? null : until.toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
