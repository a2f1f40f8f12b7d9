package org.onedoor.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Command;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./onedoor bench crash}: what is left of what a node acknowledged when it or its database is killed. */
@CommandLine.Command(
        name = "crash",
        description = {
            "Kills the program, and the database server under it, with SIGKILL at random moments while people apply and",
            "decide; after each time counts what is lost, doubled or wrong, and the seconds until it works again."
        })
final class CrashBench implements Command {

    private static final double READY_SECONDS = 15;
    private static final int LONGEST_MILLIS = 3_000;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    @Option(names = "--times", paramLabel = "N", description = "How often each is killed. Default: 50, with --quick 5.")
    private @Nullable Integer times;

    @Option(names = "--quick", description = "Fewer times.")
    private boolean quick;

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many work at once. Default: 8.")
    private int people;

    @Option(names = "--seed", paramLabel = "SEED", description = "Of the random moments. Default: another each time.")
    private @Nullable Long seed;

    @Mixin
    private final Output output = new Output();

    private final Map<String, Long> wrong = new LinkedHashMap<>();
    private final List<Double> programReady = new ArrayList<>();
    private final List<Double> databaseReady = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        int rounds = times != null ? times : quick ? 5 : 50;
        if (rounds < 1 || people < 1) {
            System.err.println("--times and --people are at least 1.");
            return MISUSED;
        }
        long chosen = seed == null ? System.nanoTime() : seed;
        Output.tell("… --seed " + chosen);
        Path folder = Program.newFolder();
        try {
            rounds(folder, rounds, new Random(chosen));
            return output.end("crash", what(rounds));
        } catch (BenchFailed failed) {
            System.err.println("Not measured: " + failed.getMessage());
            return REFUSED;
        } catch (SQLException e) {
            System.err.println("Not measured: " + e.getMessage());
            return REFUSED;
        } finally {
            Program.delete(folder);
        }
    }

    private void rounds(Path folder, int rounds, Random random) throws IOException, SQLException {
        CrashCheck check = new CrashCheck(folder.resolve("data"));
        Output.tell("… first start");
        Program node = Program.start(folder);
        try (CrashLoad load = new CrashLoad(node.port())) {
            node.awaitStartCache();
            load.start(people);
            awaitAnswers(load, node);
            for (int i = 1; i <= rounds; i++) {
                Output.tell("… killing the program, " + i + " of " + rounds);
                pause(random.nextInt(LONGEST_MILLIS));
                node.kill();
                node = Program.start(folder);
                programReady.add(node.seconds());
                load.goOn(node.port());
                look(load, check);
                Output.tell("… killing the database, " + i + " of " + rounds);
                pause(random.nextInt(LONGEST_MILLIS));
                long server = check.serverProcess();
                ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
                long began = System.nanoTime();
                awaitAnswers(load, node);
                databaseReady.add((System.nanoTime() - began) / 1e9);
                look(load, check);
            }
            tell(load, rounds);
        } finally {
            node.close();
        }
    }

    /** Whatever was under way when it was killed may still be answered; two answers more, and it works again. */
    private void awaitAnswers(CrashLoad load, Program node) {
        long enough = load.answered() + people + 1L;
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (load.answered() < enough) {
            if (!load.wrong().isEmpty()) {
                throw new BenchFailed(load.wrong().element());
            }
            if (!node.process().isAlive() || System.nanoTime() > end) {
                throw new BenchFailed("nothing is answered any more");
            }
            pause(20);
        }
    }

    private void look(CrashLoad load, CrashCheck check) throws IOException, SQLException {
        List<Exception> failures = new ArrayList<>();
        load.quietly(() -> {
            try {
                check.wrong(load).forEach((what, count) -> wrong.merge(what, count, Long::sum));
            } catch (IOException | SQLException e) {
                failures.add(e);
            }
        });
        for (Exception failure : failures) {
            if (failure instanceof SQLException sql) {
                throw sql;
            }
            throw new IOException(failure);
        }
    }

    private void tell(CrashLoad load, int rounds) {
        output.add(Measure.of("kills of the program", rounds, ""));
        output.add(Measure.of("kills of the database", rounds, ""));
        output.add(Measure.of("steps acknowledged", (double) load.answered(), ""));
        output.add(Measure.of("steps asked for again under the same key", (double) load.repeated(), ""));
        output.add(Measure.of("requests without an answer", (double) load.unanswered(), ""));
        output.add(Measure.atMost(0, "answers that must not be", load.wrong().size(), ""));
        load.wrong().stream().limit(5).forEach(Output::tell);
        wrong.forEach((what, count) -> output.add(Measure.atMost(0, what, (double) count, "")));
        output.add(Measure.of("program ready again, median", median(programReady), "s"));
        output.add(Measure.atMost(READY_SECONDS, "program ready again, longest", longest(programReady), "s"));
        output.add(Measure.of("database working again, median", median(databaseReady), "s"));
        output.add(Measure.atMost(READY_SECONDS, "database working again, longest", longest(databaseReady), "s"));
    }

    private static double median(List<Double> seconds) {
        return Measure.median(seconds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double longest(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private String what(int rounds) {
        return "The whole program as ./onedoor run starts it, with its own database. " + people + " people register"
                + " shops for somebody and accept and grant the registrations through the API, each step under a key that it"
                + " keeps until it is answered; every tenth answered step is asked for once more. " + rounds
                + " times the program, and "
                + rounds + " times the database server's first process, get SIGKILL at a random moment within three"
                + " seconds. After each time, once nothing is under way and the journal is sealed, the database is counted"
                + " through; the figures are sums over all of these counts. Ready again is the program from the next"
                + " ./onedoor run to the home page, the database from the kill until more steps are answered than were under way.";
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }
}
