package org.onedoor.data;

import static java.util.stream.Collectors.toMap;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 归集库: what the registers hold about a party now. Every reading is logged with its purpose. */
@Repository
public class Records {

    private final JdbcClient jdbc;
    private final AccessLog accesses;

    Records(JdbcClient jdbc, AccessLog accesses) {
        this.jdbc = jdbc;
        this.accesses = accesses;
    }

    /**
     * Everything held about a party, by data element. Whether the actor may read it is the caller's to know.
     *
     * @param purpose why it is read, as {@code prefill}: one of the words that the access log's readers know
     */
    @Transactional
    public Map<String, Held> of(Actor actor, UUID party, String purpose) {
        record Row(String element, Held held) {}
        Map<String, Held> held = jdbc
                .sql("""
                        select r.id, r.element, r.value, r.source, r.as_of,
                               exists (select from data.dispute d
                                        where d.party = r.party and d.element = r.element and d.status in ('open', 'accepted'))
                               as disputed
                          from data.record r
                         where r.party = :party and r.until is null
                        """)
                .param("party", party)
                .query((row, n) -> new Row(
                        row.getString("element"),
                        new Held(
                                row.getObject("id", UUID.class),
                                Collection.JSON.readTree(row.getString("value")),
                                row.getString("source"),
                                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                                row.getBoolean("disputed"))))
                .list()
                .stream()
                .collect(toMap(Row::element, Row::held));
        accesses.read(actor, "party", party, purpose);
        return held;
    }
}
