package org.onedoor.casework.life;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.standard.Emergency;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.standard.calendar.Arrival;
import org.onedoor.standard.calendar.Ledger;
import org.onedoor.standard.calendar.LedgerDay;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.LimitKind;
import org.onedoor.standard.calendar.Pause;
import org.onedoor.standard.calendar.WorkingDays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** 时钟: the days that the law and the item set for a case, by the working days of its region. */
@Component
public class Deadlines {

    /** For what an emergency lets follow that is in force no more. */
    private static final Limit TO_FOLLOW = Limit.workingDays(5);

    private final Supplier<Standard> standards;
    private final Clock clock;

    @Autowired
    Deadlines(Standards standards, Clock clock) {
        this(standards::current, clock);
    }

    private Deadlines(Supplier<Standard> standards, Clock clock) {
        this.standards = standards;
        this.clock = clock;
    }

    /** The days as they would be by other calendars. */
    public Deadlines by(Standard other) {
        return new Deadlines(() -> other, clock);
    }

    /** To the millisecond: what is kept of it and what is read again are the same. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** As when something that came now counts by the region's office hours. */
    public Arrival arrival(String region, Instant at) {
        LocalDateTime received = LocalDateTime.ofInstant(at, clock.getZone());
        return standards
                .get()
                .officeHours(region)
                .orElseThrow(() -> new IllegalStateException("no office hours for " + region))
                .arrival(received, days(region, LimitKind.STATUTORY));
    }

    /** The last day for acceptance that the item promises; never after the one on which silence accepts. */
    public LocalDate acceptBy(Item item, String region, LocalDate countedFrom) {
        LocalDate promised =
                lastDay(region, LimitKind.PROMISED, countedFrom, item.process().acceptWithin());
        return toAsk(item, region, countedFrom)
                .map(ToAsk::last)
                .filter(promised::isAfter)
                .orElse(promised);
    }

    /**
     * 告知期限: how long the organ may ask for what is lacking; then its silence has accepted.
     *
     * @param law the article that says so
     */
    public record ToAsk(LocalDate last, Text law) {}

    /** Empty where silence means nothing. */
    public Optional<ToAsk> toAsk(Item item, String region, LocalDate countedFrom) {
        return item.silence()
                .map(silence -> new ToAsk(
                        lastDay(region, LimitKind.STATUTORY, countedFrom, silence.within()), silence.ground()));
    }

    public LocalDate answerBy(Item item, String region) {
        return answerBy(item, region, today());
    }

    /** By when a correction that was asked for on a day should be answered. */
    public LocalDate answerBy(Item item, String region, LocalDate asked) {
        return after(region, asked, item.process().correctWithin());
    }

    /** 总承诺: by when a whole of several cases is promised that came in on a day. */
    public LocalDate wholeBy(Limit promised, String region, LocalDate countedFrom) {
        return lastDay(region, LimitKind.PROMISED, countedFrom, promised);
    }

    /** The last day of a term that the applicant is given today. */
    public LocalDate after(String region, Limit limit) {
        return after(region, today(), limit);
    }

    /** The last day of a term that was given on a day. */
    public LocalDate after(String region, LocalDate given, Limit limit) {
        return lastDay(region, LimitKind.STATUTORY, given, limit);
    }

    /** The day of a moment here. */
    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    /** Whether a day is still to come. */
    public boolean ahead(LocalDate day) {
        return day.isAfter(today());
    }

    /** Whether a day was over before today began. */
    public boolean over(LocalDate day) {
        return today().isAfter(day);
    }

    /** 剩余: working days from tomorrow to a last day; when that is over, minus those that have passed since. */
    public int workingDaysTo(String region, LocalDate last) {
        LocalDate today = today();
        WorkingDays days = days(region, LimitKind.PROMISED);
        return today.isAfter(last) ? -days.count(last.plusDays(1), today) : days.count(today.plusDays(1), last);
    }

    /** 预警: the working day before a last day. */
    public LocalDate before(String region, LocalDate last) {
        WorkingDays days = days(region, LimitKind.PROMISED);
        LocalDate day = last.minusDays(1);
        while (!days.isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** 延续: the last day to ask for it, so long before the licence's own last day (行政许可法 50). */
    public LocalDate lastDayToRenew(String region, LocalDate end, Limit before) {
        return switch (before.unit()) {
            case SAME_DAY -> end;
            case NATURAL_DAYS -> end.minusDays(before.value());
            case MONTHS -> end.minusMonths(before.value());
            case YEARS -> end.minusYears(before.value());
            case WORKING_DAYS -> {
                LocalDate day = end;
                for (int i = 0; i < before.value(); i++) {
                    day = before(region, day);
                }
                yield day;
            }
        };
    }

    /** The days of a case by its own acceptance. */
    public Accepted of(Scene scene) {
        CaseHead head = scene.head();
        LocalDate acceptedOn = head.acceptedOn();
        return accepted(scene, acceptedOn == null ? scene.today() : acceptedOn);
    }

    /** All days that follow from acceptance. */
    public Accepted accepted(Scene scene, LocalDate acceptedOn) {
        String emergency = scene.head().emergencyId();
        Limit original = emergency == null
                ? TO_FOLLOW
                : standards.get().emergency(emergency).map(Emergency::within).orElse(TO_FOLLOW);
        return new Accepted(
                scene.item(), scene.head().promised(scene.item()), scene.head().region(), acceptedOn, original);
    }

    /** 承诺时限 of an accepted case, day by day. */
    public Ledger promised(CaseHead head, Item item, Timing timing) {
        return ledger(head, LimitKind.PROMISED, head.promised(item), timing);
    }

    /** 法定时限, the same; empty where no law sets one. */
    public Optional<Ledger> statutory(CaseHead head, Item item, Timing timing) {
        return Optional.ofNullable(item.limits().statutory())
                .map(limit -> ledger(head, LimitKind.STATUTORY, limit, timing));
    }

    /** Up to which day a case's limits are used: that on which it ended, else today. */
    public LocalDate usedUntil(CaseHead head) {
        Instant ended = head.ended();
        return ended == null ? today() : day(ended);
    }

    /** Day by day, why a limit ends when it does; an extension's days follow those of the limit itself. */
    private Ledger ledger(CaseHead head, LimitKind kind, Limit limit, Timing timing) {
        WorkingDays days = days(head.region(), kind);
        Ledger ledger = days.ledger(Objects.requireNonNull(head.acceptedOn()), limit, timing.pauses());
        LocalDate end = ledger.end();
        return end == null
                ? ledger
                : timing.extension()
                        .map(more -> days.extended(ledger, more, timing.pauses()))
                        .orElse(ledger);
    }

    /** Day by day, what came after the last day of one of a case's limits, up to the day until which it is used. */
    public List<LedgerDay> past(CaseHead head, Ledger ledger) {
        LocalDate end = ledger.end();
        return end == null ? List.of() : days(head.region(), ledger.kind()).past(end, usedUntil(head));
    }

    private LocalDate lastDay(String region, LimitKind kind, LocalDate start, Limit limit, Timing timing) {
        LocalDate last = lastDay(region, kind, start, limit, timing.pauses());
        return timing.extension()
                .map(more -> lastDay(region, kind, last, more, timing.pauses()))
                .orElse(last);
    }

    private LocalDate lastDay(String region, LimitKind kind, LocalDate start, Limit limit) {
        return lastDay(region, kind, start, limit, List.of());
    }

    private LocalDate lastDay(String region, LimitKind kind, LocalDate start, Limit limit, List<Pause> pauses) {
        WorkingDays days = days(region, kind);
        LocalDate last = days.lastDay(start, limit, pauses)
                .orElseThrow(() -> new IllegalStateException("every pause of a case has an announced end"));
        requireCalendar(days, region, start, limit, last);
        return last;
    }

    /** A day is told to nobody that rests on a year of which nobody knows the holidays yet. */
    private static void requireCalendar(WorkingDays days, String region, LocalDate start, Limit limit, LocalDate last) {
        OptionalInt unknown = days.firstYearWithoutCalendar(start, limit, last);
        if (unknown.isPresent()) {
            throw new Refused(new CaseRefusal.NoCalendar(unknown.getAsInt(), region));
        }
    }

    private WorkingDays days(String region, LimitKind kind) {
        return standards.get().workingDays(region, kind);
    }

    /** The days that follow from acceptance on one day. Steps count from the day on which they open. */
    final class Accepted {

        private final Item item;
        private final Limit promised;
        private final String region;
        private final LocalDate acceptedOn;
        /** By when what only an emergency lets follow must be there. */
        private final Limit original;

        private Accepted(Item item, Limit promised, String region, LocalDate acceptedOn, Limit original) {
            this.item = item;
            this.promised = promised;
            this.region = region;
            this.acceptedOn = acceptedOn;
            this.original = original;
        }

        LocalDate acceptedOn() {
            return acceptedOn;
        }

        LocalDate today() {
            return Deadlines.this.today();
        }

        LocalDate day(Instant at) {
            return Deadlines.this.day(at);
        }

        LocalDate promisedDue(Timing timing) {
            return lastDay(region, LimitKind.PROMISED, acceptedOn, promised, timing);
        }

        @Nullable
        LocalDate statutoryDue(Timing timing) {
            Limit statutory = item.limits().statutory();
            return statutory == null ? null : lastDay(region, LimitKind.STATUTORY, acceptedOn, statutory, timing);
        }

        /** By when a review that came to its desk on a day is due; the pauses are those that hold its own department. */
        LocalDate reviewDue(String step, LocalDate opened, List<Pause> pauses) {
            Limit within = item.review(step).orElseThrow().within();
            return lastDay(region, LimitKind.PROMISED, opened, within, pauses);
        }

        /** By when a deferred material must follow; counted from the day on which the applicant is told so. */
        LocalDate materialDue(String type) {
            return materialDue(type, today());
        }

        LocalDate materialDue(String type, LocalDate told) {
            Limit within = item.material(type).orElseThrow().within();
            return lastDay(region, LimitKind.PROMISED, told, within == null ? original : within);
        }
    }
}
