package org.onedoor.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The messages (消息) of all parties. */
@Component
public class Notices {

    /** A badge says "99+" beyond this. */
    public static final int COUNTED = 100;

    private final JdbcClient jdbc;
    private final Together together;
    private final Clock clock;
    private final Templates templates;
    private final Ways ways;

    Notices(JdbcClient jdbc, Together together, Clock clock, Templates templates, Ways ways) {
        this.jdbc = jdbc;
        this.together = together;
        this.clock = clock;
        this.templates = templates;
        this.ways = ways;
    }

    /**
     * Tells a party something, as part of the caller's transaction. It goes out by e-mail or SMS later, where they are
     * set up.
     *
     * @param template one of the stems in {@code messages/notice.zh.properties}
     * @param values all that the template names: strings, whole numbers, {@code Text}, {@code LocalDate}, {@code Instant}
     *     or {@code Money}; the last five are written in the reader's language
     * @param link the page of this program that it is about, as {@code /cases/330302…}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Actor by, UUID party, String template, Map<String, ?> values, String link) {
        together.write(List.of(part(List.of(new Telling(by.account(), party, template, values, link)))));
    }

    /** What one party is told, see {@link #tell}; {@code by} is the account that made it so. */
    public record Telling(UUID by, UUID party, String template, Map<String, ?> values, String link) {}

    /** The same for many, as a share of a larger statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Together.Part part(List<Telling> all) {
        all.forEach(one -> templates.check(one.template(), one.values().keySet()));
        String sql = """
                insert into notice.message (party, id, template, "values", link, at, told_by, outward)
                select m.party, m.id, m.template, m.written::jsonb, m.link, :messages_at::timestamptz, m.told_by,
                       :messages_outward::boolean
                  from unnest(:messages_parties::uuid[], :messages_ids::uuid[], :messages_templates::text[],
                              :messages_values::text[], :messages_links::text[], :messages_by::uuid[])
                       as m (party, id, template, written, link, told_by)""";
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("messages_at", now());
        values.put("messages_outward", ways.outward());
        values.put("messages_parties", Together.column(all, Telling::party));
        values.put("messages_ids", Together.column(all, one -> Ids.next(clock)));
        values.put("messages_templates", Together.column(all, Telling::template));
        values.put("messages_values", Together.column(all, one -> Values.write(one.values())));
        values.put("messages_links", Together.column(all, Telling::link));
        values.put("messages_by", Together.column(all, Telling::by));
        return new Together.Part("messages", sql, values);
    }

    /** All that a party was told in its last thousands, newest first. */
    public List<Notice> of(UUID party) {
        return of(party, null, 5_000).rows();
    }

    /** A page of a party's messages, newest first. */
    public Slice<Notice> of(UUID party, @Nullable String after, int limit) {
        List<Notice> rows = jdbc.sql("""
                select id, template, "values", link, at, read_at
                  from notice.message
                 where party = :party and id < :after::uuid
                 order by id desc
                 limit :limit
                """)
                .param("party", party)
                .param("after", after == null ? "ffffffff-ffff-ffff-ffff-ffffffffffff" : after)
                .param("limit", limit + 1)
                .query(Notices::notice)
                .list();
        return Slice.of(rows, limit, last -> last.id().toString());
    }

    /** One message of the party; empty if there is none of that id or it is another's. */
    public Optional<Notice> find(UUID party, UUID id) {
        return jdbc.sql("""
                select id, template, "values", link, at, read_at from notice.message where party = :party and id = :id
                """)
                .param("party", party)
                .param("id", id)
                .query(Notices::notice)
                .optional();
    }

    /** How many are new, at most {@link #COUNTED}. */
    public int unread(UUID party) {
        return jdbc.sql("""
                select count(*) from (
                    select from notice.message where party = :party and read_at is null limit :most) as new
                """)
                .param("party", party)
                .param("most", COUNTED)
                .query(Integer.class)
                .single();
    }

    /** Notes that one was read; the first time counts. */
    @Transactional
    public void read(UUID party, UUID id) {
        jdbc.sql("""
                update notice.message set read_at = :at where party = :party and id = :id and read_at is null
                """).param("at", now()).param("party", party).param("id", id).update();
    }

    /** Notes that all were read. */
    @Transactional
    public void readAll(UUID party) {
        jdbc.sql("update notice.message set read_at = :at where party = :party and read_at is null")
                .param("at", now())
                .param("party", party)
                .update();
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
        return new Notice(
                row.getObject("id", UUID.class),
                row.getString("template"),
                Values.read(row.getString("values")),
                row.getString("link"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                readAt == null ? null : readAt.toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
