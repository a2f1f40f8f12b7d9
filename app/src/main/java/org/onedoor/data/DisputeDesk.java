package org.onedoor.data;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Staff;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * 异议核实: the department whose register is disputed looks it up there and answers (国发〔2016〕51号: 提供部门应及时校核). Its own
 * reviewers of the city see the dispute; those of the districts only where the department has nobody for the city.
 */
@Repository
class DisputeDesk {

    static final int PAGE = 30;
    static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final AccessLog accesses;
    private final Clock clock;
    private final Staff staff;
    private final AnswerNotices notices;

    DisputeDesk(JdbcClient jdbc, Journal journal, AccessLog accesses, Clock clock, Staff staff, AnswerNotices notices) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.accesses = accesses;
        this.clock = clock;
        this.staff = staff;
        this.notices = notices;
    }

    /** A dispute and whom it is about. */
    record Sheet(Dispute dispute, UUID party) {}

    /** Open disputes, the oldest first. */
    Slice<Dispute> open(Actor actor, @Nullable UUID after) {
        List<Dispute> rows = jdbc.sql("""
                select d.id, d.element, r.value, d.source, d.said, d.opened_at, d.status, d.answer, d.closed_at
                  from data.dispute d
                  join data.record r on r.id = d.record
                 where d.source = :department and d.region = :region and d.status = 'open'
                   and (:after::uuid is null
                        or (d.opened_at, d.id) > (select a.opened_at, a.id from data.dispute a where a.id = :after::uuid))
                 order by d.opened_at, d.id
                 limit :most
                """)
                .param("department", actor.department())
                .param("region", registersOf(actor))
                .param("after", after)
                .param("most", PAGE + 1)
                .query(Disputes::dispute)
                .list();
        return Slice.of(rows, PAGE, last -> last.id().toString());
    }

    Sheet sheet(Actor actor, UUID id) {
        return find(actor, id, "").orElseThrow(() -> hidden(actor, id));
    }

    /**
     * 核实答复.
     *
     * @param mistaken whether the register is wrong and will be put right there; else it keeps its value
     * @param answer the reason, shown to the person; 1 to 500 characters
     */
    @Transactional
    public void answer(Actor actor, UUID id, boolean mistaken, @Nullable String answer) {
        Sheet sheet = find(actor, id, " for update of d").orElseThrow(() -> hidden(actor, id));
        if (sheet.dispute().status() != Dispute.Status.OPEN) {
            throw new Refused(new DataRefusal.NotOpen());
        }
        if (answer == null || answer.isBlank() || answer.strip().length() > LONGEST) {
            throw new Refused(new DataRefusal.AnswerMissing(LONGEST));
        }
        Dispute.Status status = mistaken ? Dispute.Status.ACCEPTED : Dispute.Status.CONFIRMED;
        jdbc.sql("""
                update data.dispute set status = :status, answer = :answer, answered_by = :by, closed_at = :at
                 where id = :id
                """)
                .param("status", status.code())
                .param("answer", answer.strip())
                .param("by", actor.account())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        journal.append(
                actor,
                "data.dispute-answered.v1",
                "dispute",
                id,
                actor.city(),
                Map.of("party", sheet.party(), "element", sheet.dispute().element(), "status", status.code()));
        notices.tell(
                actor,
                sheet.party(),
                mistaken ? "dispute-accepted" : "dispute-confirmed",
                sheet.dispute().element(),
                sheet.dispute().source());
    }

    /** The region whose registers the actor answers for: a register is the city's, whoever of its districts keeps it. */
    private String registersOf(Actor actor) {
        String department = actor.department();
        boolean forTheCity =
                department != null && !actor.region().equals(actor.city()) && !staff.reviews(department, actor.city());
        return forTheCity ? actor.city() : actor.region();
    }

    private Optional<Sheet> find(Actor actor, UUID id, String locking) {
        if (actor.role() != Role.REVIEWER || actor.department() == null) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select d.id, d.element, r.value, d.source, d.said, d.opened_at, d.status, d.answer, d.closed_at, d.party
                  from data.dispute d
                  join data.record r on r.id = d.record
                 where d.id = :id and d.source = :department and d.region = :region
                """ + locking)
                .param("id", id)
                .param("department", actor.department())
                .param("region", registersOf(actor))
                .query((row, n) -> new Sheet(Disputes.dispute(row, n), row.getObject("party", UUID.class)))
                .optional();
    }

    /** Another department's dispute is as if it were not there; the attempt is journalled. */
    private Refused hidden(Actor actor, UUID id) {
        jdbc.sql("select id from data.dispute where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .ifPresent(there -> accesses.denied(actor, "dispute", there));
        return new Refused(new DataRefusal.NothingHeld());
    }
}
