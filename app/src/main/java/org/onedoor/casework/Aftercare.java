package org.onedoor.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.AutomaticTrace;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Scene;
import org.onedoor.casework.life.Step;
import org.onedoor.catalog.Item;
import org.onedoor.identity.Staff;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.RoomTexts;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;
import org.springframework.stereotype.Component;

/**
 * 事后监管: what was granted on a pledge is checked and put right or revoked; and what becomes of any grant later, with its
 * effect on the licence.
 */
@Component
public class Aftercare {

    /** Under this word stands why a grant ended. */
    public static final String ENDED = "ended";

    /** What the head may do to a grant (行政许可法 8、69、70, 行政处罚法 9). */
    static final Set<Action> ENDINGS = Set.of(Action.RECALL, Action.REVOKE, Action.CANCEL, Action.STRIP);

    /** 抽查 is no part of the organ's time: long enough to be done beside the rest. */
    private static final Limit TO_SAMPLE = Limit.workingDays(10);

    private static final RoomTexts TEXTS = new RoomTexts("casework");

    private final Deadlines deadlines;
    private final Results results;
    private final EndOfGrant endOfGrant;
    private final AutomaticGrants grants;
    private final Staff staff;

    Aftercare(Deadlines deadlines, Results results, EndOfGrant endOfGrant, AutomaticGrants grants, Staff staff) {
        this.deadlines = deadlines;
        this.results = results;
        this.endOfGrant = endOfGrant;
        this.grants = grants;
        this.staff = staff;
    }

    void grantOnPledge(Scene scene) {
        Item.InformedPledge pledge = pledge(scene);
        LocalDate checkBy = deadlines.after(scene.head().region(), pledge.check());
        UUID licence = results.issue(scene);
        scene.file().grantOnPledge(scene, licence, checkBy);
        scene.file().tell(scene, "case-granted-on-pledge", Map.of("due", checkBy));
    }

    /** 秒批: its trace is kept with the decision, and a share of all is looked at by a person afterwards. */
    void grantOnData(Scene scene, AutomaticTrace trace) {
        scene.file().requireGrantable(scene);
        CaseHead head = scene.head();
        boolean drawn =
                grants.draws(head.id(), scene.item().process().decision().sample());
        LocalDate sampleBy = drawn ? deadlines.after(head.region(), TO_SAMPLE) : null;
        UUID licence = results.issue(scene);
        scene.file().grant(scene, licence);
        scene.file().granted().onData(scene, trace, sampleBy);
        scene.file().said(scene, Step.DECIDE, trace.reason());
        scene.file().tell(scene, "case-granted", Map.of());
    }

    /** 抽查: what was granted wrongly the head is told of, who alone may take it back (行政许可法 69). */
    void judge(Scene scene, CaseCommand.JudgeSample command) {
        if (!command.right()) {
            Handling.requireReason(command.reason());
        }
        Handling.requireDesk(scene, Step.SAMPLE);
        String reason = command.reason().strip();
        scene.file().granted().judgeSample(scene, command.right(), reason);
        scene.file().said(scene, Step.SAMPLE, reason);
        if (!command.right()) {
            staff
                    .colleagues(
                            List.of(Objects.requireNonNull(scene.actor().department())),
                            scene.head().region())
                    .stream()
                    .filter(one -> one.role() == Role.HEAD)
                    .forEach(one -> scene.file()
                            .changes()
                            .mentions(
                                    one.account(),
                                    TEXTS.get("sample.told-head", Map.of("reason", new Text(reason, reason)))
                                            .zh()));
        }
    }

    void check(Scene scene, CaseCommand.Check command) {
        if (command.finding() != CaseCommand.Finding.MET) {
            Handling.requireReason(command.words());
        }
        Handling.requireDesk(scene, Step.CHECK);
        switch (command.finding()) {
            case MET -> {
                scene.file().granted().passCheck(scene);
                scene.file().tell(scene, "check-passed", Map.of());
            }
            case WANTING -> {
                LocalDate until =
                        deadlines.after(scene.head().region(), pledge(scene).repair());
                scene.file().granted().orderRepair(scene, until);
                scene.file().tell(scene, "repair-ordered", Map.of("due", until));
            }
            case BROKEN -> {
                scene.file().granted().breakPledge(scene);
                endLicence(scene, Action.REVOKE, command.words(), true);
                return;
            }
        }
        scene.file().said(scene, Step.CHECK, command.words());
    }

    void refer(Scene scene, CaseCommand.Refer command) {
        Handling.requireReason(command.to());
        Handling.requireReason(command.reason());
        Handling.requireDesk(scene, Step.DECIDE);
        scene.file()
                .granted()
                .refer(scene, command.to().strip(), command.reason().strip());
    }

    void end(Scene scene, CaseCommand.EndGrant command) {
        Handling.requireReason(command.reason());
        boolean head = scene.actor().role() == Role.HEAD; // a reviewer revokes by a failed check alone
        if (!head || !ENDINGS.contains(command.ending())) {
            throw new Refused(new CaseRefusal.NotNow(scene.head().state(), command.ending()));
        }
        Handling.requireDesk(scene, Step.DECIDE);
        scene.file().granted().end(scene, command.ending());
        endLicence(scene, command.ending(), command.reason(), false);
    }

    private void endLicence(Scene scene, Action ending, String why, boolean pledgeBroken) {
        boolean asBefore = endOfGrant.end(scene, ending, why);
        scene.file().granted().ended(scene, pledgeBroken, asBefore);
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
