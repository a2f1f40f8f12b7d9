package org.onedoor.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.Pause;
import org.onedoor.standard.calendar.PauseKind;

/**
 * 计时: what a case's clock ledger comes to: since when it runs and for what it stood still. A pause takes the days from its
 * first to the day on which it ended, both included, and never more than were announced for it in writing: what lasts
 * longer is counted again (行政许可法 45 asks that the time be told).
 */
record Timing(List<ClockEntry> entries) {

    /** A procedure that is or was going on. */
    record Standing(
            PauseKind procedure,
            LocalDate from,
            LocalDate announced,
            @Nullable LocalDate ended,
            Text ground) {

        boolean open() {
            return ended == null;
        }
    }

    Timing {
        entries = List.copyOf(entries);
    }

    Timing with(ClockEntry entry) {
        List<ClockEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Timing(more);
    }

    List<Standing> procedures() {
        List<Standing> all = new ArrayList<>();
        for (ClockEntry entry : entries) {
            PauseKind procedure = entry.procedure();
            if (procedure == null) {
                continue;
            }
            LocalDate until = entry.until();
            if (until != null) {
                all.add(new Standing(procedure, entry.day(), until, null, entry.ground()));
            } else {
                all.replaceAll(known -> known.open() && known.procedure() == procedure
                        ? new Standing(procedure, known.from(), known.announced(), entry.day(), known.ground())
                        : known);
            }
        }
        return List.copyOf(all);
    }

    /** By how much the limits were extended. */
    Optional<Limit> extension() {
        return entries.stream()
                .flatMap(entry -> Optional.ofNullable(entry.more()).stream())
                .findFirst();
    }

    Optional<Standing> open(PauseKind procedure) {
        return procedures().stream()
                .filter(known -> known.open() && known.procedure() == procedure)
                .findFirst();
    }

    List<Standing> open() {
        return procedures().stream().filter(Standing::open).toList();
    }

    /** Days that do not count, as the calendar takes them; they may overlap. */
    List<Pause> pauses() {
        return procedures().stream()
                .map(known -> {
                    LocalDate ended = known.ended();
                    LocalDate last = ended == null || ended.isAfter(known.announced()) ? known.announced() : ended;
                    return new Pause(known.procedure(), known.from(), last, known.ground());
                })
                .toList();
    }
}
