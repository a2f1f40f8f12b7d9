package org.onedoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.ClockEntry;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Timing;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Limits;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Ledger;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.PauseKind;

/** 期限台账 of one case as programs read it: what happened to its clock, and each limit day by day; none before acceptance. */
public record CaseClock(List<Entry> entries, List<Running> limits) {

    /**
     * 台账的一笔.
     *
     * @param what start, pause, resume, extend or stop
     * @param day from which day it works
     * @param procedure what the clock stands still for, null for start and stop
     * @param until the last day that was announced for a pause
     * @param more by how much the limits were extended
     */
    record Entry(
            String what,
            Instant at,
            LocalDate day,
            @Nullable String procedure,
            @Nullable LocalDate until,
            @Nullable Text more,
            Text ground) {}

    /**
     * One limit, day by day.
     *
     * @param kind promised or statutory
     * @param start the day that starts it and is not counted itself
     * @param used how many of its days are used, today among them
     * @param left how many are left after today, or were when the case ended
     */
    record Running(
            String kind,
            Text limit,
            LocalDate start,
            @Nullable LocalDate end,
            int used,
            int left,
            List<Day> days,
            List<Text> warnings) {}

    /** @param number which day of the limit it was, 0 if it did not count */
    record Day(LocalDate date, boolean counted, int number, Text reason) {}

    static CaseClock of(CaseHead head, Timing timing, Item item, Deadlines deadlines) {
        if (head.acceptedOn() == null) {
            return new CaseClock(List.of(), List.of());
        }
        LocalDate until = deadlines.usedUntil(head);
        List<Running> limits = new ArrayList<>();
        limits.add(running("promised", until, deadlines.promised(head, item, timing)));
        deadlines.statutory(head, item, timing).ifPresent(ledger -> limits.add(running("statutory", until, ledger)));
        return new CaseClock(timing.entries().stream().map(CaseClock::entry).toList(), List.copyOf(limits));
    }

    private static Entry entry(ClockEntry entry) {
        PauseKind procedure = entry.procedure();
        Limit more = entry.more();
        return new Entry(
                entry.kind().code(),
                entry.at(),
                entry.day(),
                procedure == null ? null : procedure.code(),
                entry.until(),
                more == null ? null : Limits.inWords(more),
                entry.ground());
    }

    private static Running running(String kind, LocalDate until, Ledger ledger) {
        int used = ledger.used(until);
        return new Running(
                kind,
                Limits.inWords(ledger.limit()),
                ledger.start(),
                ledger.end(),
                used,
                ledger.all() - used,
                ledger.days().stream()
                        .map(day -> new Day(day.date(), day.counted(), day.number(), day.reason()))
                        .toList(),
                ledger.warnings());
    }
}
