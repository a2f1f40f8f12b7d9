package org.onedoor.casework.draft;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.catalog.compose.Joint;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Cities;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.standard.calendar.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Drafts (草稿) as rows. An applicant reaches the drafts of the party acted for, a clerk those begun at the counter. */
@Repository
public class Drafts {

    /** 90 days after the last change. */
    static final Duration KEPT = Duration.ofDays(90);

    /** A submitted one for 30 more: the case has all that was sent, and its own name for the files. */
    static final Duration KEPT_SUBMITTED = Duration.ofDays(30);

    /** What waits for another case waits as long as that takes. */
    private static final OffsetDateTime NEVER = OffsetDateTime.MAX;

    /** Open ones of one party; nobody works at so many, and each may hold files. */
    public static final int MOST_OPEN = 50;

    static final int EXPIRED_AT_ONCE = 200;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COLUMNS = """
            city, id, owner, party, item, item_version, region, channel, answers, finished, deferred, emergency,
            version, saved_at, submitted_as, follows, members, part_of, agreed""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AccessLog accesses;

    Drafts(JdbcClient jdbc, Clock clock, AccessLog accesses) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accesses = accesses;
    }

    public void add(Draft draft) {
        jdbc.sql("""
                        INSERT INTO casework.draft
                            (city, id, owner, party, item, item_version, region, channel, answers, finished,
                             deferred, emergency, version, begun_at, saved_at, expires_at, follows, members, part_of, agreed)
                        VALUES (:city, :id, :owner, :party, :item, :itemVersion, :region, :channel, :answers::jsonb,
                                :finished, :deferred, :emergency, 1, :at, :at, :expires, :follows, :members, :partOf, :agreed)""")
                .param("city", draft.city())
                .param("id", draft.id())
                .param("owner", draft.owner())
                .param("party", draft.party())
                .param("item", draft.item())
                .param("itemVersion", draft.itemVersion())
                .param("region", draft.region())
                .param("channel", draft.channel().code())
                .param("answers", JSON.writeValueAsString(draft.answers()))
                .param("finished", Draft.sorted(draft.finished()).toArray(String[]::new))
                .param("deferred", Draft.sorted(draft.deferred()).toArray(String[]::new))
                .param("at", draft.savedAt().atOffset(ZoneOffset.UTC))
                .param("emergency", draft.emergency(), Types.VARCHAR)
                .param(
                        "expires",
                        draft.partOf() == null ? draft.savedAt().plus(KEPT).atOffset(ZoneOffset.UTC) : NEVER)
                .param("follows", draft.follows(), Types.OTHER)
                .param(
                        "members",
                        draft.members().stream().map(Joint.Pinned::written).toArray(String[]::new))
                .param("partOf", draft.partOf(), Types.OTHER)
                .param("agreed", draft.agreed() == null ? null : draft.agreed().written(), Types.VARCHAR)
                .update();
    }

    /** A draft of the actor's own; for everybody else there is none. */
    Draft require(Actor actor, UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM casework.draft WHERE id = :id AND " + scope(actor))
                .param("id", id)
                .param("mine", mine(actor))
                .param("below", Cities.below(actor.region()))
                .query(Drafts::row)
                .optional()
                .orElseThrow(() -> hidden(actor, id));
    }

    /** Locks an open draft for a change. */
    public Draft lock(Actor actor, UUID id) {
        Draft draft = jdbc.sql(
                        "SELECT " + COLUMNS + " FROM casework.draft WHERE id = :id AND " + scope(actor) + " FOR UPDATE")
                .param("id", id)
                .param("mine", mine(actor))
                .param("below", Cities.below(actor.region()))
                .query(Drafts::row)
                .optional()
                .orElseThrow(() -> hidden(actor, id));
        if (!draft.open()) {
            throw new Refused(new CaseRefusal.SubmittedBefore());
        }
        return draft;
    }

    /** Somebody else's draft is as if it were not there; the attempt is journalled. */
    private Refused hidden(Actor actor, UUID id) {
        boolean there = jdbc.sql("SELECT EXISTS (SELECT FROM casework.draft WHERE id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (there) {
            accesses.denied(actor, "draft", id);
        }
        return new Refused(new CaseRefusal.NoSuchCase());
    }

    List<Draft.Line> open(Actor actor) {
        return jdbc.sql("""
                        SELECT id, item, item_version, members, region, saved_at, expires_at FROM casework.draft
                         WHERE submitted_as IS NULL AND part_of IS NULL AND expires_at > :now AND\s""" + scope(actor) + " ORDER BY saved_at DESC LIMIT 50")
                .param("now", OffsetDateTime.now(clock))
                .param("mine", mine(actor))
                .param("below", Cities.below(actor.region()))
                .query((row, n) -> new Draft.Line(
                        row.getObject("id", UUID.class),
                        row.getString("item"),
                        row.getInt("item_version"),
                        !words(row.getArray("members")).isEmpty(),
                        row.getString("region"),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Saves a locked draft as its next version. */
    public void save(Draft draft, ObjectNode answers, Set<String> finished, Set<String> deferred) {
        Instant at = clock.instant();
        jdbc.sql("""
                        UPDATE casework.draft
                           SET answers = :answers::jsonb, finished = :finished,
                               deferred = :deferred, version = version + 1, saved_at = :at,
                               expires_at = CASE WHEN part_of IS NULL THEN :expires ELSE expires_at END
                         WHERE city = :city AND id = :id""")
                .param("answers", JSON.writeValueAsString(answers))
                .param("finished", Draft.sorted(finished).toArray(String[]::new))
                .param("deferred", Draft.sorted(deferred).toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("expires", at.plus(KEPT).atOffset(ZoneOffset.UTC))
                .param("city", draft.city())
                .param("id", draft.id())
                .update();
    }

    /** 应急容缺: the reason that was stated for a locked draft. */
    public void because(Draft draft, String reason) {
        jdbc.sql("UPDATE casework.draft SET emergency = :reason WHERE city = :city AND id = :id")
                .param("reason", reason)
                .param("city", draft.city())
                .param("id", draft.id())
                .update();
    }

    /** Notes what a locked draft became, as a share of the statement that makes the case. */
    public Together.Part submitted(Draft draft, UUID as) {
        return new Together.Part(
                "draft",
                """
                UPDATE casework.draft SET submitted_as = :draft_as, expires_at = :draft_expires
                 WHERE city = :draft_city AND id = :draft_id""",
                Map.of(
                        "draft_as", as,
                        "draft_expires", clock.instant().plus(KEPT_SUBMITTED).atOffset(ZoneOffset.UTC),
                        "draft_city", draft.city(),
                        "draft_id", draft.id()));
    }

    /** 联办: locks the part of a whole, whoever may see it; the whole is locked by the caller. */
    public Draft lockPart(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM casework.draft WHERE id = :id AND part_of IS NOT NULL FOR UPDATE")
                .param("id", id)
                .query(Drafts::row)
                .single();
    }

    /** 联办: what comes after a founding is applied for by the firm that was founded. */
    public Draft handTo(Draft draft, UUID party) {
        jdbc.sql("UPDATE casework.draft SET party = :party WHERE city = :city AND id = :id")
                .param("party", party)
                .param("city", draft.city())
                .param("id", draft.id())
                .update();
        return lockPart(draft.id());
    }

    /** 联办: keeps a locked draft, with its files, until the last of its parts is a case. */
    public void keep(Draft draft, UUID as) {
        jdbc.sql("""
                        UPDATE casework.draft SET submitted_as = :as, expires_at = :never WHERE city = :city AND id = :id""")
                .param("as", as)
                .param("never", NEVER)
                .param("city", draft.city())
                .param("id", draft.id())
                .update();
    }

    /** 联办: lets a whole and its parts that became no cases go, some days after it has ended. */
    public void release(String city, UUID whole) {
        jdbc.sql("""
                        UPDATE casework.draft SET expires_at = :expires
                         WHERE city = :city AND (id = :whole OR part_of = :whole) AND expires_at = :never""")
                .param("expires", clock.instant().plus(KEPT_SUBMITTED).atOffset(ZoneOffset.UTC))
                .param("never", NEVER)
                .param("city", city)
                .param("whole", whole)
                .update();
    }

    /** Which of some drafts are still being filled in. */
    public Set<UUID> stillOpen(Collection<UUID> ids) {
        return Set.copyOf(jdbc.sql("""
                        SELECT id FROM casework.draft
                         WHERE id = ANY(:ids) AND submitted_as IS NULL AND expires_at > :now""")
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", OffsetDateTime.now(clock))
                .query(UUID.class)
                .list());
    }

    /** Whether a draft is about a bundle; not asked of whom it is. */
    public boolean isJoint(UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM casework.draft WHERE id = :id AND members <> '{}')")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /**
     * 联办: a locked draft that is part of a whole is submitted by hand only where it is held; while it waits its turn comes by
     * itself, and what was given up stays so.
     *
     * @throws Refused where it is not held
     */
    public void requireHeld(Draft part) {
        boolean held = jdbc.sql("""
                        SELECT state = 'held' FROM casework.joint_member WHERE city = :city AND draft = :draft FOR UPDATE""")
                .param("city", part.city())
                .param("draft", part.id())
                .query(Boolean.class)
                .single();
        if (!held) {
            throw new Refused(new CaseRefusal.SubmittedBefore());
        }
    }

    /** 联办: notes that a part which was held is a case now, as a share of the statement that makes the case. */
    public Together.Part partFiled(Draft draft, UUID as) {
        return new Together.Part(
                "member", """
                UPDATE casework.joint_member SET state = 'filed', case_id = :member_case, reason = NULL
                 WHERE city = :member_city AND draft = :member_draft AND state = 'held'""", Map.of("member_case", as, "member_city", draft.city(), "member_draft", draft.id()));
    }

    /** Throws away an open draft at its owner's wish; its files are swept when nobody names them. */
    void discard(Draft draft) {
        jdbc.sql("DELETE FROM casework.draft WHERE city = :city AND id = :id")
                .param("city", draft.city())
                .param("id", draft.id())
                .update();
    }

    /** Whether the party may begin one more. */
    boolean room(UUID party) {
        return jdbc.sql(
                                "SELECT count(*) FROM casework.draft WHERE party = :party AND submitted_as IS NULL AND part_of IS NULL")
                        .param("party", party)
                        .query(Integer.class)
                        .single()
                < MOST_OPEN;
    }

    /** Drafts whose days are over, open or submitted, locked; some at a time. */
    List<Draft> expired() {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM casework.draft WHERE expires_at < :now
                        ORDER BY expires_at LIMIT :most FOR UPDATE SKIP LOCKED""")
                .param("most", EXPIRED_AT_ONCE)
                .param("now", OffsetDateTime.now(clock))
                .query(Drafts::row)
                .list();
    }

    private static String scope(Actor actor) {
        return switch (actor.role()) {
            case APPLICANT -> "party = :mine";
            case CLERK -> "owner = :mine AND channel = 'counter' AND region LIKE :below";
            case VISITOR, REVIEWER, HEAD, MANAGER, STEWARD, ADMINISTRATOR, SYSTEM -> "FALSE AND owner = :mine";
        };
    }

    private static UUID mine(Actor actor) {
        UUID actingFor = actor.actingFor();
        return actor.role() == Role.APPLICANT && actingFor != null ? actingFor : actor.account();
    }

    private static Draft row(ResultSet row, int n) throws SQLException {
        return new Draft(
                row.getString("city"),
                row.getObject("id", UUID.class),
                row.getObject("owner", UUID.class),
                row.getObject("party", UUID.class),
                row.getString("item"),
                row.getInt("item_version"),
                row.getString("region"),
                Channel.of(row.getString("channel")),
                (ObjectNode) JSON.readTree(row.getString("answers")),
                words(row.getArray("finished")),
                words(row.getArray("deferred")),
                row.getString("emergency"),
                row.getInt("version"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                row.getObject("submitted_as", UUID.class),
                row.getObject("follows", UUID.class),
                words(row.getArray("members")).stream().map(Joint.Pinned::read).toList(),
                row.getObject("part_of", UUID.class),
                Optional.ofNullable(row.getString("agreed")).map(Limit::read).orElse(null));
    }

    private static Set<String> words(Array array) throws SQLException {
        return new LinkedHashSet<>(List.of((String[]) array.getArray()));
    }
}
