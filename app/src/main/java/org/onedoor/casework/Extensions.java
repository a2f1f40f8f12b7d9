package org.onedoor.casework;

import java.util.Map;
import java.util.Objects;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Scene;
import org.onedoor.casework.life.Step;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Component;

/**
 * 延期 (行政许可法 42): a reviewer asks with reasons, the organ's head, or the government's where the case is handled jointly,
 * grants it once, the applicant is told why.
 */
@Component
class Extensions {

    private final Deadlines deadlines;

    Extensions(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    void propose(Scene scene, CaseCommand.ProposeExtension command) {
        requireOwn(scene);
        Handling.requireReason(command.reason());
        extension(scene);
        scene.file().proposeExtension(scene, scene.item().extendedBy());
        scene.file().said(scene, Step.EXTEND, command.reason());
    }

    void decide(Scene scene, CaseCommand.DecideExtension command) {
        Handling.requireDesk(scene, Step.EXTEND);
        if (command.granted()) {
            Item.Extension extension = extension(scene);
            scene.file().extend(scene, extension.more(), extension.ground(), deadlines.of(scene));
            scene.file()
                    .tell(
                            scene,
                            "case-extended",
                            Map.of("due", Objects.requireNonNull(scene.head().promisedDue())));
        } else {
            Handling.requireReason(command.opinion());
            scene.file().refuseExtension(scene);
        }
        scene.file().said(scene, Step.EXTEND, command.opinion());
    }

    private static Item.Extension extension(Scene scene) {
        return scene.item().extension().orElseThrow(() -> new Refused(new CaseRefusal.ExtensionWithoutGround()));
    }

    /** The department that answers for the case, in its region. */
    private static void requireOwn(Scene scene) {
        boolean own = scene.head().department().equals(scene.actor().department())
                && scene.head().region().equals(scene.actor().region());
        if (!own) {
            throw new Refused(new CaseRefusal.StepNotOpen(Step.EXTEND));
        }
    }
}
