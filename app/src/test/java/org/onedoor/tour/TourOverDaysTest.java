package org.onedoor.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onedoor.testing.OnedoorTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Courses that take days move the demo's clock: nobody else may go on with it. */
@OnedoorTest
@DirtiesContext
class TourOverDaysTest {

    @LocalServerPort
    int port;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @ParameterizedTest
    @EnumSource(
            value = Scenario.class,
            names = {"DEFICIENT_LAPSED", "SPECIAL", "HEARING"})
    void walksThroughTheDays(Scenario scenario) throws IOException {
        assertThat(scenario.takesDays()).isTrue();
        Node node = new Node(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(60));
        Steps steps = new Steps(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
        Map<String, String> facts = new Tour(node, Cast.read(Path.of("..", "definitions")), scenario, steps).walk();
        assertThat(facts).containsEntry("state", scenario.end());
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("start", "pause", "stop", "接收凭证", "checks the last paper");
    }
}
