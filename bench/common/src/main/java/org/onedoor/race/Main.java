package org.onedoor.race;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Does what standard input says, one order a line, and answers each with one object a line: {@code open},
 * {@code race LIVES PEOPLE CONNECTIONS}, {@code pages TIMES}, {@code looks TIMES}, {@code fill CLOSED OPEN}, {@code tally},
 * {@code submissions PEOPLE SECONDS http|inside}. The server's address, user and password stand in the environment as {@code RACE_URL}, {@code RACE_USER} and {@code RACE_PASSWORD}.
 */
public final class Main {

    private final Contestant contestant;
    private long next = 1;

    private Main(Contestant contestant) {
        this.contestant = contestant;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        // Whatever a library has to say must not stand between the answers.
        System.setOut(System.err);
        try (Contestant contestant =
                        ServiceLoader.load(Contestant.class).findFirst().orElseThrow();
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Main main = new Main(contestant);
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                answers.println(main.answer(order.strip().split(" ")));
                answers.flush();
            }
        }
    }

    private String answer(String[] order) {
        try {
            return done(order).text();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Line().put("error", "interrupted").text();
        } catch (Exception e) {
            e.printStackTrace();
            return new Line().put("error", e + because(e)).text();
        }
    }

    private static String because(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? "" : ", because of " + cause + because(cause);
    }

    private Line done(String[] order) throws Exception {
        return switch (order[0]) {
            case "open" -> open();
            case "race" -> race(number(order, 1), number(order, 2), number(order, 3));
            case "pages" -> pages(number(order, 1));
            case "looks" -> looks(number(order, 1));
            case "fill" -> fill(Long.parseLong(order[1]), Long.parseLong(order[2]));
            case "tally" -> tally();
            case "submissions" -> submissions(number(order, 1), Double.parseDouble(order[2]), order[3].equals("http"));
            default -> throw new IOException("unknown order " + order[0]);
        };
    }

    private static int number(String[] order, int position) {
        return Integer.parseInt(order[position]);
    }

    private Line open() throws Exception {
        contestant.open(
                new Server(System.getenv("RACE_URL"), System.getenv("RACE_USER"), System.getenv("RACE_PASSWORD")));
        return new Line()
                .put("title", contestant.title())
                .put("answers", contestant.desks().size() + 1L);
    }

    private Line race(int lives, int people, int connections) throws Exception {
        contestant.connections(connections);
        Race.Result result = new Race(contestant, next, lives, people).run();
        next += lives;
        return new Line()
                .put("lives", lives)
                .put("seconds", result.seconds())
                .put("turn", result.turn())
                .put("pages", result.pages())
                .put("conflicts", result.conflicts());
    }

    /** One person looks at the departments' queues in turn. */
    private Line pages(int times) throws Exception {
        List<Desk> desks = contestant.desks();
        double[] millis = new double[times];
        long lines = 0;
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            lines += contestant.queue(desks.get(i % desks.size()), Race.PAGE).size();
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        return new Line()
                .put("p50", percentile(millis, 0.50))
                .put("p99", percentile(millis, 0.99))
                .put("lines", lines);
    }

    /** One person takes each look so often, after a fifth of that for nothing; answers two figures for each, in ms. */
    private Line looks(int times) throws Exception {
        Line line = new Line();
        for (Map.Entry<String, Contestant.Look> look : contestant.looks().entrySet()) {
            double[] millis = new double[times];
            for (int i = -times / 5; i < times; i++) {
                long began = System.nanoTime();
                look.getValue().take();
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - began) / 1e6;
                }
            }
            Arrays.sort(millis);
            line.put(look.getKey() + ", p50", percentile(millis, 0.50))
                    .put(look.getKey() + ", p99", percentile(millis, 0.99));
        }
        return line;
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private Line fill(long closed, long open) throws Exception {
        long began = System.nanoTime();
        contestant.fill(closed, open);
        return new Line().put("seconds", (System.nanoTime() - began) / 1e9);
    }

    private Line submissions(int people, double seconds, boolean http) throws Exception {
        Sent sent = contestant.submissions(people, seconds, http);
        return new Line()
                .put("count", sent.millis().length)
                .put("seconds", sent.seconds())
                .put("p50", percentile(sent.millis(), 0.50))
                .put("p99", percentile(sent.millis(), 0.99));
    }

    private Line tally() throws Exception {
        Tally tally = contestant.tally();
        return new Line()
                .put("submitted", next - 1)
                .put("begun", tally.begun())
                .put("ended", tally.ended())
                .put("wrong", tally.wrong());
    }
}
