package org.onedoor.casework.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.CaseView;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Timing;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Limits;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Ledger;
import org.onedoor.standard.calendar.LedgerDay;
import org.onedoor.web.DayGrid;
import org.onedoor.web.Face;
import org.springframework.stereotype.Component;

/** 期限台账 as people read it: the promised and the statutory limit, what of them is used, and every single day with its reason. */
@Component
public class ClockPages {

    private final Deadlines deadlines;

    ClockPages(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /**
     * 为什么是这一天.
     *
     * @param days every day from acceptance on
     * @param two whether a law sets a limit beside the promise
     */
    public record Why(
            LocalDate due,
            String rule,
            List<Running> limits,
            DayGrid grid,
            List<String> notes,
            List<Day> days,
            boolean two) {}

    /**
     * One limit.
     *
     * @param stands how much of it is used and left, in a sentence
     * @param ground the law that sets it; null for a promise
     */
    public record Running(
            String name,
            LocalDate end,
            String stands,
            @Nullable String ground) {}

    /**
     * One day.
     *
     * @param promised which day of the promise it was, or why it did not count; blank past its end
     * @param statutory the same of the law's limit
     */
    public record Day(LocalDate date, String promised, String statutory) {}

    /** Null before acceptance: no promised day runs yet. */
    @Nullable
    Why of(CaseView view, Face face) {
        CaseHead head = view.head();
        LocalDate acceptedOn = head.acceptedOn();
        LocalDate due = head.promisedDue();
        if (acceptedOn == null || due == null) {
            return null;
        }
        Item.Limits limits = view.item().limits();
        Ledger promised = deadlines.promised(head, view.item(), view.timing());
        Ledger statutory = deadlines.statutory(head, view.item(), view.timing()).orElse(null);
        List<Running> running = new ArrayList<>();
        running.add(running(view, "promised", promised, due, null, face));
        if (statutory != null) {
            running.add(running(
                    view, "statutory", statutory, Objects.requireNonNull(head.statutoryDue()), limits.ground(), face));
        }
        return new Why(
                due,
                face.msg(
                        "casework.why.rule",
                        "accepted",
                        acceptedOn,
                        "limit",
                        Limits.inWords(head.promised(view.item()))),
                List.copyOf(running),
                grid(view, promised, due, face),
                notes(view, promised, face),
                days(head, promised, statutory, face),
                statutory != null);
    }

    private Running running(
            CaseView view, String kind, Ledger ledger, LocalDate end, @Nullable Text ground, Face face) {
        LocalDate until = deadlines.usedUntil(view.head());
        int used = ledger.used(until);
        int all = ledger.all();
        String stands;
        if (view.head().ended() != null) {
            stands = face.msg(
                    until.isAfter(end) ? "casework.why.took-late" : "casework.why.took", "used", used, "all", all);
        } else if (until.isAfter(end)) {
            stands = face.msg(
                    "casework.why.late",
                    "all",
                    all,
                    "n",
                    -deadlines.workingDaysTo(view.head().region(), end));
        } else {
            stands = face.msg("casework.why.stands", "used", used, "left", all - used);
        }
        String limit = view.timing()
                .extension()
                .map(more -> face.msg(
                        "casework.why.and-more", "limit", Limits.inWords(ledger.limit()), "more", Limits.inWords(more)))
                .orElseGet(() -> face.text(Limits.inWords(ledger.limit())));
        return new Running(
                face.msg("casework.why." + kind, "limit", limit),
                end,
                stands,
                ground == null ? null : face.text(ground));
    }

    private DayGrid grid(CaseView view, Ledger ledger, LocalDate due, Face face) {
        LocalDate today = deadlines.today();
        List<DayGrid.Cell> cells = ledger.days().stream()
                .map(day -> new DayGrid.Cell(
                        day.date(), kind(view.timing(), ledger, day), day.date().equals(today)))
                .toList();
        return new DayGrid(face.msg("casework.why.caption", "from", ledger.start(), "to", due), cells);
    }

    private static List<String> notes(CaseView view, Ledger ledger, Face face) {
        List<String> notes = new ArrayList<>();
        List<String> off = ledger.days().stream()
                .filter(day -> !day.counted() && !day.date().equals(ledger.start()))
                .map(day -> face.text(day.reason()))
                .distinct()
                .toList();
        if (!off.isEmpty()) {
            notes.add(face.msg("casework.why.off", "reasons", String.join(face.msg("casework.and"), off)));
        }
        view.timing()
                .extension()
                .ifPresent(more -> notes.add(face.msg("casework.why.extended", "more", Limits.inWords(more))));
        ledger.warnings().forEach(warning -> notes.add(face.text(warning)));
        return notes;
    }

    private List<Day> days(CaseHead head, Ledger promised, @Nullable Ledger statutory, Face face) {
        Map<LocalDate, String> one = said(head, promised, face);
        Map<LocalDate, String> other = statutory == null ? Map.of() : said(head, statutory, face);
        TreeMap<LocalDate, Day> days = new TreeMap<>();
        List.of(one, other)
                .forEach(all -> all.keySet()
                        .forEach(date -> days.put(
                                date, new Day(date, one.getOrDefault(date, ""), other.getOrDefault(date, "")))));
        return List.copyOf(days.values());
    }

    /** Up to the limit's last day, or to the day on which the case ended; behind it, how late it is or was. */
    private Map<LocalDate, String> said(CaseHead head, Ledger ledger, Face face) {
        Map<LocalDate, String> said = new TreeMap<>();
        ledger.days()
                .forEach(day -> said.put(
                        day.date(),
                        day.counted()
                                ? face.msg("casework.why.day", "n", day.number(), "reason", day.reason())
                                : face.text(day.reason())));
        deadlines
                .past(head, ledger)
                .forEach(day -> said.put(
                        day.date(),
                        day.number() > 0
                                ? face.msg("casework.why.over", "n", day.number(), "reason", day.reason())
                                : face.text(day.reason())));
        if (head.ended() != null) {
            LocalDate ended = deadlines.usedUntil(head);
            said.keySet().removeIf(day -> day.isAfter(ended));
            said.computeIfPresent(ended, (day, words) -> face.msg("casework.why.ended", "day", words));
        }
        return said;
    }

    private static DayGrid.Kind kind(Timing timing, Ledger ledger, LedgerDay day) {
        if (day.date().equals(ledger.end())) {
            return DayGrid.Kind.DUE;
        }
        if (day.date().equals(ledger.start())) {
            return DayGrid.Kind.START;
        }
        if (timing.pauses().stream().anyMatch(pause -> pause.contains(day.date()))) {
            return DayGrid.Kind.PAUSED;
        }
        return day.counted() ? DayGrid.Kind.COUNTED : DayGrid.Kind.OFF;
    }
}
