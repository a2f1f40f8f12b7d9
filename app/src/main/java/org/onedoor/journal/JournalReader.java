package org.onedoor.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.onedoor.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the journal for pages, exports and neighbours; what reacts to events is a {@link Subscriber} instead. */
@Component
public class JournalReader {

    /** What an event's subject says in each of its events, in front of what it says itself; needs {@link #STANDING}. */
    private static final String PAYLOAD = "coalesce(s.facts || e.payload, e.payload) as payload";

    // one look at the index for each event: of a plain join the planner expects so many rows that it reads all subjects
    private static final String STANDING = """
            left join lateral (select facts from journal.standing where subject = e.subject limit 1) s on true""";

    private static final String POSITION = "r.position + (e.seq - r.seq)";

    /**
     * The events of the positions {@code (:from, :end]}: of the run that holds the first of them and of those that begin after it.
     */
    private static final String RUNS = """
            select %s as position, e.*
                   from journal.run r
                  join journal.entry e
                    on e.seq >= greatest(r.seq, r.seq + (:from - r.position) + 1)
                   and e.seq < least(r.seq + r.n, r.seq + (:end - r.position) + 1)
                   and e.at between r.first_at and r.last_at
                 where r.position >= coalesce((select max(position) from journal.run where position <= :from + 1), 0)
                   and r.position <= :end""".formatted(POSITION);

    /**
     * Reads events of the positions {@code (:from, :end]} in their order. What stands for their subjects is looked up of those alone
     * that are read: whoever wants two hundred of five thousand has not looked up five thousand.
     *
     * @param wanted which of them, as SQL that goes on the condition; blank for all
     */
    static String reading(String wanted) {
        return """
                select e.position, e.id, e.type, e.subject_kind, e.subject, e.city, e.at, e.account, e.role, e.channel, %s
                  from (%s %s order by 1 limit :most) e
                  %s
                 order by 1
                """.formatted(PAYLOAD, RUNS, wanted, STANDING);
    }

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;

    JournalReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Events after a position in order, at most 1,000; the slice's {@code next} is the last one's position. */
    public Slice<Event> after(long position, int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<Event> events = jdbc.sql(reading(""))
                .param("from", position)
                .param("end", position + most + 1)
                .param("most", most + 1)
                .query(JournalReader::event)
                .list();
        return Slice.of(events, most, last -> Long.toString(last.position()));
    }

    /** Everything that happened to one subject, oldest first, the just committed included. */
    public List<Event> of(UUID subject) {
        return of(List.of(subject));
    }

    /** The same of several subjects, each one's oldest first. */
    public List<Event> of(Collection<UUID> subjects) {
        return jdbc.sql("""
                select case when e.seq < r.seq + r.n then %s else 0 end as position, e.id, e.type, e.subject_kind, e.subject, e.city, e.at,
                       e.account, e.role, e.channel, %s
                  from journal.entry e
                  left join lateral (
                      select position, seq, n from journal.run where seq <= e.seq order by seq desc limit 1) r on true
                  %s
                 where e.subject = any(:subjects)
                 order by e.subject, e.seq
                """.formatted(POSITION, PAYLOAD, STANDING))
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(JournalReader::event)
                .list();
    }

    /** The last position given so far, 0 before the first. */
    public long head() {
        return jdbc.sql("select position from journal.leader").query(Long.class).single();
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
