package org.onedoor.rating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Journal;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 差评工单: opened by a bad rating, dealt with by reviewers of the department that decided, in its region. Another
 * department's or region's work order is not there for them.
 */
@Repository
class WorkOrders {

    static final int LONGEST_NOTE = 2_000;

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final Journal journal;
    private final AccessLog accesses;
    private final Clock clock;
    private final DueDays dueDays;
    private final Notices notices;

    WorkOrders(JdbcClient jdbc, Journal journal, AccessLog accesses, Clock clock, DueDays dueDays, Notices notices) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.accesses = accesses;
        this.clock = clock;
        this.dueDays = dueDays;
        this.notices = notices;
    }

    /**
     * Opens a work order for a bad rating. While an earlier one of the same occasion is open, a bad follow-up adds none:
     * the department sees it in the one it has. The caller holds the invitation's lock.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(Actor actor, Invitation invitation, Rating rating) {
        LocalDate day = LocalDate.ofInstant(rating.at(), SHANGHAI);
        DueDays.Dates by = dueDays.after(day, invitation.region());
        UUID id = Ids.next(clock);
        int opened = jdbc.sql("""
                insert into rating.work_order (city, id, invitation, rating, department, region, state, opened_at,
                                               call_back_by, rectify_by, due)
                values (:city, :id, :invitation, :rating, :department, :region, 'to-call-back', :at, :callBackBy,
                        :rectifyBy, :callBackBy)
                on conflict (city, invitation) where state <> 'rectified' do nothing
                """)
                .param("city", invitation.city())
                .param("id", id)
                .param("invitation", invitation.id())
                .param("rating", rating.id())
                .param("department", invitation.department())
                .param("region", invitation.region())
                .param("at", rating.at().atOffset(ZoneOffset.UTC))
                .param("callBackBy", by.callBack())
                .param("rectifyBy", by.rectify())
                .update();
        if (opened == 1) {
            journal.append(
                    actor,
                    "rating.work-order-opened.v1",
                    "rating",
                    invitation.id(),
                    invitation.city(),
                    Map.of(
                            "workOrder", id,
                            "case", invitation.caseId(),
                            "grade", rating.grade().code(),
                            "department", invitation.department(),
                            "region", invitation.region(),
                            "callBackBy", by.callBack().toString(),
                            "rectifyBy", by.rectify().toString()));
        }
    }

    /** 回访: the person has been called, whether reached or not, and this was said. */
    @Transactional
    public void callBack(Actor actor, UUID id, boolean reached, @Nullable String note) {
        WorkOrder order = lock(actor, id);
        order.callBack();
        String written = checked(note);
        String outcome = reached ? "reached" : "not-reached";
        jdbc.sql("""
                update rating.work_order
                   set state = 'to-rectify', due = rectify_by, called_back_at = :at, called_back_by = :by, reached = :reached
                 where city = :city and id = :id
                """)
                .param("at", now())
                .param("by", actor.account())
                .param("reached", outcome)
                .param("city", order.city())
                .param("id", id)
                .update();
        keep(id, "call-back", written);
        boolean inTime = !today().isAfter(order.callBackBy());
        record(actor, order, "rating.called-back.v1", Map.of("workOrder", id, "outcome", outcome, "inTime", inTime));
    }

    /** 整改反馈: what has been put right, or why nothing could be. Closes the work order and tells the one who rated. */
    @Transactional
    public void rectify(Actor actor, UUID id, @Nullable String note) {
        WorkOrder order = lock(actor, id);
        order.rectify();
        String written = checked(note);
        jdbc.sql("""
                update rating.work_order set state = 'rectified', rectified_at = :at, rectified_by = :by
                 where city = :city and id = :id
                """)
                .param("at", now())
                .param("by", actor.account())
                .param("city", order.city())
                .param("id", id)
                .update();
        keep(id, "rectification", written);
        boolean inTime = !today().isAfter(order.rectifyBy());
        record(actor, order, "rating.rectified.v1", Map.of("workOrder", id, "inTime", inTime));
        tellTheRater(actor, order);
    }

    private void tellTheRater(Actor actor, WorkOrder order) {
        Invitation rated = jdbc.sql("select " + Invitations.COLUMNS + """
                  from rating.invitation i where i.city = :city and i.id = :id
                """)
                .param("city", order.city())
                .param("id", order.invitation())
                .query(Invitations::invitation)
                .single();
        notices.tell(
                actor,
                rated.party(),
                "rating-answered",
                Map.of("item", rated.name(), "number", rated.filingNumber()),
                "/ratings/" + rated.caseId());
    }

    /** The newest work order of an occasion, for the applicant's page. */
    Optional<WorkOrder> latest(Invitation invitation) {
        return jdbc.sql("""
                select city, id, invitation, state, opened_at, call_back_by, rectify_by, called_back_at, reached,
                       rectified_at
                  from rating.work_order
                 where city = :city and invitation = :invitation
                 order by opened_at desc, id desc limit 1
                """)
                .param("city", invitation.city())
                .param("invitation", invitation.id())
                .query(WorkOrders::workOrder)
                .optional();
    }

    private WorkOrder lock(Actor actor, UUID id) {
        if (actor.role() != Role.REVIEWER || actor.department() == null) {
            throw hidden(actor, id);
        }
        return jdbc.sql("""
                select city, id, invitation, state, opened_at, call_back_by, rectify_by, called_back_at, reached,
                       rectified_at
                  from rating.work_order
                 where id = :id and department = :department and region = :region
                   for update
                """)
                .param("id", id)
                .param("department", actor.department())
                .param("region", actor.region())
                .query(WorkOrders::workOrder)
                .optional()
                .orElseThrow(() -> hidden(actor, id));
    }

    /** Another department's or region's work order is as if it were not there; the attempt is journalled. */
    Refused hidden(Actor actor, UUID id) {
        jdbc.sql("select invitation from rating.work_order where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .ifPresent(invitation -> accesses.denied(actor, "rating", invitation));
        return new Refused(new RatingRefusal.NothingToRate());
    }

    private static String checked(@Nullable String note) {
        if (note == null || note.isBlank() || note.strip().length() > LONGEST_NOTE) {
            throw new Refused(new RatingRefusal.NoteMissing(LONGEST_NOTE));
        }
        return note.strip();
    }

    private void keep(UUID id, String kind, String note) {
        jdbc.sql("insert into rating.work_note (work_order, kind, note) values (:id, :kind, :note)")
                .param("id", id)
                .param("kind", kind)
                .param("note", note)
                .update();
    }

    private void record(Actor actor, WorkOrder order, String type, Map<String, Object> payload) {
        journal.append(actor, type, "rating", order.invitation(), order.city(), payload);
    }

    private OffsetDateTime now() {
        Instant instant = clock.instant();
        return instant.atOffset(ZoneOffset.UTC);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static WorkOrder workOrder(ResultSet row, int number) throws SQLException {
        return new WorkOrder(
                row.getString("city"),
                row.getObject("id", UUID.class),
                row.getObject("invitation", UUID.class),
                WorkOrder.State.of(row.getString("state")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("call_back_by", LocalDate.class),
                row.getObject("rectify_by", LocalDate.class),
                instant(row, "called_back_at"),
                row.getString("reached"),
                instant(row, "rectified_at"));
    }
}
