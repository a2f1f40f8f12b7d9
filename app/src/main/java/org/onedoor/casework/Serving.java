package org.onedoor.casework;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Delivery;
import org.onedoor.casework.life.Scene;
import org.onedoor.casework.life.Step;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.stereotype.Component;

/**
 * 送达: a decision that does not come electronically is handed over or sent within ten working days (行政许可法 44), as a step
 * of the deciding department; a clerk at the hall's counter may hand it over for it.
 */
@Component
public class Serving {

    /** Under this word stands where it is to be sent. */
    public static final String DELIVERY = "delivery";

    private static final int LONGEST = 60;

    private final Deadlines deadlines;
    private final PapersOf papers;

    Serving(Deadlines deadlines, PapersOf papers) {
        this.deadlines = deadlines;
        this.papers = papers;
    }

    /**
     * Puts the step on the desk with the decision itself, or with the payment that the grant waited for.
     *
     * @param waited whether a fee was awaited before
     */
    void begin(Scene scene, CaseState before, boolean waited) {
        boolean settled =
                scene.file().fee().awaited().isEmpty() && !scene.file().fee().wasGivenUp();
        if ((before.open() || waited) && settled && scene.file().state().decided()) {
            LocalDate due = deadlines.after(
                    scene.head().region(), scene.item().process().serveWithin());
            scene.file().granted().toServe(scene, due);
        }
    }

    void serve(Scene scene, CaseCommand.Serve command) {
        if (scene.head().delivery() == Delivery.TOGETHER) {
            throw new Refused(new CaseRefusal.OneDelivery());
        }
        String detail = command.detail().strip();
        requireServer(scene, Step.SERVE, command.way(), scene.today());
        Delivery way = requireProof(command.way(), detail);
        served(scene, way, detail);
        scene.file().tell(scene, way == Delivery.POST ? "case-sent" : "case-handed-over", Map.of("detail", detail));
    }

    private void served(Scene scene, Delivery way, String detail) {
        CaseHead head = scene.head();
        scene.file().granted().serve(scene, way, detail);
        papers.served(scene.actor(), head.party(), head.id(), way.proof(), detail);
    }

    /** Its days have run since its own decision: waiting for others gives nobody more of them. */
    void now(Scene scene) {
        scene.file().granted().serveNow(scene);
    }

    /** By the hall's clerk, handed over or sent with all others; the whole tells of it, once. */
    void together(Scene scene, CaseCommand.ServeTogether command) {
        if (scene.head().delivery() != Delivery.TOGETHER || scene.actor().role() != Role.CLERK) {
            throw new Refused(new CaseRefusal.StepNotOpen(Step.SERVE));
        }
        String detail = command.detail().strip();
        served(scene, requireProof(command.way(), detail), detail);
    }

    /** 电子送达: chosen in this case, or consented to once for all; what is issued then reaches him in his own space. */
    static boolean electronically(PapersOf papers, CaseHead head) {
        return head.delivery() == Delivery.ELECTRONIC || papers.electronically(head.party());
    }

    /** A department serves at its own desk; a hall's clerk hands over, there and then, to whoever stands at his counter. */
    static void requireServer(Scene scene, String step, String way, LocalDate day) {
        if (scene.actor().role() != Role.CLERK) {
            Handling.requireDesk(scene, step);
        } else if (!way.equals(Delivery.COUNTER.proof()) || !day.equals(scene.today())) {
            throw new Refused(new CaseRefusal.ServiceIncomplete());
        }
    }

    /**
     * Who may serve a notice, and with what proof; one that its addressee opened himself is recorded with that.
     *
     * @param told what it does to the case, before the record: that is kept at once
     */
    static void notice(
            Scene scene, PapersOf papers, UUID paper, LocalDate day, String way, String detail, Runnable told) {
        boolean opened = scene.actor().role() == Role.SYSTEM;
        if (!opened) {
            requireProof(way, detail);
        }
        told.run();
        if (!opened) {
            papers.servedOne(scene.actor(), scene.head().id(), paper, way, detail, day);
        }
    }

    /** 送达回证: says how, and to whom or by which parcel. */
    public static Delivery requireProof(String way, String detail) {
        return Delivery.proven(way)
                .filter(known -> !detail.isBlank() && detail.strip().length() <= LONGEST)
                .orElseThrow(() -> new Refused(new CaseRefusal.ServiceIncomplete()));
    }

    /** Until it has been sent or handed over, and at any time before the decision. */
    void choose(Scene scene, CaseCommand.ChooseDelivery command) {
        Delivery way =
                Delivery.choice(command.way()).orElseThrow(() -> new Refused(new CaseRefusal.ServiceIncomplete()));
        if (way == Delivery.POST && command.address().isBlank()) {
            throw new Refused(new CaseRefusal.ServiceIncomplete());
        }
        scene.file().granted().chooseDelivery(scene, way);
        scene.file().said(scene, DELIVERY, command.address());
    }
}
