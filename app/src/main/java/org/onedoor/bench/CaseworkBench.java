package org.onedoor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Command;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./onedoor bench casework}: whole lives of cases, by peers and by the bare database, in one run. */
@CommandLine.Command(
        name = "casework",
        description = {
            "Whole lives of a case (submit, accept, two parallel reviews, decide, issue), each step found through its",
            "department's queue, by each system on a database server of its own: lives a second, statements, WAL, bytes kept."
        })
final class CaseworkBench implements Command {

    private static final String LIMIT = "limit";
    private static final String OPERATON = "operaton";
    private static final String FLOWABLE = "flowable";
    private static final List<String> SYSTEMS = List.of(LIMIT, OPERATON, FLOWABLE, Contestant.PRODUCT);

    /** Twice as many are tried, and the server takes 50 connections. */
    private static final int MOST_PEOPLE = 20;

    @Option(names = "--quick", description = "Shorter races and smaller tables.")
    private boolean quick;

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many work at once. Default: 8.")
    private int people;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "How long one race lasts, about. Default: 20, with --quick 4.")
    private @Nullable Double seconds;

    @Option(
            names = "--counts",
            description = {
                "Only what is exact however busy the machine is: statements, WAL and bytes a life, and which statements and",
                "tables they fall to; without goals, a minute a system."
            })
    private boolean counts;

    @Option(
            names = "--looks",
            description = {
                "Only what Onedoor's pages take beside filled tables: the desk with its counts, narrowed and sorted, the search,",
                "the public list."
            })
    private boolean looks;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "With --only: keeps a flight recording of the system's program.")
    private @Nullable Path recording;

    @Option(names = "--only", paramLabel = "NAME", description = "Only limit, operaton, flowable or onedoor.")
    private @Nullable String only;

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        if (people < 1 || (people > MOST_PEOPLE && !counts)) {
            System.err.println("--people is from 1 to " + MOST_PEOPLE + ", with --counts more.");
            return MISUSED;
        }
        if (only != null && !SYSTEMS.contains(only)) {
            System.err.println("There is no " + only + "; --only takes " + String.join(", ", SYSTEMS) + ".");
            return MISUSED;
        }
        if (recording != null && only == null) {
            System.err.println("--record is for one system: name it with --only.");
            return MISUSED;
        }
        if (looks && (counts || !Contestant.PRODUCT.equals(only))) {
            System.err.println("--looks is for Onedoor alone and without --counts: add --only onedoor.");
            return MISUSED;
        }
        if (seconds != null && !(seconds >= 1)) {
            System.err.println("--seconds is at least 1.");
            return MISUSED;
        }
        Effort effort = quick ? Effort.quick() : Effort.full();
        if (seconds != null) {
            effort = effort.lasting(seconds);
        }
        Map<String, Figures> figures = new HashMap<>();
        try {
            for (String system : SYSTEMS) {
                if (only != null && !only.equals(system)) {
                    continue;
                }
                if (system.equals(Contestant.PRODUCT) && !Contestant.isThere(Contestant.PRODUCT)) {
                    Output.tell("Onedoor's own runner is not in bench/ yet: no ratios, only what its peers did.");
                    continue;
                }
                if (counts) {
                    count(system);
                } else if (looks) {
                    look(effort);
                } else {
                    figures.put(system, measure(system, effort));
                }
                if (system.equals(Contestant.PRODUCT) && !counts && !looks) {
                    submissions(effort);
                }
            }
            if (figures.keySet().containsAll(SYSTEMS)) {
                compare(figures);
            }
            return output.end("casework", what(effort));
        } catch (BenchFailed failed) {
            System.err.println("Not measured: " + failed.getMessage());
            return REFUSED;
        } catch (SQLException e) {
            System.err.println("Not measured: " + e.getMessage());
            return REFUSED;
        }
    }

    private void compare(Map<String, Figures> figures) {
        new Goals(
                        Objects.requireNonNull(figures.get(Contestant.PRODUCT)),
                        Objects.requireNonNull(figures.get(FLOWABLE)),
                        Objects.requireNonNull(figures.get(OPERATON)),
                        Objects.requireNonNull(figures.get(LIMIT)))
                .measures()
                .forEach(output::add);
    }

    private Figures measure(String system, Effort effort) throws IOException, SQLException {
        return in(
                system,
                (contestant, arena) -> new Contest(
                                contestant, arena, effort, output, people, system.equals(Contestant.PRODUCT))
                        .run(system.equals(LIMIT) || system.equals(Contestant.PRODUCT)));
    }

    private void count(String system) throws IOException, SQLException {
        in(system, (contestant, arena) -> {
            new Counting(contestant, arena, output, people).run();
            return system;
        });
    }

    private void look(Effort effort) throws IOException, SQLException {
        in(Contestant.PRODUCT, (contestant, arena) -> {
            new Contest(contestant, arena, effort, output, people, true).looks();
            return null;
        });
    }

    private void submissions(Effort effort) throws IOException, SQLException {
        in(Contestant.PRODUCT, (contestant, arena) -> {
            new Submissions(contestant, effort, output).run();
            return null;
        });
    }

    private interface Work<T extends @Nullable Object> {
        T with(Contestant contestant, Arena arena) throws IOException, SQLException;
    }

    private <T extends @Nullable Object> T in(String system, Work<T> work) throws IOException, SQLException {
        // Not the system's folder for such: that may be memory, where a commit costs nothing.
        Path here = Files.createDirectories(Command.root().resolve(".onedoor"));
        Path folder = Files.createTempDirectory(here, "bench-" + system + "-");
        try (Arena arena = Arena.open(folder, counts || looks);
                Contestant contestant =
                        Contestant.start(system, arena.address(), folder.resolve("runner.log"), recording)) {
            return work.with(contestant, arena);
        } finally {
            Program.delete(folder);
        }
    }

    private String what(Effort effort) {
        return "Whole lives of a case with ten fields and three materials: submitted, accepted, reviewed by two"
                + " departments at once, decided, issued; six answers, all but the first found through a page of 20 of the"
                + " department's queue by due date. Everybody does "
                + "20 cases a turn with 8 people, 2 with 64, one with"
                + " 256. Each system runs in a JVM of its own on a new PostgreSQL server with the program's own settings"
                + " (fsync and synchronous_commit on); WAL is recycled and a checkpoint done before; medians of three"
                + " races of about " + Math.round(effort.seconds()) + " s"
                + (quick ? " (--quick)" : "") + "; statements, WAL and bytes over all three. Statements are those that"
                + " pg_stat_statements counts at the top, without BEGIN and COMMIT; bytes are all tables and indexes after"
                + " VACUUM, before against after. Many people share the"
                + " connections that were best with few. The engines keep history at audit, end a task without a value, have their"
                + " ids from memory and a HikariCP pool; Operaton has an index on PARENT_TASK_ID_ added. The open cases beforehand"
                + " stand at all desks and are due later than those of the races. Each system is checked in the end: all lives"
                + " begun and ended, each answer once. Onedoor is the whole program on a port of its own with its jobs running; an"
                + " application comes whole, without a draft, and a life has five answers, because the licence is issued"
                + " with the decision.";
    }
}
