package org.onedoor.casework;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Scene;
import org.onedoor.casework.life.Step;
import org.onedoor.shared.Refused;
import org.onedoor.shared.RoomTexts;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.PauseKind;
import org.springframework.stereotype.Component;

/** 特别程序 (行政许可法 45): what a case's clock stands still for, announced with its length and ended. */
@Component
public class Procedures {

    /** A year of working days: longer than any hearing or test known. */
    static final int LONGEST = 250;

    private static final RoomTexts TEXTS = new RoomTexts("standard");

    private final Deadlines deadlines;

    Procedures(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    void start(Scene scene, CaseCommand.StartProcedure command) {
        PauseKind procedure = command.procedure();
        requireConcerned(scene, procedure);
        Text ground = scene.item()
                .groundFor(procedure)
                .orElseThrow(() -> new Refused(new CaseRefusal.ProcedureWithoutGround(procedure.code())));
        if (command.workingDays() < 1 || command.workingDays() > LONGEST) {
            throw new Refused(new CaseRefusal.ProcedureWithoutLength(LONGEST));
        }
        LocalDate announced = deadlines.after(scene.head().region(), Limit.workingDays(command.workingDays()));
        scene.file().startProcedure(scene, procedure, announced, ground, deadlines.of(scene));
        scene.file().said(scene, "procedure", command.notice());
        scene.file()
                .tell(
                        scene,
                        "procedure-started",
                        Map.of("procedure", name(procedure), "until", announced, "due", due(scene)));
    }

    void end(Scene scene, CaseCommand.EndProcedure command) {
        requireStarted(scene, command.procedure());
        scene.file().endProcedure(scene, command.procedure(), deadlines.of(scene));
        scene.file().said(scene, "procedure", command.finding());
        scene.file().tell(scene, "procedure-ended", Map.of("procedure", name(command.procedure()), "due", due(scene)));
    }

    /** By its word; what is none is refused like one that no law names. */
    public static PauseKind named(String word) {
        return Arrays.stream(PauseKind.values())
                .filter(kind -> kind.special() && kind.code().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(new CaseRefusal.ProcedureWithoutGround(word)));
    }

    public static Text name(PauseKind procedure) {
        return TEXTS.get("pause." + procedure.code() + ".text", Map.of());
    }

    private static LocalDate due(Scene scene) {
        return Objects.requireNonNull(scene.head().promisedDue());
    }

    /** It ends on the desk of whoever started it. */
    private static void requireStarted(Scene scene, PauseKind procedure) {
        requireConcerned(scene, procedure);
        if (procedure.special() && scene.file().timing().open(procedure).isPresent()) {
            Handling.requireDesk(scene, scene.file().stepOf(procedure));
        }
    }

    /**
     * Any department whose step has come may need one; the others know nothing of the case. A hearing is held by whoever
     * decides on what was said there (行政许可法 46 to 48).
     */
    private static void requireConcerned(Scene scene, PauseKind procedure) {
        requireInvolved(scene);
        if (procedure == PauseKind.HEARING) {
            Handling.requireDesk(scene, Step.DECIDE);
        }
    }

    private static void requireInvolved(Scene scene) {
        boolean involved = scene.file().departments().contains(scene.actor().department())
                && scene.head().region().equals(scene.actor().region());
        if (!involved) {
            throw new Refused(new CaseRefusal.NoSuchCase());
        }
    }
}
