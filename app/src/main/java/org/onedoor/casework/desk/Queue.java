package org.onedoor.casework.desk;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.Alarm;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Role;
import org.onedoor.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 待办: a department's open steps in one region: what an emergency hurries, then the earliest due, or as {@link Sorting} says. By due
 * day a page is a range of the index over department, region and due day, or of the one over the holder; what else is asked for is
 * looked at on the way. In the order of arrival all lines of the department are looked at, and the first kept.
 */
@Repository
public class Queue {

    /** Rows of a page. */
    public static final int PAGE = 20;

    /** Lines of a desk that are looked at to count its choices. */
    private static final int MOST_COUNTED = 1_000;

    /** The same to count what a queue is narrowed to, where more lines are to be passed over. */
    private static final int MOST_NARROWED = 5_000;

    /**
     * Open steps, and those whose applicant let the day for a correction pass: the department may end these now. A head
     * sees what is asked of him, and what is later than promised, unless he wants to see the whole desk. Department and
     * region stand in brackets of their own so that the planner does not look at them: the same index serves them all, and
     * the page need not be planned anew each time.
     */
    private static String onDesk(Actor actor, Wanted wanted) {
        String steps;
        if (actor.role() != Role.HEAD) {
            steps = "s.step <> 'extend'";
        } else if (wanted.who().equals(Wanted.ANYBODY)) {
            steps = "(s.step = 'extend' OR s.alarm >= 2 OR s.due < (SELECT :today::date))";
        } else {
            steps = "TRUE";
        }
        return "s.department = (SELECT :department) AND s.region = (SELECT :region::bpchar)"
                + " AND (NOT s.held OR s.due < (SELECT :today::date)) AND "
                + steps;
    }

    /**
     * A line on a desk: one open step of one case.
     *
     * @param awaited deferred materials still missing
     * @param corrected whether the applicant has answered a correction notice
     * @param holder who took the step or was given it, null for nobody
     * @param urgent 应急容缺: before all others
     */
    public record Line(
            UUID id,
            String filingNumber,
            String item,
            int itemVersion,
            String applicant,
            String step,
            LocalDate due,
            String channel,
            Instant received,
            int awaited,
            boolean corrected,
            Alarm alarm,
            @Nullable UUID holder,
            boolean urgent) {}

    private final JdbcClient jdbc;
    private final StandIns standIns;
    private final Clock clock;
    private final Within within;

    Queue(JdbcClient jdbc, StandIns standIns, Clock clock, Within within) {
        this.jdbc = jdbc;
        this.standIns = standIns;
        this.clock = clock;
        this.within = within;
    }

    /** A page of the queue. */
    public Slice<Line> page(Actor actor, Wanted wanted, @Nullable String cursor) {
        return lines(actor, wanted, cursor, PAGE);
    }

    /** The same with more rows at a time, for exports and batches. */
    Slice<Line> lines(Actor actor, Wanted wanted, @Nullable String cursor, int most) {
        Optional<After> after = After.read(cursor);
        Map<String, @Nullable Object> values = values(actor, wanted);
        after.ifPresent(last -> {
            values.put("afterCalm", last.calm());
            values.put("after", last.due());
            values.put("afterId", last.id());
            values.put("afterStep", last.step());
        });
        // The lines first, then whose they are: a case and an applicant are looked up for each line shown and for no
        // other.
        String lines = "SELECT * FROM casework.desk s WHERE " + predicate(actor, wanted)
                + (after.isPresent() ? " AND " + wanted.sorting().after() : "")
                + " ORDER BY " + wanted.sorting().order() + " LIMIT " + (most + 1);
        List<Line> rows = jdbc.sql("""
                        SELECT c.id, c.filing_number, c.item, c.item_version, a.name, s.step, s.due, c.channel,
                               c.received_at, s.corrected, s.awaited, s.alarm, s.holder, s.calm
                          FROM (""" + lines + """
                          ) AS s
                          JOIN casework.case_file c ON c.id = s.case_id AND c.city = s.city
                          JOIN casework.applicant a ON a.case_id = s.case_id AND a.city = s.city
                         ORDER BY\s""" + wanted.sorting().order())
                .params(values)
                .query(Queue::line)
                .list();
        return Slice.of(rows, most, last -> After.of(last).write());
    }

    /** The first line behind one that was worked on, else the first of all; none of the same case. */
    public Optional<Line> next(Actor actor, Wanted wanted, UUID done, @Nullable String after) {
        return lines(actor, wanted, after, PAGE).rows().stream()
                .filter(line -> !line.id().equals(done))
                .findFirst()
                .or(() -> after == null ? Optional.empty() : next(actor, wanted, done, null));
    }

    /** Where a step stands in a queue, for {@link #next}. */
    public static String place(boolean urgent, LocalDate due, UUID id, String step) {
        return new After(!urgent, due, id, step).write();
    }

    /**
     * How many lines were counted.
     *
     * @param more whether there may be more than these
     */
    public record Count(int lines, boolean more) {}

    /** How many lines each choice of the queue has. */
    public record Counts(Map<View, Count> views, Count mine, Count free, Count all) {}

    /**
     * How many lines each view would show to the person wanted, and how many each person's queue holds. Of a long desk only the
     * first lines are looked at, so that counting never takes longer than what is counted; whoever has lines of his own has few.
     */
    public Counts counts(Actor actor, Wanted wanted) {
        Map<String, @Nullable Object> values = values(actor, wanted);
        values.computeIfAbsent("people", name -> people(actor));
        String desk = onDesk(actor, wanted);
        // a head is shown what is asked of him; the choices beside that lead to the whole desk
        String whole = onDesk(actor, wanted.with(Wanted.WHOLE));
        FirstLines all = firstLines(whole, wanted.who().equals(Wanted.FREE) ? "s.holder IS NULL" : "TRUE", values);
        FirstLines mine = firstLines(whole + " AND s.holder = ANY (:people)", "TRUE", values);
        FirstLines shown;
        if (wanted.who().equals(Wanted.MINE)) {
            shown = mine;
        } else if (wanted.colleague() != null) {
            shown = firstLines(whole + " AND s.holder = :holder", "TRUE", values);
        } else {
            shown = desk.equals(whole) ? all : firstLines(desk, "TRUE", values);
        }
        return new Counts(shown.counts(today()), mine.all(), all.ofAll(all.free()), all.all());
    }

    /**
     * The first lines of a desk by due day, as far as they are counted, and one more.
     *
     * @param reached the latest due day among them, of what no emergency hurries; null where there is no such line
     */
    private record FirstLines(
            Map<View, Integer> views,
            int free,
            int lines,
            @Nullable LocalDate reached) {

        Count all() {
            return ofAll(lines);
        }

        Count ofAll(int counted) {
            return new Count(Math.min(MOST_COUNTED, counted), lines > MOST_COUNTED);
        }

        Map<View, Count> counts(LocalDate today) {
            Map<View, Count> counts = new EnumMap<>(View.class);
            views.forEach((view, counted) ->
                    counts.put(view, view.allSeen(reached, today) ? new Count(counted, false) : ofAll(counted)));
            return counts;
        }
    }

    /** @param shown which of these lines the views are to count */
    private FirstLines firstLines(String predicate, String shown, Map<String, @Nullable Object> values) {
        String views = Arrays.stream(View.values())
                .map(view -> "count(*) FILTER (WHERE " + shown + " AND (" + view.predicate() + ")) AS \"" + view.code()
                        + "\", ")
                .collect(Collectors.joining());
        return jdbc.sql("SELECT " + views + """
                        count(*) FILTER (WHERE s.holder IS NULL) AS free, count(*) AS lines,
                        max(s.due) FILTER (WHERE s.calm) AS reached
                          FROM (SELECT s.step, s.due, s.corrected, s.awaited, s.alarm, s.holder, s.calm
                                  FROM casework.desk s
                                 WHERE\s""" + predicate + " ORDER BY s.calm, s.due LIMIT " + (MOST_COUNTED + 1)
                        + ") AS s")
                .params(values)
                .query((row, n) -> {
                    Map<View, Integer> counted = new EnumMap<>(View.class);
                    for (View view : View.values()) {
                        counted.put(view, row.getInt(view.code()));
                    }
                    return new FirstLines(
                            counted,
                            row.getInt("free"),
                            row.getInt("lines"),
                            row.getObject("reached", LocalDate.class));
                })
                .single();
    }

    /** How many lines somebody wants who narrows the queue: counted among so many of the first. */
    Count count(Actor actor, Wanted wanted) {
        return jdbc.sql("SELECT count(*) AS looked_at, count(*) FILTER (WHERE " + narrowed(wanted) + """
                        ) AS wanted FROM (
                            SELECT * FROM casework.desk s
                             WHERE\s"""
                        + onDesk(actor, wanted) + " AND " + who(wanted)
                        + " ORDER BY s.calm, s.due LIMIT " + (MOST_NARROWED + 1) + ") AS s")
                .params(values(actor, wanted))
                .query((row, n) -> new Count(row.getInt("wanted"), row.getInt("looked_at") > MOST_NARROWED))
                .single();
    }

    /** The filing number of a case that the actor may see. */
    String number(Actor actor, UUID id) {
        return within.required(actor, id).number();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String predicate(Actor actor, Wanted wanted) {
        return onDesk(actor, wanted) + " AND " + who(wanted) + " AND " + narrowed(wanted);
    }

    private static String narrowed(Wanted wanted) {
        return wanted.view().predicate()
                + (wanted.step().isEmpty() ? "" : " AND s.step = :step")
                + (wanted.item().isEmpty() ? "" : " AND s.item = :item")
                + (wanted.until() == null ? "" : " AND s.due <= :until");
    }

    private static String who(Wanted wanted) {
        return switch (wanted.who()) {
            case Wanted.MINE -> "s.holder = ANY (:people)";
            case Wanted.FREE -> "s.holder IS NULL";
            case Wanted.ANYBODY, Wanted.WHOLE -> "TRUE";
            default -> "s.holder = :holder";
        };
    }

    private Map<String, @Nullable Object> values(Actor actor, Wanted wanted) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("department", actor.department());
        values.put("region", actor.region());
        values.put("today", today());
        values.put("step", wanted.step());
        values.put("item", wanted.item());
        values.put("until", wanted.until());
        values.put("holder", wanted.colleague());
        if (wanted.who().equals(Wanted.MINE)) {
            values.put("people", people(actor));
        }
        return values;
    }

    /** The actor, and those for whom he stands in. */
    private UUID[] people(Actor actor) {
        return standIns.people(actor, today()).toArray(UUID[]::new);
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("filing_number"),
                row.getString("item"),
                row.getInt("item_version"),
                row.getString("name"),
                row.getString("step"),
                row.getObject("due", LocalDate.class),
                row.getString("channel"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getInt("awaited"),
                row.getBoolean("corrected"),
                Alarm.of(row.getInt("alarm")),
                row.getObject("holder", UUID.class),
                !row.getBoolean("calm"));
    }

    /** The last row of a page. A cursor that was tampered with is as good as none. */
    private record After(boolean calm, LocalDate due, UUID id, String step) {

        static After of(Line line) {
            return new After(!line.urgent(), line.due(), line.id(), line.step());
        }

        String write() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((due + "|" + id + "|" + (calm ? "" : "!") + step).getBytes(StandardCharsets.UTF_8));
        }

        static Optional<After> read(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return Optional.empty();
            }
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 3);
                // What Java reads and the database does not: years beyond four digits, and a NUL.
                return parts.length == 3 && parts[0].matches("\\d{4}-.*") && parts[2].indexOf('\0') < 0
                        ? Optional.of(new After(
                                !parts[2].startsWith("!"),
                                LocalDate.parse(parts[0]),
                                UUID.fromString(parts[1]),
                                parts[2].startsWith("!") ? parts[2].substring(1) : parts[2]))
                        : Optional.empty();
            } catch (IllegalArgumentException | DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }
}
