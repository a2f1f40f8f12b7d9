package org.onedoor.licence;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 我的证照: the licences of a party, for those who act in its name, and those of a case, for the rooms above. */
@Repository
class HeldLicences {

    private static final int PAGE = 20;

    private final JdbcClient jdbc;
    private final AccessLog accesses;

    HeldLicences(JdbcClient jdbc, AccessLog accesses) {
        this.jdbc = jdbc;
        this.accesses = accesses;
    }

    /**
     * The current versions of what the actor's party holds, newest first.
     *
     * @param after the cursor from the page before; null for the first page. A cursor that is none begins anew
     */
    public Slice<Licence> of(Actor actor, @Nullable String after) {
        List<Licence> rows = jdbc.sql(LicenceRows.SELECT + """
                 where l.party = :party and v.version = l.current_version and (:after::uuid is null or l.id < :after)
                 order by l.id desc
                 limit :limit
                """)
                .param("party", actor.actingFor(), java.sql.Types.OTHER)
                .param("after", cursor(after), java.sql.Types.OTHER)
                .param("limit", PAGE + 1)
                .query(LicenceRows::read)
                .list();
        return Slice.of(rows, PAGE, last -> last.id().toString());
    }

    /**
     * One licence of the actor's party, in its current version.
     *
     * @throws Refused with {@link LicenceRefusal.NoSuchLicence}; an attempt at somebody else's is journalled
     */
    public Licence require(Actor actor, UUID id) {
        Licence licence = jdbc.sql(LicenceRows.SELECT + " where l.id = :id and v.version = l.current_version")
                .param("id", id)
                .query(LicenceRows::read)
                .optional()
                .orElseThrow(() -> new Refused(new LicenceRefusal.NoSuchLicence()));
        if (licence.holder().party().equals(actor.actingFor())) {
            return licence;
        }
        accesses.denied(actor, "licence", id);
        throw new Refused(new LicenceRefusal.NoSuchLicence());
    }

    /** The versions that a case issued; the caller has decided that the case may be seen. */
    public List<Licence> ofCase(UUID caseId) {
        return jdbc.sql(LicenceRows.SELECT + " where v.case_id = :case order by v.identifier")
                .param("case", caseId)
                .query(LicenceRows::read)
                .list();
    }

    private static @Nullable UUID cursor(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
