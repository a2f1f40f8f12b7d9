package org.onedoor.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.onedoor.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the journal for pages, exports and neighbours; what reacts to events is a {@link Subscriber} instead. */
@Component
public class JournalReader {

    /** Columns and table of what an event's subject says in each of its events, in front of what it says itself. */
    static final String PAYLOAD = "coalesce(s.facts || e.payload, e.payload) as payload";

    static final String STANDING = "left join journal.standing s on s.subject = e.subject";

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;

    JournalReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Events after a position in order, at most 1,000; the slice's {@code next} is the last one's position. */
    public Slice<Event> after(long position, int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<Event> events = jdbc.sql("""
                select p.position, e.id, e.type, e.subject_kind, e.subject, e.city, e.at, e.account, e.role, e.channel,
                       %s
                  from journal.position p
                  join journal.entry e on e.seq = p.seq and e.at = p.at
                  %s
                 where p.position > :position and p.position <= :position + :most + 1
                 order by p.position
                """.formatted(PAYLOAD, STANDING))
                .param("position", position)
                .param("most", most)
                .query(JournalReader::event)
                .list();
        if (events.size() <= most) {
            return new Slice<>(events, null);
        }
        List<Event> page = events.subList(0, most);
        return new Slice<>(List.copyOf(page), Long.toString(page.getLast().position()));
    }

    /** Everything that happened to one subject, oldest first, the just committed included. */
    public List<Event> of(UUID subject) {
        return jdbc.sql("""
                select coalesce(p.position, 0) as position, e.id, e.type, e.subject_kind, e.subject, e.city, e.at,
                       e.account, e.role, e.channel, %s
                  from journal.entry e
                  left join journal.position p on p.seq = e.seq
                  %s
                 where e.subject = :subject
                 order by e.seq
                """.formatted(PAYLOAD, STANDING))
                .param("subject", subject)
                .query(JournalReader::event)
                .list();
    }

    /** The last position given so far, 0 before the first. */
    public long head() {
        return jdbc.sql("select coalesce(max(position), 0) from journal.position")
                .query(Long.class)
                .single();
    }

    static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getLong("position"),
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("subject_kind"),
                row.getObject("subject", UUID.class),
                row.getString("city"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("account", UUID.class),
                row.getString("role"),
                row.getString("channel"),
                Journal.JSON.readTree(row.getString("payload")));
    }
}
