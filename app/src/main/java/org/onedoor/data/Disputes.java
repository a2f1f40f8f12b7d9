package org.onedoor.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 异议: what parties say is wrong in the records about them (个人信息保护法 46, 国发〔2016〕51号 校核). */
@Repository
class Disputes {

    static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final AccessLog accesses;
    private final Clock clock;

    Disputes(JdbcClient jdbc, Journal journal, AccessLog accesses, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.accesses = accesses;
        this.clock = clock;
    }

    /**
     * The applicant says that the value held for an element is wrong.
     *
     * @param said what is right, or what is wrong about it; 1 to 500 characters
     * @return the dispute's id
     */
    @Transactional
    public UUID open(Actor actor, String element, @Nullable String said) {
        UUID party = own(actor);
        if (said == null || said.isBlank() || said.strip().length() > LONGEST) {
            throw new Refused(new DataRefusal.SayWhatIsWrong(LONGEST));
        }
        record Row(UUID id, String source) {}
        Row held = jdbc.sql("""
                select id, source from data.record where party = :party and element = :element and until is null for share
                """)
                .param("party", party)
                .param("element", element)
                .query(Row.class)
                .optional()
                .orElseThrow(() -> new Refused(new DataRefusal.NothingHeld()));
        UUID id = Ids.next(clock);
        try {
            jdbc.sql("""
                    insert into data.dispute (id, party, element, record, source, region, said, opened_at, account, status)
                    values (:id, :party, :element, :record, :source, :region, :said, :at, :account, 'open')
                    """)
                    .param("id", id)
                    .param("party", party)
                    .param("element", element)
                    .param("record", held.id())
                    .param("source", held.source())
                    .param("region", actor.city())
                    .param("said", said.strip())
                    .param("at", now())
                    .param("account", actor.account())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refused(new DataRefusal.DisputedAlready());
        }
        record(
                actor,
                "data.dispute-opened.v1",
                id,
                Map.of("party", party, "element", element, "source", held.source()));
        return id;
    }

    /** Takes an open dispute back. */
    @Transactional
    public void withdraw(Actor actor, UUID id) {
        UUID party = own(actor);
        String status = jdbc.sql("select status from data.dispute where id = :id and party = :party for update")
                .param("id", id)
                .param("party", party)
                .query(String.class)
                .optional()
                .orElseThrow(() -> hidden(actor, id));
        if (Dispute.Status.of(status) != Dispute.Status.OPEN) {
            throw new Refused(new DataRefusal.NotOpen());
        }
        jdbc.sql("update data.dispute set status = 'withdrawn', closed_at = :at where id = :id")
                .param("at", now())
                .param("id", id)
                .update();
        record(actor, "data.dispute-withdrawn.v1", id, Map.of("party", party));
    }

    /** The party's disputes, the newest first, at most 100. */
    @Transactional(readOnly = true)
    public List<Dispute> of(Actor actor) {
        return jdbc.sql("""
                select d.id, d.element, r.value, d.source, d.said, d.opened_at, d.status, d.answer, d.closed_at
                  from data.dispute d
                  join data.record r on r.id = d.record
                 where d.party = :party
                 order by d.opened_at desc, d.id
                 limit 100
                """).param("party", own(actor)).query(Disputes::dispute).list();
    }

    static Dispute dispute(ResultSet row, int number) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Dispute(
                row.getObject("id", UUID.class),
                row.getString("element"),
                Collection.JSON.readTree(row.getString("value")),
                row.getString("source"),
                row.getString("said"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Dispute.Status.of(row.getString("status")),
                row.getString("answer"),
                closed == null ? null : closed.toInstant());
    }

    /** Somebody else's dispute is as if it were not there; the attempt is journalled. */
    private Refused hidden(Actor actor, UUID id) {
        jdbc.sql("select id from data.dispute where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .ifPresent(there -> accesses.denied(actor, "dispute", there));
        return new Refused(new DataRefusal.NothingHeld());
    }

    private static UUID own(Actor actor) {
        UUID party = actor.actingFor();
        if (actor.role() != Role.APPLICANT || party == null) {
            throw new Refused(new DataRefusal.NothingHeld());
        }
        return party;
    }

    private void record(Actor actor, String type, UUID id, Map<String, Object> payload) {
        journal.append(actor, type, "dispute", id, actor.city(), payload);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
