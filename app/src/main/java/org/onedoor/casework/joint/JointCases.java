package org.onedoor.casework.joint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Delivery;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 一件事申请 as rows. An applicant reaches those of the party acted for; a clerk those taken in at the counter. */
@Repository
class JointCases {

    private static final String COLUMNS = """
            j.city, j.id, j.filing_number, j.bundle, j.bundle_version, j.draft, j.party, j.account, j.region, j.channel,
            j.submitted_at, j.promised_due, j.outcome, j.ended_at, j.delivery, j.delivery_address""";

    private final JdbcClient jdbc;
    private final Together together;
    private final AccessLog accesses;

    JointCases(JdbcClient jdbc, Together together, AccessLog accesses) {
        this.jdbc = jdbc;
        this.together = together;
        this.accesses = accesses;
    }

    /** @param beside what else is written with it */
    void add(JointCase joint, List<Together.Part> beside) {
        together.write(beside);
        jdbc.sql("""
                        INSERT INTO casework.joint
                            (city, id, filing_number, bundle, bundle_version, draft, party, account, region, channel,
                             submitted_at, promised_due, delivery, delivery_address, version)
                        VALUES (:city, :id, :number, :bundle, :bundleVersion, :draft, :party, :account, :region, :channel,
                                :submitted, :promised, :delivery, :address, 1)""")
                .param("city", joint.city())
                .param("id", joint.id())
                .param("number", joint.filingNumber().value())
                .param("bundle", joint.bundle())
                .param("bundleVersion", joint.bundleVersion())
                .param("draft", joint.draft())
                .param("party", joint.party())
                .param("account", joint.account())
                .param("region", joint.region())
                .param("channel", joint.channel())
                .param("submitted", joint.submitted().atOffset(ZoneOffset.UTC))
                .param("promised", joint.promisedDue(), Types.DATE)
                .param("delivery", code(joint.delivery()), Types.VARCHAR)
                .param("address", joint.address())
                .update();
        for (JointCase.Member member : joint.members()) {
            jdbc.sql("""
                            INSERT INTO casework.joint_member
                                (city, joint, position, item, item_version, after, draft, state)
                            VALUES (:city, :joint, :position, :item, :version, :after, :draft, 'waiting')""")
                    .param("city", joint.city())
                    .param("joint", joint.id())
                    .param("position", member.position())
                    .param("item", member.item())
                    .param("version", member.itemVersion())
                    .param("after", member.after().toArray(String[]::new))
                    .param("draft", member.draft())
                    .update();
        }
    }

    /** One of the actor's own; for everybody else there is none. */
    JointCase require(Actor actor, UUID id) {
        return one("j.id = :id AND " + scope(actor), Map.of("id", id, "mine", mine(actor)))
                .orElseThrow(() -> hidden(actor, id));
    }

    private Refused hidden(Actor actor, UUID id) {
        boolean there = jdbc.sql("SELECT EXISTS (SELECT FROM casework.joint WHERE id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (there) {
            accesses.denied(actor, "joint", id);
        }
        return new Refused(new CaseRefusal.NoSuchCase());
    }

    /** Locked to the end of the transaction: one thing happens to the whole at a time. */
    JointCase lock(String city, UUID id) {
        jdbc.sql("SELECT FROM casework.joint WHERE city = :city AND id = :id FOR UPDATE")
                .param("city", city)
                .param("id", id)
                .query((row, n) -> n)
                .list();
        return one("j.city = :city AND j.id = :id", Map.of("city", city, "id", id))
                .orElseThrow();
    }

    /** The name of one whole. */
    record Whole(String city, UUID id, String region) {}

    /** The wholes that some cases belong to, each once. */
    List<Whole> ofCases(Collection<UUID> cases) {
        return jdbc.sql("""
                        SELECT DISTINCT j.city, j.id, j.region
                          FROM casework.joint_member m JOIN casework.joint j ON j.city = m.city AND j.id = m.joint
                         WHERE m.case_id = ANY(:cases) ORDER BY j.id""")
                .param("cases", cases.toArray(UUID[]::new))
                .query((row, n) ->
                        new Whole(row.getString("city"), row.getObject("id", UUID.class), row.getString("region")))
                .list();
    }

    /** The whole whose part a draft is. */
    Optional<JointCase> ofDraft(UUID draft) {
        return one(
                "(j.city, j.id) IN (SELECT city, joint FROM casework.joint_member WHERE draft = :draft)",
                Map.of("draft", draft));
    }

    /** The wholes that some drafts have become, with their members, in the order in which they were submitted. */
    List<JointCase> ofDrafts(Collection<UUID> drafts) {
        record Row(JointCase joint, JointCase.Member member) {}
        Map<UUID, JointCase> wholes = new LinkedHashMap<>();
        Map<UUID, List<JointCase.Member>> members = new HashMap<>();
        List<Row> rows = jdbc.sql("SELECT " + COLUMNS + """
                        , m.position, m.item, m.item_version, m.after, m.draft AS part, m.state, m.case_id, m.reason, m.delivery AS goes
                          FROM casework.joint j JOIN casework.joint_member m ON m.city = j.city AND m.joint = j.id
                         WHERE j.draft = ANY(:drafts) ORDER BY j.submitted_at, j.id, m.position""")
                .param("drafts", drafts.toArray(UUID[]::new))
                .query((row, n) -> new Row(joint(row, List.of()), member(row)))
                .list();
        for (Row row : rows) {
            wholes.putIfAbsent(row.joint().id(), row.joint());
            members.computeIfAbsent(row.joint().id(), id -> new ArrayList<>()).add(row.member());
        }
        return wholes.values().stream()
                .map(whole -> whole.with(members.getOrDefault(whole.id(), List.of())))
                .toList();
    }

    /** The newest first; a party has few. */
    List<JointCase> of(Actor actor, int most) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM casework.joint j WHERE " + scope(actor)
                        + " ORDER BY j.submitted_at DESC, j.id DESC LIMIT :most")
                .param("mine", mine(actor))
                .param("most", most)
                .query((row, n) -> joint(row, List.of()))
                .list();
    }

    private Optional<JointCase> one(String where, Map<String, Object> values) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM casework.joint j WHERE " + where)
                .params(values)
                .query((row, n) -> joint(row, List.of()))
                .optional()
                .map(found -> found.with(members(found.city(), found.id())));
    }

    private List<JointCase.Member> members(String city, UUID joint) {
        return jdbc.sql("""
                        SELECT position, item, item_version, after, draft AS part, state, case_id, reason, delivery AS goes
                          FROM casework.joint_member
                         WHERE city = :city AND joint = :joint ORDER BY position""")
                .param("city", city)
                .param("joint", joint)
                .query((row, n) -> member(row))
                .list();
    }

    private static JointCase.Member member(ResultSet row) throws SQLException {
        return new JointCase.Member(
                row.getInt("position"),
                row.getString("item"),
                row.getInt("item_version"),
                List.of((String[]) row.getArray("after").getArray()),
                row.getObject("part", UUID.class),
                JointCase.Stage.of(row.getString("state")),
                row.getObject("case_id", UUID.class),
                row.getString("reason"),
                row.getObject("goes", Integer.class));
    }

    private static @Nullable String code(@Nullable Delivery way) {
        return way == null ? null : way.code();
    }

    /** Notes how far a member is. */
    void put(
            JointCase joint,
            JointCase.Member member,
            JointCase.Stage stage,
            @Nullable UUID caseId,
            @Nullable String reason) {
        jdbc.sql("""
                        UPDATE casework.joint_member SET state = :state, case_id = :case, reason = :reason
                         WHERE city = :city AND joint = :joint AND position = :position""")
                .param("state", stage.code())
                .param("case", caseId, Types.OTHER)
                .param("reason", reason, Types.VARCHAR)
                .param("city", joint.city())
                .param("joint", joint.id())
                .param("position", member.position())
                .update();
    }

    /** Leaves a member that has not begun; whether it had not, even where somebody completes it at the same moment. */
    boolean giveUp(JointCase joint, JointCase.Member member) {
        return jdbc.sql("""
                        UPDATE casework.joint_member SET state = 'left', reason = NULL
                         WHERE city = :city AND joint = :joint AND position = :position AND state IN ('waiting', 'held')""")
                        .param("city", joint.city())
                        .param("joint", joint.id())
                        .param("position", member.position())
                        .update()
                > 0;
    }

    /** Notes how the whole came out; null where it goes on again. */
    void end(JointCase joint, JointCase.@Nullable Outcome outcome, @Nullable Instant at) {
        jdbc.sql("""
                        UPDATE casework.joint SET outcome = :outcome, ended_at = :at, version = version + 1
                         WHERE city = :city AND id = :id""")
                .param("outcome", outcome == null ? null : outcome.code(), Types.VARCHAR)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("city", joint.city())
                .param("id", joint.id())
                .update();
    }

    /** How the whole comes from now on; the caller has locked it. */
    void choose(JointCase joint, Delivery way, String address) {
        jdbc.sql("""
                        UPDATE casework.joint SET delivery = :way, delivery_address = :address, version = version + 1
                         WHERE city = :city AND id = :id""")
                .param("way", way.code())
                .param("address", address)
                .param("city", joint.city())
                .param("id", joint.id())
                .update();
    }

    private static String scope(Actor actor) {
        return switch (actor.role()) {
            case APPLICANT -> "j.party = :mine";
            case CLERK -> "j.account = :mine AND j.channel = 'counter'";
            case SYSTEM -> "TRUE OR j.party = :mine";
            case VISITOR, REVIEWER, HEAD, MANAGER, STEWARD, ADMINISTRATOR -> "FALSE AND j.party = :mine";
        };
    }

    private static UUID mine(Actor actor) {
        UUID actingFor = actor.actingFor();
        return actor.role() == Role.APPLICANT && actingFor != null ? actingFor : actor.account();
    }

    private static JointCase joint(ResultSet row, List<JointCase.Member> members) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new JointCase(
                row.getString("city"),
                row.getObject("id", UUID.class),
                new FilingNumber(row.getString("filing_number")),
                row.getString("bundle"),
                row.getInt("bundle_version"),
                row.getObject("draft", UUID.class),
                row.getObject("party", UUID.class),
                row.getObject("account", UUID.class),
                row.getString("region"),
                row.getString("channel"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getObject("promised_due", LocalDate.class),
                JointCase.Outcome.of(row.getString("outcome")),
                ended == null ? null : ended.toInstant(),
                Optional.ofNullable(row.getString("delivery"))
                        .flatMap(Delivery::of)
                        .orElse(null),
                Optional.ofNullable(row.getString("delivery_address")).orElse(""),
                members);
    }
}
