package org.onedoor.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One race that is counted instead of timed: what a life costs, and what that falls to. */
final class Counting {

    private static final int WARM_UP = 1_000;
    private static final int LIVES = 2_000;

    /** As many as the server takes beside its own, of however many people. */
    private static final int CONNECTIONS = 20;

    /** Bytes a life below which a table or index is not worth a line. */
    private static final double TOLD = 20;

    private final Contestant contestant;
    private final Arena arena;
    private final Output output;
    private final int people;

    Counting(Contestant contestant, Arena arena, Output output, int people) {
        this.contestant = contestant;
        this.arena = arena;
        this.output = output;
        this.people = people;
    }

    void run() throws IOException, SQLException {
        String title = contestant.ask("open").path("title").asString();
        Output.tell("… " + title + ": warming up");
        // By few at first: a crowd at a cold program would wait for a connection longer than it lets anybody.
        race(WARM_UP, Math.min(people, CONNECTIONS));
        race(WARM_UP, people);
        arena.recycleWal();
        long before = arena.bytes();
        Map<String, Double> relations = new HashMap<>();
        arena.relations().forEach(share -> relations.put(share.what(), share.value()));
        arena.forgetStatements();
        Arena.Mark mark = arena.mark();
        Duration program = contestant.processorTime();
        Duration server = arena.processorTime();
        Output.tell("… " + title + ": counting " + LIVES + " lives");
        double seconds = Contestant.figure(race(LIVES, people), "seconds");
        Arena.Mark spent = arena.mark().since(mark);
        program = contestant.processorTime().minus(program);
        server = arena.processorTime().minus(server);
        List<Arena.Share> statements = arena.statements();
        output.add(Measure.of(title + ": whole lives, one race", LIVES / seconds, "a second"));
        output.add(Measure.of(title + ": processor time a life, its program", millis(program) / LIVES, "ms"));
        output.add(Measure.of(title + ": processor time a life, the server", millis(server) / LIVES, "ms"));
        output.add(Measure.of(title + ": statements a life", (double) spent.statements() / LIVES, ""));
        output.add(Measure.of(title + ": WAL a life", (double) spent.wal() / LIVES, "bytes"));
        output.add(
                Measure.of(title + ": kept for each closed case", (double) (arena.bytes() - before) / LIVES, "bytes"));
        for (Arena.Share share : statements) {
            Output.tell(String.format(Locale.ROOT, "%9.3f ms a life  %s", share.value() / LIVES, share.what()));
        }
        for (Arena.Share share : arena.relations()) {
            double grown = (share.value() - relations.getOrDefault(share.what(), 0.0)) / LIVES;
            if (Math.abs(grown) >= TOLD) {
                Output.tell(String.format(Locale.ROOT, "%9.0f bytes a life  %s", grown, share.what()));
            }
        }
        Contest.verify(contestant);
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private JsonNode race(int lives, int many) throws IOException {
        return contestant.ask("race " + lives + " " + many + " " + Math.min(many, CONNECTIONS));
    }
}
