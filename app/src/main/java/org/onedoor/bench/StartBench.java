package org.onedoor.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.onedoor.shared.Command;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./onedoor bench start}: how long a start takes, and what the JVM holds once it has worked. */
@CommandLine.Command(
        name = "start",
        description = {
            "Seconds from ./onedoor run to the first 200 of the home page with the database that comes with the program:",
            "a first start (empty data folder, no start cache), then warm ones; and the JVM's memory after four tours."
        })
final class StartBench implements Command {

    static final double WARM_SECONDS = 8;
    static final double RESIDENT_MEGABYTES = 500;
    private static final List<String> TOURS = List.of("deficient-supplied", "instant", "correction", "refusal");

    @Option(names = "--starts", paramLabel = "N", defaultValue = "5", description = "Warm starts. Default: 5.")
    private int starts;

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        if (starts < 1) {
            System.err.println("--starts is at least 1.");
            return MISUSED;
        }
        Path folder = Program.newFolder();
        try {
            measure(folder);
            return output.end(
                    "start",
                    "Seconds from the call of `./onedoor run` to the end of the first 200 of the home page, and the"
                            + " resident set of the JVM after the tours " + String.join(", ", TOURS) + ".");
        } catch (BenchFailed failed) {
            System.err.println("Nothing measured: " + failed.getMessage());
            return REFUSED;
        } finally {
            Program.delete(folder);
        }
    }

    private void measure(Path folder) throws IOException {
        try (Program first = Program.start(folder)) {
            output.add(Measure.of("first start: empty data, no start cache", first.seconds(), "s"));
            Output.tell("… it trains the start cache for the next ones");
            first.awaitStartCache();
        }
        double[] seconds = new double[starts];
        double[] processor = new double[starts];
        for (int i = 0; i < starts; i++) {
            try (Program warm = Program.start(folder)) {
                seconds[i] = warm.seconds();
                processor[i] = warm.processorSeconds();
                output.add(Measure.of("warm start " + (i + 1), seconds[i], "s"));
                if (i == starts - 1) {
                    memory(warm);
                }
            }
        }
        output.add(Measure.of(
                "warm start, processor time of the JVM, median of " + starts, Measure.median(processor), "s"));
        output.add(Measure.atMost(WARM_SECONDS, "warm start, median of " + starts, Measure.median(seconds), "s"));
    }

    private void memory(Program node) throws IOException {
        output.add(Measure.of("JVM after the start, resident", node.residentMegabytes(), "MB"));
        for (String scenario : TOURS) {
            Output.tell("… tour " + scenario);
            node.tour(scenario);
        }
        output.add(Measure.atMost(RESIDENT_MEGABYTES, "JVM after the tours, resident", node.residentMegabytes(), "MB"));
        String figures = new Visitor(node.port()).get("/actuator/prometheus").text();
        output.add(Measure.of(
                "JVM after the tours, heap in use", Prometheus.sum(figures, "jvm_memory_used_bytes", "heap"), "MB"));
        output.add(Measure.of(
                "JVM after the tours, heap taken",
                Prometheus.sum(figures, "jvm_memory_committed_bytes", "heap"),
                "MB"));
        output.add(Measure.of(
                "JVM after the tours, beside the heap in use",
                Prometheus.sum(figures, "jvm_memory_used_bytes", "nonheap"),
                "MB"));
    }
}
