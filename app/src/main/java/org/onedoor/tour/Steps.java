package org.onedoor.tour;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Prints each step of the walk as it is done, with the time it took. */
final class Steps {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out;
    private final boolean json;
    private final long began = System.nanoTime();
    private int number;

    Steps(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** What a step came to, and what to tell of it. */
    record Done<T>(T value, String said, Map<String, String> facts) {

        static <T> Done<T> of(T value, String said) {
            return new Done<>(value, said, Map.of());
        }

        static <T> Done<T> of(T value, String said, String fact, String is) {
            return new Done<>(value, said, Map.of(fact, is));
        }
    }

    /** Runs one step; a {@link WrongTurn} out of it names who did what. */
    <T> T step(String who, String what, Supplier<Done<T>> work) {
        long start = System.nanoTime();
        try {
            Done<T> done = work.get();
            tell(who, what, millis(start), done);
            return done.value();
        } catch (WrongTurn wrong) {
            throw new WrongTurn(who + ", " + what + ": " + wrong.getMessage());
        }
    }

    private synchronized void tell(String who, String what, long ms, Done<?> done) {
        number++;
        if (!json) {
            out.printf(
                    "%3d  %-22s %6d ms  %s%s%n",
                    number, who, ms, what, done.said().isEmpty() ? "" : ": " + done.said());
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("step", number);
        line.put("who", who);
        line.put("what", what);
        line.put("ms", ms);
        line.put("said", done.said());
        line.putAll(done.facts());
        out.println(JSON.writeValueAsString(line));
    }

    /** The last line: what the walk came to. */
    void end(Map<String, String> facts) {
        if (!json) {
            facts.forEach((name, value) -> out.printf("%-22s %s%n", name, value));
            out.printf("%d steps in %d ms%n", number, millis(began));
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("done", true);
        line.putAll(facts);
        line.put("steps", number);
        line.put("ms", millis(began));
        out.println(JSON.writeValueAsString(line));
    }

    void failed(String why) {
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("done", false);
            line.put("why", why);
            out.println(JSON.writeValueAsString(line));
        }
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
