package org.onedoor.standard;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Command;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Arrival;
import org.onedoor.standard.calendar.Ledger;
import org.onedoor.standard.calendar.LedgerDay;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.LimitKind;
import org.onedoor.standard.calendar.LimitUnit;
import org.onedoor.standard.calendar.WorkingDays;
import picocli.CommandLine;

/** {@code ./onedoor clock}: the last day of a limit, and with {@code --explain} why. */
@CommandLine.Command(
        name = "clock",
        description = "Print the last day of a limit; --explain each day with its reason. 计算期限的最后一日。")
public final class ClockCommand implements Command {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final LocalDate EVERYTHING = LocalDate.of(9999, 12, 31);

    @CommandLine.Option(
            names = "--region",
            required = true,
            paramLabel = "CODE",
            description = "The region, for example 330300; 000000 is the nation.")
    private String region = "";

    @CommandLine.Option(
            names = "--accepted",
            required = true,
            paramLabel = "DATE",
            description = "The day of acceptance, for example 2020-01-20; it does not count itself.")
    private String accepted = "";

    @CommandLine.Option(
            names = "--at",
            paramLabel = "HH:MM",
            description = "When it arrived that day; outside office hours it counts by the region's rule.")
    private @Nullable String at;

    @CommandLine.ArgGroup(multiplicity = "1")
    private Length length = new Length();

    /** How long the limit is: exactly one of them. */
    static final class Length {

        @CommandLine.Option(names = "--working-days", paramLabel = "N", description = "Working days.")
        private @Nullable Integer workingDays;

        @CommandLine.Option(names = "--days", paramLabel = "N", description = "Natural days.")
        private @Nullable Integer days;

        @CommandLine.Option(names = "--months", paramLabel = "N", description = "Months.")
        private @Nullable Integer months;

        @CommandLine.Option(names = "--years", paramLabel = "N", description = "Years.")
        private @Nullable Integer years;

        @CommandLine.Option(names = "--same-day", description = "The day of acceptance itself.")
        private boolean sameDay;

        Limit limit() {
            if (workingDays != null) {
                return new Limit(workingDays, LimitUnit.WORKING_DAYS);
            }
            if (days != null) {
                return new Limit(days, LimitUnit.NATURAL_DAYS);
            }
            if (months != null) {
                return new Limit(months, LimitUnit.MONTHS);
            }
            if (years != null) {
                return new Limit(years, LimitUnit.YEARS);
            }
            if (!sameDay) {
                throw new IllegalArgumentException("--same-day=false asks for nothing");
            }
            return Limit.sameDay();
        }
    }

    @CommandLine.Option(
            names = "--limit",
            paramLabel = "promised|statutory",
            defaultValue = "promised",
            description = "Whose limit it is; a regional overlay may move only one of them. Default: promised.")
    private String kind = "promised";

    @CommandLine.Option(names = "--explain", description = "Print each day and why it counts or not.")
    private boolean explain;

    @CommandLine.Option(names = "--json", description = "Print one object a line.")
    private boolean json;

    @CommandLine.Option(
            names = "--definitions",
            paramLabel = "DIR",
            description = "The folder of definitions; definitions/ if left out.")
    private @Nullable Path folder;

    @CommandLine.Mixin
    private Language language = new Language();

    /** Made by the command line. */
    public ClockCommand() {}

    @Override
    public Integer call() {
        Optional<LimitKind> limitKind = List.of(LimitKind.values()).stream()
                .filter(one -> one.code().equals(kind))
                .findFirst();
        Optional<Limit> limit = limit();
        if (limitKind.isEmpty() || limit.isEmpty()) {
            complain(
                    limit.isEmpty()
                            ? new Text("天数应当是 1 到 " + Limit.LONGEST, "A limit is from 1 to " + Limit.LONGEST)
                            : new Text("--limit 只能是 promised 或 statutory", "--limit is promised or statutory"));
            return MISUSED;
        }
        Optional<LocalDate> day = read(accepted, LocalDate::parse);
        Optional<LocalTime> time = at == null ? Optional.empty() : read(at, LocalTime::parse);
        if (day.isEmpty()) {
            complain(new Text(
                    "--accepted “" + accepted + "” 不是日期，要写成 2026-11-24 这样",
                    "--accepted \"" + accepted + "\" is no day; write it like 2026-11-24"));
            return MISUSED;
        }
        if (at != null && time.isEmpty()) {
            complain(new Text(
                    "--at “" + at + "” 不是时间，要写成 09:05 或 18:30 这样",
                    "--at \"" + at + "\" is no time; write it like 09:05 or 18:30"));
            return MISUSED;
        }
        Mistakes mistakes = new Mistakes();
        Path where = folder == null ? Command.root().resolve("definitions").resolve("standard") : folder;
        Standard standard = Standard.read(where, EVERYTHING, mistakes);
        if (!mistakes.none()) {
            mistakes.all().forEach(mistake -> System.err.println(mistake.line(language.locale())));
            return REFUSED;
        }
        if (standard.region(region).isEmpty()) {
            complain(new Text(
                    "没有区划 " + region + "；区划见 definitions/standard/regions.yaml",
                    "There is no region " + region + "; definitions/standard/regions.yaml lists them"));
            return MISUSED;
        }
        return print(standard, standard.workingDays(region, limitKind.get()), limit.get(), day.get(), time);
    }

    private static <T> Optional<T> read(String written, Function<CharSequence, T> reader) {
        try {
            return Optional.of(reader.apply(written.strip()));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private Optional<Limit> limit() {
        try {
            return Optional.of(length.limit());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private int print(Standard standard, WorkingDays days, Limit limit, LocalDate day, Optional<LocalTime> time) {
        Optional<Arrival> arrival =
                time.flatMap(at -> standard.officeHours(region).map(hours -> hours.arrival(day.atTime(at), days)));
        LocalDate start = arrival.map(it -> it.counted().toLocalDate()).orElse(day);
        Ledger ledger = days.ledger(start, limit, List.of());
        OptionalInt unknown =
                days.firstYearWithoutCalendar(start, limit, ledger.lastDay().orElseThrow());
        if (unknown.isPresent()) {
            complain(noCalendar(unknown.getAsInt()));
            return REFUSED;
        }
        if (json) {
            printJson(ledger, arrival);
            return DONE;
        }
        Locale locale = language.locale();
        System.out.println(ledger.lastDay().orElseThrow());
        arrival.ifPresent(it -> System.out.println(new Text(
                        "到达 " + MOMENT.format(it.received()) + "，按 " + MOMENT.format(it.counted()) + " 计："
                                + it.why().zh(),
                        "received " + MOMENT.format(it.received()) + ", counts as " + MOMENT.format(it.counted()) + ": "
                                + it.why().en())
                .in(locale)));
        if (explain) {
            ledger.days().forEach(line -> System.out.println(line(line, locale)));
        }
        return DONE;
    }

    private Text noCalendar(int year) {
        return new Text(
                year + " 年没有日历（区划 " + region + " 及其上级），算不出期限；在 definitions/standard/calendars.yaml 里加上这一年的节假日安排",
                "There is no calendar of " + year + " for region " + region
                        + " or one around it, so the limit cannot be counted; add that year's notice to"
                        + " definitions/standard/calendars.yaml");
    }

    private static String line(LedgerDay line, Locale locale) {
        String weekday = line.date().getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
        String number = line.counted() ? Integer.toString(line.number()) : "-";
        return line.date() + " " + weekday + " " + " ".repeat(Math.max(0, 4 - number.length())) + number + "  "
                + line.reason().in(locale);
    }

    private void printJson(Ledger ledger, Optional<Arrival> arrival) {
        JsonLine result = new JsonLine()
                .with("region", region)
                .with("limit", ledger.kind().code())
                .with("value", ledger.limit().value())
                .with("unit", ledger.limit().unit().code())
                .with("start", ledger.start().toString())
                .with("last", ledger.lastDay().orElseThrow().toString());
        arrival.ifPresent(it -> result.with("received", it.received().toString())
                .with("counted", it.counted().toString())
                .with("why", it.why()));
        System.out.println(
                result.with("warnings", ledger.warnings().stream().map(Text::en).toList()));
        if (explain) {
            ledger.days()
                    .forEach(line -> System.out.println(new JsonLine()
                            .with("date", line.date().toString())
                            .with("counted", line.counted())
                            .with("number", line.number())
                            .with("reason", line.reason())));
        }
    }

    private void complain(Text text) {
        System.err.println(text.in(language.locale()));
    }
}
