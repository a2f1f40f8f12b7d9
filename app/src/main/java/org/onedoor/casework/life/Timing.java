package org.onedoor.casework.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
public record Timing(List<ClockEntry> entries) {

    /**
     * A procedure that is or was going on.
     *
     * @param asked when it was written down
     * @param counted whether its days count all the same
     */
    public record Standing(
            PauseKind procedure,
            Instant asked,
            boolean counted,
            LocalDate from,
            LocalDate announced,
            @Nullable LocalDate ended,
            Text ground) {

        public boolean open() {
            return ended == null;
        }

        private Standing ended(LocalDate day) {
            return new Standing(procedure, asked, counted, from, announced, day, ground);
        }

        private Standing heldOn(LocalDate day) {
            return day.isAfter(announced) ? new Standing(procedure, asked, counted, from, day, null, ground) : this;
        }
    }

    public Timing {
        entries = List.copyOf(entries);
    }

    Timing with(ClockEntry entry) {
        List<ClockEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Timing(more);
    }

    public List<Standing> procedures() {
        List<Standing> all = new ArrayList<>();
        for (ClockEntry entry : entries) {
            PauseKind procedure = entry.procedure();
            if (procedure == null) {
                continue;
            }
            LocalDate until = entry.until();
            boolean counted = entry.kind() == ClockEntry.Kind.HOLD;
            if (until != null && goesOn(all, procedure, counted)) {
                all.replaceAll(known -> known.open() && known.procedure() == procedure ? known.heldOn(until) : known);
            } else if (until != null) {
                // what was only waited for begins: a hearing that was offered is asked for
                all.replaceAll(known -> known.open() && known.counted() && known.procedure() == procedure
                        ? known.ended(entry.day())
                        : known);
                all.add(new Standing(procedure, entry.at(), counted, entry.day(), until, null, entry.ground()));
            } else {
                all.replaceAll(
                        known -> known.open() && known.procedure() == procedure ? known.ended(entry.day()) : known);
            }
        }
        return List.copyOf(all);
    }

    /** Whether the same is open already, so that a later day prolongs it: whoever was told last has his days from then. */
    private static boolean goesOn(List<Standing> all, PauseKind procedure, boolean counted) {
        return all.stream()
                .anyMatch(known -> known.open() && known.counted() == counted && known.procedure() == procedure);
    }

    /** By how much the limits were extended. */
    public Optional<Limit> extension() {
        return entries.stream()
                .flatMap(entry -> Optional.ofNullable(entry.more()).stream())
                .findFirst();
    }

    public Optional<Standing> open(PauseKind procedure) {
        return procedures().stream()
                .filter(known -> known.open() && known.procedure() == procedure)
                .findFirst();
    }

    /** By when the last of those who were told may ask for a hearing; empty where nobody's word is awaited. */
    public Optional<LocalDate> hearingOffered() {
        return open(PauseKind.HEARING).filter(Standing::counted).map(Standing::announced);
    }

    /**
     * By when one of them may ask for it: five days from being told himself (行政许可法 47).
     *
     * @param who which of the interested parties, from 0; null for the applicant
     * @return empty where nobody's word is awaited, and for whoever has not been told yet
     */
    public Optional<LocalDate> hearingOfferedTo(@Nullable Integer who) {
        return hearingOffered().isEmpty() ? Optional.empty() : hearingToldUntil(who);
    }

    /** The last day on which one of them could ask for it, whether or not it has passed; empty for whoever was not told. */
    Optional<LocalDate> hearingToldUntil(@Nullable Integer who) {
        return entries.stream()
                .filter(entry -> entry.kind() == ClockEntry.Kind.HOLD
                        && entry.procedure() == PauseKind.HEARING
                        && Objects.equals(entry.told(), who))
                .flatMap(entry -> Optional.ofNullable(entry.until()).stream())
                .findFirst();
    }

    /** When a hearing was offered, whether or not a word on it is still awaited. */
    Optional<LocalDate> hearingEverOffered() {
        return entries.stream()
                .filter(entry -> entry.kind() == ClockEntry.Kind.HOLD && entry.procedure() == PauseKind.HEARING)
                .map(ClockEntry::day)
                .findFirst();
    }

    /** When a hearing was offered, while a word on it is awaited. */
    Optional<LocalDate> hearingTold() {
        return open(PauseKind.HEARING).filter(Standing::counted).map(Standing::from);
    }

    /** Since when an answer to a correction notice is awaited; empty where none is. */
    public Optional<Instant> unanswered(CaseHead head) {
        return head.state() == CaseState.CORRECTING
                ? Optional.ofNullable(head.correctionAsked())
                : open(PauseKind.CORRECTION)
                        .filter(standing -> head.state() == CaseState.SUSPENDED)
                        .map(Standing::asked);
    }

    /** When corrections were asked for, before acceptance and in the review, answered or not. */
    public List<Instant> asked(CaseHead head) {
        return Stream.concat(
                        Optional.ofNullable(head.correctionAsked()).stream(),
                        procedures().stream()
                                .filter(known -> known.procedure() == PauseKind.CORRECTION)
                                .map(Standing::asked))
                .toList();
    }

    public List<Standing> open() {
        return procedures().stream().filter(Standing::open).toList();
    }

    /** Days that do not count, as the calendar takes them; they may overlap. */
    public List<Pause> pauses() {
        return procedures().stream()
                .filter(known -> !known.counted())
                .map(known -> {
                    LocalDate ended = known.ended();
                    LocalDate last = ended == null || ended.isAfter(known.announced()) ? known.announced() : ended;
                    return new Pause(known.procedure(), known.from(), last, known.ground());
                })
                .toList();
    }
}
