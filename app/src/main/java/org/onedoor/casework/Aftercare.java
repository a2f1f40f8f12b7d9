package org.onedoor.casework;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.stereotype.Component;

/**
 * 事后监管: what was granted on a pledge is checked and put right or revoked; and what becomes of any grant later, with its
 * effect on the licence.
 */
@Component
class Aftercare {

    /** Under this word stands why a grant ended. */
    static final String ENDED = "ended";

    /** What the head may do to a grant (行政许可法 8、69、70, 行政处罚法 9). */
    static final Set<Action> ENDINGS = Set.of(Action.RECALL, Action.REVOKE, Action.CANCEL, Action.STRIP);

    private final Deadlines deadlines;
    private final Results results;
    private final EndOfGrant endOfGrant;

    Aftercare(Deadlines deadlines, Results results, EndOfGrant endOfGrant) {
        this.deadlines = deadlines;
        this.results = results;
        this.endOfGrant = endOfGrant;
    }

    void grantOnPledge(Scene scene) {
        Item.InformedPledge pledge = pledge(scene);
        LocalDate checkBy = deadlines.after(scene.head().region(), pledge.check());
        UUID licence = results.issue(scene);
        scene.file().grantOnPledge(scene, licence, checkBy);
        scene.file().tell(scene, "case-granted-on-pledge", Map.of("due", checkBy));
    }

    void check(Scene scene, CaseCommand.Check command) {
        if (command.finding() != CaseCommand.Finding.MET) {
            Handling.requireReason(command.words());
        }
        Handling.requireDesk(scene, Step.CHECK);
        switch (command.finding()) {
            case MET -> {
                scene.file().passCheck(scene);
                scene.file().tell(scene, "check-passed", Map.of());
            }
            case WANTING -> {
                LocalDate until =
                        deadlines.after(scene.head().region(), pledge(scene).repair());
                scene.file().orderRepair(scene, until);
                scene.file().tell(scene, "repair-ordered", Map.of("due", until));
            }
            case BROKEN -> {
                scene.file().breakPledge(scene);
                endLicence(scene, Action.REVOKE, command.words());
                return;
            }
        }
        scene.file().said(scene, Step.CHECK, command.words());
    }

    void refer(Scene scene, CaseCommand.Refer command) {
        Handling.requireReason(command.to());
        Handling.requireReason(command.reason());
        Handling.requireDesk(scene, Step.DECIDE);
        scene.file().refer(scene, command.to().strip(), command.reason().strip());
    }

    void end(Scene scene, CaseCommand.EndGrant command) {
        Handling.requireReason(command.reason());
        boolean head = scene.actor().role() == Role.HEAD; // a reviewer revokes by a failed check alone
        if (!head || !ENDINGS.contains(command.ending())) {
            throw new Refused(new CaseRefusal.NotNow(scene.head().state(), command.ending()));
        }
        Handling.requireDesk(scene, Step.DECIDE);
        scene.file().endGrant(scene, command.ending());
        endLicence(scene, command.ending(), command.reason());
    }

    private void endLicence(Scene scene, Action ending, String why) {
        boolean asBefore = endOfGrant.end(scene, ending, why);
        scene.file().said(scene, ENDED, why);
        scene.file().tell(scene, asBefore ? "grant-ended-as-before" : "grant-ended", Map.of());
    }

    private static Item.InformedPledge pledge(Scene scene) {
        Item.InformedPledge pledge = scene.item().process().informedPledge();
        if (pledge == null) {
            throw new Refused(new CaseRefusal.NoGrantOnPledge());
        }
        return pledge;
    }
}
