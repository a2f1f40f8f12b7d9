package org.onedoor.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/**
 * Submissions over HTTP with sign-ins of their own, beside the same ones called in the program: both ways in turn, medians
 * of three, on a server of its own.
 */
final class Submissions {

    private static final int RUNS = 3;
    private static final int CONNECTIONS = 8;
    private static final List<Integer> CLIENTS = List.of(8, 64);

    private final Contestant contestant;
    private final Effort effort;
    private final Output output;

    Submissions(Contestant contestant, Effort effort, Output output) {
        this.contestant = contestant;
        this.effort = effort;
        this.output = output;
    }

    private record Figures(double rate, double p99) {}

    void run() throws IOException {
        contestant.ask("open");
        Output.tell("… submissions over HTTP: warming up");
        contestant.ask("race " + 100 + " " + CONNECTIONS + " " + CONNECTIONS);
        for (int round = 0; round < 2; round++) {
            once(CONNECTIONS, effort.warmUp() / 2, true);
            once(CONNECTIONS, effort.warmUp() / 2, false);
        }
        for (int clients : CLIENTS) {
            List<Figures> http = new ArrayList<>();
            List<Figures> inside = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                Output.tell("… submissions over HTTP: " + clients + " clients, run " + (run + 1) + " of " + RUNS);
                http.add(once(clients, effort.seconds(), true));
                inside.add(once(clients, effort.seconds(), false));
            }
            tell("submissions over HTTP, " + clients + " clients", http);
            tell("submissions in the program, " + clients + " clients", inside);
            output.add(Measure.of(
                    "of the figure in the program over HTTP, " + clients + " clients", rate(http) / rate(inside), ""));
        }
    }

    private void tell(String what, List<Figures> runs) {
        output.add(Measure.of(what, rate(runs), "a second"));
        output.add(Measure.of(what + ", p99", median(runs, Figures::p99), "ms"));
    }

    private static double rate(List<Figures> runs) {
        return median(runs, Figures::rate);
    }

    private static double median(List<Figures> runs, ToDoubleFunction<Figures> figure) {
        return Measure.median(runs.stream().mapToDouble(figure).toArray());
    }

    private Figures once(int clients, double seconds, boolean http) throws IOException {
        JsonNode sent = contestant.ask("submissions " + clients + " " + seconds + " " + (http ? "http" : "inside"));
        return new Figures(
                Contestant.figure(sent, "count") / Contestant.figure(sent, "seconds"), Contestant.figure(sent, "p99"));
    }
}
