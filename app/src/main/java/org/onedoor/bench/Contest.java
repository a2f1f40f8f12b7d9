package org.onedoor.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one system is put through, always in the same order, and what comes of it. */
final class Contest {

    private static final int RUNS = 3;
    private static final int LEAST = 100;
    private static final List<Integer> CROWDS = List.of(64, 256);

    /** The 99th percentile of a queue's first page beside the most open cases. */
    private static final double MOST_PAGE_MILLIS = 5;

    private static final double NARROWED_PAGE_MILLIS = 50;

    private final Contestant contestant;
    private final Arena arena;
    private final Effort effort;
    private final Output output;
    private final int people;

    private final boolean ours;

    private String title = "";
    private double rate;

    Contest(Contestant contestant, Arena arena, Effort effort, Output output, int people, boolean ours) {
        this.contestant = contestant;
        this.arena = arena;
        this.effort = effort;
        this.output = output;
        this.people = people;
        this.ours = ours;
    }

    /** How many work, and on how many connections. */
    private record Staff(int people, int connections) {}

    private record Trial(Staff staff, double rate) {}

    /** @param fillClosed whether it is practicable to fill this system with closed cases */
    Figures run(boolean fillClosed) throws IOException, SQLException {
        title = contestant.ask("open").path("title").asString();
        Output.tell("… " + title + ": warming up");
        warmUp();
        arena.recycleWal();
        Output.tell("… " + title + ": looking for the best count of people and connections");
        List<Trial> trials = trials();
        Staff usual = best(trials.stream()
                        .filter(trial -> trial.staff().people() == people)
                        .toList())
                .staff();
        Staff best = best(trials).staff();
        long before = arena.bytes();
        Arena.Mark mark = arena.mark();
        long lives = 0;
        double[] rates = new double[RUNS];
        long conflicts = 0;
        for (int i = 0; i < RUNS; i++) {
            Output.tell("… " + title + ": run " + (i + 1) + " of " + RUNS);
            JsonNode race = race(usual, effort.seconds());
            rates[i] = rate;
            lives += (long) Contestant.figure(race, "lives");
            conflicts += (long) Contestant.figure(race, "conflicts");
        }
        Arena.Mark spent = arena.mark().since(mark);
        double bytes = (double) (arena.bytes() - before) / lives;
        double empty = Measure.median(rates);
        add("whole lives, " + people + " people", empty, "a second");
        add("connections with " + people + " people", usual.connections(), "");
        double statements = (double) spent.statements() / lives;
        double wal = (double) spent.wal() / lives;
        add("statements a life", statements, "");
        add("WAL a life", wal, "bytes");
        add("kept for each closed case", bytes, "bytes");
        add("tried again for a conflict, of 1,000 lives", 1_000.0 * conflicts / lives, "");
        add("checkpoints in these runs", (double) spent.checkpoints(), "");
        Trial highest = new Trial(usual, empty);
        if (!best.equals(usual)) {
            highest = best(List.of(highest, new Trial(best, median(best))));
        }
        double crowd = 0;
        for (int many : CROWDS) {
            Staff staff = new Staff(many, best.connections());
            crowd = median(staff);
            add("whole lives, " + many + " people", crowd, "a second");
            highest = best(List.of(highest, new Trial(staff, crowd)));
        }
        add("whole lives with its best count of people", highest.rate(), "a second");
        add("its best count of people", highest.staff().people(), "");
        add("connections with its best count of people", highest.staff().connections(), "");
        verify();
        double filled = filled(fillClosed ? effort.closed() : 0, usual);
        add("of its figure with empty tables", filled / empty, "");
        double page = lookAgain(effort.open(), null);
        if (fillClosed && effort.most() > effort.open()) {
            fill(0, effort.most() - effort.open());
            arena.recycleWal();
            lookAgain(effort.most(), MOST_PAGE_MILLIS);
        }
        verify();
        return new Figures(title, empty, highest.rate(), crowd, statements, wal, bytes, filled, page);
    }

    /** Only what pages take where tables are full, and which statements that falls to. */
    void looks() throws IOException, SQLException {
        title = contestant.ask("open").path("title").asString();
        Output.tell("… " + title + ": warming up");
        warmUp();
        fill(effort.closed(), effort.open());
        arena.recycleWal();
        arena.forgetStatements();
        lookAgain(effort.open(), null);
        for (Arena.Share share : arena.statements()) {
            Output.tell(String.format(Locale.ROOT, "%9.0f ms  %s", share.value(), share.what()));
        }
        if (effort.most() > effort.open()) {
            fill(0, effort.most() - effort.open());
            arena.recycleWal();
            lookAgain(effort.most(), MOST_PAGE_MILLIS);
        }
    }

    private void add(String name, double value, String unit) {
        output.add(Measure.of(title + ": " + name, value, unit));
    }

    /**
     * Until it no longer gets quicker: a big engine needs more of it than a small one. The first race only tells how many
     * cases fill a second.
     */
    private void warmUp() throws IOException {
        Staff staff = new Staff(people, people);
        rate = people;
        race(staff, 1);
        double best = 0;
        double spent = 0;
        int slower = 0;
        while (spent < effort.warmUp() || (slower < 2 && spent < 4 * effort.warmUp())) {
            spent += Contestant.figure(race(staff, effort.warmUp() / 4), "seconds");
            slower = rate > best * 1.05 ? 0 : slower + 1;
            best = Math.max(best, rate);
        }
    }

    private List<Trial> trials() throws IOException {
        int half = Math.max(1, people / 2);
        List<Trial> trials = new ArrayList<>();
        for (Staff staff : List.of(
                new Staff(half, half),
                new Staff(people, half),
                new Staff(people, people),
                new Staff(2 * people, people),
                new Staff(2 * people, 2 * people))) {
            race(staff, effort.seconds() / 2);
            trials.add(new Trial(staff, rate));
        }
        return trials;
    }

    private static Trial best(List<Trial> trials) {
        return trials.stream().max(Comparator.comparingDouble(Trial::rate)).orElseThrow();
    }

    private double median(Staff staff) throws IOException {
        double[] rates = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            Output.tell("… " + title + ": " + staff.people() + " people, run " + (i + 1) + " of " + RUNS);
            race(staff, effort.seconds());
            rates[i] = rate;
        }
        return Measure.median(rates);
    }

    /** As many cases as the last race would have ended in the time, and enough for its ends not to matter. */
    private JsonNode race(Staff staff, double seconds) throws IOException {
        long lives = Math.max(Math.max(LEAST, staff.people()), Math.round(rate * seconds));
        JsonNode race = contestant.ask("race " + lives + " " + staff.people() + " " + staff.connections());
        rate = lives / Contestant.figure(race, "seconds");
        return race;
    }

    private double filled(long closed, Staff staff) throws IOException, SQLException {
        fill(closed, effort.open());
        arena.recycleWal();
        race(staff, Math.min(3, effort.seconds()));
        double filled = median(staff);
        add("whole lives, " + people + " people, beside " + beside(closed), filled, "a second");
        return filled;
    }

    private String beside(long closed) {
        return String.format(Locale.ROOT, "%,d closed and %,d open", closed, effort.open());
    }

    private void fill(long closed, long open) throws IOException {
        Output.tell("… " + title + ": filling in " + closed + " closed and " + open + " open cases");
        contestant.ask("fill " + closed + " " + open);
    }

    private double lookAgain(long open, @Nullable Double goal) throws IOException {
        double page = look(open, goal);
        lookAround(open);
        return page;
    }

    /**
     * Answers the 99th percentile.
     *
     * @param goal the most that it may be of ours, in ms; null for none
     */
    private double look(long open, @Nullable Double goal) throws IOException {
        contestant.ask("pages " + Math.min(200, effort.looks()));
        JsonNode pages = contestant.ask("pages " + effort.looks());
        String name = String.format(Locale.ROOT, "first page of a queue, %,d open, ", open);
        double p99 = Contestant.figure(pages, "p99");
        add(name + "p50", Contestant.figure(pages, "p50"), "ms");
        output.add(new Measure(title + ": " + name + "p99", p99, "ms", ours ? goal : null, null));
        return p99;
    }

    /** What else is looked at, where the system has it measured; all on the desk of one department. */
    private void lookAround(long open) throws IOException {
        JsonNode looks = contestant.ask("looks " + effort.looks() / 10);
        for (Map.Entry<String, JsonNode> look : looks.properties()) {
            String name = String.format(Locale.ROOT, "%s: %,d open, %s", title, open, look.getKey());
            boolean promised =
                    look.getKey().startsWith("a narrowed page") && look.getKey().endsWith("p99");
            output.add(new Measure(
                    name,
                    look.getValue().asDouble(),
                    "ms",
                    promised && open == effort.open() ? NARROWED_PAGE_MILLIS : null,
                    null));
        }
        if (!looks.isEmpty()) {
            // Its other parts are the queue's rows, what narrows it, who looks, and writing all of it as a page.
            output.add(Measure.atMost(
                    0.25,
                    String.format(Locale.ROOT, "%s: %,d open, the counts, of the whole desk's time, p50", title, open),
                    Contestant.figure(looks, "the counts beside it, p50")
                            / Contestant.figure(looks, "the whole desk over HTTP, p50"),
                    ""));
        }
    }

    private void verify() throws IOException {
        add("lives begun and ended, each answer once", verify(contestant), "");
    }

    /** A system that lost or doubled something has not done the work. */
    static double verify(Contestant contestant) throws IOException {
        JsonNode tally = contestant.ask("tally");
        if (!agrees(tally)) {
            throw new BenchFailed("the work was not done: " + tally);
        }
        return Contestant.figure(tally, "ended");
    }

    static boolean agrees(JsonNode tally) {
        double submitted = Contestant.figure(tally, "submitted");
        return submitted > 0
                && submitted == Contestant.figure(tally, "begun")
                && submitted == Contestant.figure(tally, "ended")
                && Contestant.figure(tally, "wrong") == 0;
    }
}
