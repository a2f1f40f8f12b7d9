package org.onedoor.tour;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.onedoor.tour.Steps.Done;
import tools.jackson.databind.JsonNode;

/** Days that pass on the walk: the administrator moves the demo's clock, and what lapses is waited for. */
final class Days {

    /** The program looks every some seconds; a busy machine takes longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String WHO = "administrator";

    private final Node node;
    private final Cast cast;
    private final Steps steps;

    Days(Node node, Cast cast, Steps steps) {
        this.node = node;
        this.cast = cast;
        this.steps = steps;
    }

    /** Moves the demo's clock forward by some days. */
    void forward(long days) {
        steps.step(WHO, "moves the demo's clock on", () -> {
            String token = node.signIn(cast.administrator(), cast.password(), null);
            JsonNode moved = node.post(token, "/api/v1/demo/clock", Node.body().put("days", days))
                    .orFail();
            return Done.of(moved, "today is " + moved.path("today").asString());
        });
    }

    /** Moves it to the day after one. */
    void until(LocalDate day) {
        forward(ChronoUnit.DAYS.between(today(), day) + 1);
    }

    LocalDate today() {
        String token = node.signIn(cast.administrator(), cast.password(), null);
        return LocalDate.parse(
                node.get(token, "/api/v1/demo/clock").orFail().path("today").asString());
    }

    /** Waits until what has lapsed has made itself felt. */
    void await(String citizen, String id, String state) {
        steps.step("program", "does by itself what the day brings", () -> {
            long give = System.nanoTime() + PATIENCE.toNanos();
            JsonNode read = node.get(citizen, "/api/v1/cases/" + id).orFail();
            while (!read.path("state").path("code").asString().equals(state)) {
                if (System.nanoTime() > give) {
                    throw new WrongTurn("the case must be " + state + " by itself and is "
                            + read.path("state").path("code").asString());
                }
                pause();
                read = node.get(citizen, "/api/v1/cases/" + id).orFail();
            }
            return Done.of(read, read.path("state").path("name").asString());
        });
    }

    /** As long as nothing but the program's next beat is waited for. */
    static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongTurn("interrupted");
        }
    }
}
