package org.onedoor.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Limits;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Ledger;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.LimitKind;

/** 期限台账 of one case as programs read it; no limit runs before acceptance. */
record CaseClock(List<Running> limits) {

    /**
     * One limit, day by day.
     *
     * @param kind promised or statutory
     * @param start the day that starts it and is not counted itself
     */
    record Running(
            String kind,
            Text limit,
            LocalDate start,
            @Nullable LocalDate end,
            List<Day> days,
            List<Text> warnings) {}

    /** @param number which day of the limit it was, 0 if it did not count */
    record Day(LocalDate date, boolean counted, int number, Text reason) {}

    static CaseClock of(CaseHead head, Item item, Deadlines deadlines) {
        LocalDate acceptedOn = head.acceptedOn();
        if (acceptedOn == null) {
            return new CaseClock(List.of());
        }
        List<Running> limits = new ArrayList<>();
        limits.add(running(
                "promised",
                deadlines.ledger(
                        head.region(),
                        LimitKind.PROMISED,
                        acceptedOn,
                        item.limits().promised())));
        Limit statutory = item.limits().statutory();
        if (statutory != null) {
            limits.add(
                    running("statutory", deadlines.ledger(head.region(), LimitKind.STATUTORY, acceptedOn, statutory)));
        }
        return new CaseClock(List.copyOf(limits));
    }

    private static Running running(String kind, Ledger ledger) {
        return new Running(
                kind,
                Limits.inWords(ledger.limit()),
                ledger.start(),
                ledger.end(),
                ledger.days().stream()
                        .map(day -> new Day(day.date(), day.counted(), day.number(), day.reason()))
                        .toList(),
                ledger.warnings());
    }
}
