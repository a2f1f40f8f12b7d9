package org.onedoor.bench;

import java.io.IOException;
import java.util.List;
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
        for (int way = 0; way < 2; way++) {
            once(CONNECTIONS, effort.warmUp() / 2, true);
            once(CONNECTIONS, effort.warmUp() / 2, false);
        }
        for (int clients : CLIENTS) {
            double[][] rates = new double[2][RUNS];
            double[][] p99 = new double[2][RUNS];
            for (int run = 0; run < RUNS; run++) {
                Output.tell("… submissions over HTTP: " + clients + " clients, run " + (run + 1) + " of " + RUNS);
                for (int way = 0; way < 2; way++) {
                    Figures figures = once(clients, effort.seconds(), way == 0);
                    rates[way][run] = figures.rate();
                    p99[way][run] = figures.p99();
                }
            }
            double http = Measure.median(rates[0]);
            double inside = Measure.median(rates[1]);
            String who = clients + " clients";
            output.add(Measure.of("submissions over HTTP, " + who, http, "a second"));
            output.add(Measure.of("submissions over HTTP, " + who + ", p99", Measure.median(p99[0]), "ms"));
            output.add(Measure.of("submissions in the program, " + who, inside, "a second"));
            output.add(Measure.of("submissions in the program, " + who + ", p99", Measure.median(p99[1]), "ms"));
            output.add(Measure.of("of the figure in the program over HTTP, " + who, http / inside, ""));
        }
    }

    private Figures once(int clients, double seconds, boolean http) throws IOException {
        JsonNode sent = contestant.ask("submissions " + clients + " " + seconds + " " + (http ? "http" : "inside"));
        return new Figures(
                Contestant.figure(sent, "count") / Contestant.figure(sent, "seconds"), Contestant.figure(sent, "p99"));
    }
}
