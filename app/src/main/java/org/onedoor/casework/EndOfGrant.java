package org.onedoor.casework;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.Scene;
import org.onedoor.licence.Licence;
import org.onedoor.licence.LicenceStatus;
import org.onedoor.licence.Licences;
import org.onedoor.licence.LicencesOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 许可终止后的证照: what the end of a grant does to its licence. Taken back (撤销、吊销) or struck off (撤回、注销); one that a
 * later case has changed or renewed rests on that case, and stays.
 *
 * <p>A change, renewal or replacement that is revoked or recalled (行政许可法 8、69) was granted on a licence that stood without
 * it: what that grant rested on is untouched by the fault, so the version before stands again, to its own last day. Where the
 * ground lies in the licence itself, a penalty (行政处罚法 9) or one of 行政许可法 70, the whole of it ends.
 */
@Component
class EndOfGrant {

    private static final Set<Action> OF_THE_LICENCE = Set.of(Action.CANCEL, Action.STRIP);

    private final Results results;
    private final Licences licences;
    private final LicencesOf held;
    private final JdbcClient jdbc;

    EndOfGrant(Results results, Licences licences, LicencesOf held, JdbcClient jdbc) {
        this.results = results;
        this.licences = licences;
        this.held = held;
        this.jdbc = jdbc;
    }

    /** @return whether the licence goes on as it was before this case */
    boolean end(Scene scene, Action ending, String why) {
        Licence current = results.current(scene).orElse(null);
        if (current == null) {
            return false;
        }
        UUID licence = current.id();
        String issuer = results.issuer(scene);
        boolean revokes = ending == Action.REVOKE || ending == Action.STRIP;
        Optional<Licence> former =
                OF_THE_LICENCE.contains(ending) || scene.head().follows() == null ? Optional.empty() : former(licence);
        if (former.isPresent()) {
            LicenceStatus status = revokes ? LicenceStatus.REVOKED : LicenceStatus.CANCELLED;
            licences.restore(scene.actor(), licence, issuer, former.get().version(), status, why);
        } else if (revokes) {
            licences.revoke(scene.actor(), licence, issuer, why);
        } else {
            licences.cancel(scene.actor(), licence, issuer, why);
        }
        return former.isPresent();
    }

    /** The newest version from before whose own grant still stands. */
    private Optional<Licence> former(UUID licence) {
        List<Licence> before = held.former(licence);
        Set<UUID> standing = Set.copyOf(jdbc.sql("""
                        SELECT id FROM casework.case_file
                         WHERE id = ANY (:cases::uuid[]) AND state IN ('granted', 'granted-deficient')""")
                .param("cases", before.stream().map(Licence::caseId).toArray(UUID[]::new))
                .query(UUID.class)
                .list());
        return before.stream()
                .filter(version -> standing.contains(version.caseId()))
                .findFirst();
    }
}
