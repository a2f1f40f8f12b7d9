package org.onedoor.project;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.onedoor.casework.Cases;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.standard.Standards;
import org.onedoor.standard.calendar.LimitKind;
import org.onedoor.standard.calendar.Pause;
import org.onedoor.standard.calendar.WorkingDays;
import org.springframework.stereotype.Component;

/**
 * 审批用时: the working days on which an authority had something of a project. They follow from the cases' own clock ledgers: a case's
 * days run from the day after its acceptance to the one on which it ended, without those for which its clock stood still; what is
 * with the owner, before acceptance or between two stages, counts for nobody. A day on which several have something is one day.
 */
@Component
class HeldDays {

    private final Standards standards;
    private final Deadlines deadlines;

    HeldDays(Standards standards, Deadlines deadlines) {
        this.standards = standards;
        this.deadlines = deadlines;
    }

    /** Of one case, in their order. */
    Set<LocalDate> of(Cases.Looked looked) {
        CaseHead head = looked.head();
        LocalDate accepted = head.acceptedOn();
        Set<LocalDate> held = new TreeSet<>();
        if (accepted == null) {
            return held;
        }
        WorkingDays days = standards.current().workingDays(head.region(), LimitKind.PROMISED);
        List<Pause> pauses = looked.timing().pauses();
        LocalDate until = deadlines.usedUntil(head);
        for (LocalDate day = accepted.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            if (days.isWorkingDay(day) && stands(day, pauses)) {
                held.add(day);
            }
        }
        return held;
    }

    private static boolean stands(LocalDate day, List<Pause> pauses) {
        return pauses.stream().noneMatch(pause -> pause.contains(day));
    }

    /** Of several together, each day once. */
    Set<LocalDate> of(Collection<Course.Part> parts) {
        Set<LocalDate> held = new TreeSet<>();
        for (Course.Part part : parts) {
            Cases.Looked looked = part.looked();
            if (looked != null) {
                held.addAll(of(looked));
            }
        }
        return held;
    }
}
