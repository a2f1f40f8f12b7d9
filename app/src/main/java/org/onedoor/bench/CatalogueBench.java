package org.onedoor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Command;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./onedoor bench catalogue}: conditions beside peers, packages, and the check of very many items. */
@CommandLine.Command(
        name = "catalogue",
        description = {
            "Conditions a second on one thread, by the program and by two peers, on the same conditions and facts; how long a",
            "package of fifty items takes to compute, and ten thousand item files to check; how soon a node that holds a",
            "million items answers a search, lists a topic and finds what was just published."
        })
final class CatalogueBench implements Command {

    private static final long SEED = 20_261_130;
    private static final int CONDITIONS = 1_000;
    private static final int SUBJECTS = 1_000;
    private static final int JOINED = 50;
    private static final int FILES = 10_000;
    private static final int TIMES = 5;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "6",
            description = "How long each evaluator is warmed up, and twice its rounds. Default: 6.")
    private double seconds = 6;

    /** What can be measured by itself. */
    private enum Part {
        CONDITIONS,
        PACKAGE,
        CHECK,
        ITEMS
    }

    @Option(names = "--only", paramLabel = "PART", description = "Only conditions, package, check or items.")
    private @Nullable Part only;

    @Option(
            names = "--base",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Items of the base catalogue. Default: 20000.")
    private int base = 20_000;

    @Option(
            names = "--claims",
            paramLabel = "N",
            defaultValue = "1000000",
            description =
                    "Items that counties have claimed from them, in all; filling takes half an hour. Default: 1000000.")
    private int claims = 1_000_000;

    @Option(names = "--regions", paramLabel = "N", defaultValue = "3000", description = "Default: 3000.")
    private int regions = 3_000;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Keeps the node with the items here, and does not fill it again.")
    private @Nullable Path data;

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        if (!(seconds > 0) || base < 1 || claims < base || regions < 20) {
            System.err.println(
                    "--seconds is more than 0, --base at least 1, --claims no fewer, --regions at least 20.");
            return MISUSED;
        }
        Path folder = Program.newFolder();
        try {
            if (wanted(Part.CONDITIONS)) {
                conditions(folder.resolve("conditions"));
            }
            if (wanted(Part.PACKAGE)) {
                package50();
            }
            if (wanted(Part.CHECK)) {
                check(folder.resolve("many"));
            }
            if (wanted(Part.ITEMS)) {
                new ManyClaims(new ManyClaims.Size(base, claims, regions), SEED, output)
                        .measure(Files.createDirectories(data == null ? folder.resolve("items") : data));
            }
            return output.end(
                    "catalogue",
                    "Evaluations of " + CONDITIONS + " conditions of six parts for " + SUBJECTS
                            + " subjects (seed " + SEED
                            + "), each evaluator in a JVM of its own on one thread; the package and the check as a"
                            + " median of " + TIMES + "; " + claims + " items that counties claimed from " + base
                            + " over "
                            + regions + " regions.");
        } catch (BenchFailed failed) {
            System.err.println("Nothing measured: " + failed.getMessage());
            return REFUSED;
        } finally {
            Program.delete(folder);
        }
    }

    private boolean wanted(Part part) {
        return only == null || only == part;
    }

    private void conditions(Path folder) throws IOException {
        new DrawnConditions(SEED).write(folder, CONDITIONS, SUBJECTS);
        Evaluators.Result cel = Evaluators.cel(folder, seconds);
        Evaluators.Result dmn = Evaluators.dmn(folder, seconds);
        Evaluators.Result verdicts = Evaluators.onedoor("verdicts", folder, seconds);
        Evaluators.Result reasons = Evaluators.onedoor("reasons", folder, seconds);
        for (Evaluators.Result other : new Evaluators.Result[] {dmn, verdicts, reasons}) {
            if (other.met() != cel.met()) {
                throw new BenchFailed("they do not agree: " + cel + ", " + other);
            }
        }
        output.add(Measure.of("conditions that are met", 100.0 * cel.met() / ((double) CONDITIONS * SUBJECTS), "%"));
        for (Evaluators.Result peer : new Evaluators.Result[] {cel, dmn}) {
            output.add(Measure.of(peer.name(), peer.each(), "/s"));
            output.add(Measure.against(
                    peer.name(), peer.each(), 30, "Onedoor, verdicts, beside it", verdicts.each(), "/s"));
            output.add(Measure.against(
                    peer.name(), peer.each(), 10, "Onedoor, all reasons, beside it", reasons.each(), "/s"));
        }
    }

    private void package50() throws IOException {
        Joinable joinable = Joinable.of(Command.root().resolve("definitions"), JOINED, new Mistakes());
        for (int i = 0; i < 20; i++) {
            joinable.join();
        }
        double[] took = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            joinable.join();
            took[i] = (System.nanoTime() - begun) / 1e6;
        }
        output.add(Measure.atMost(100, "a package of " + JOINED + " items, computed", Measure.median(took), "ms"));
    }

    private void check(Path folder) throws IOException {
        ManyItems.write(Command.root().resolve("definitions"), folder, FILES);
        long files;
        try (var all = Files.list(folder.resolve("items"))) {
            files = all.filter(Files::isRegularFile).count();
        }
        double[] took = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            took[i] = Program.seconds("check", folder.toString());
        }
        Arrays.sort(took);
        output.add(Measure.atMost(20, "check of " + files + " item files, whole process", Measure.median(took), "s"));
    }
}
