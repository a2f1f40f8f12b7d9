package org.onedoor.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onedoor.testing.OnedoorTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OnedoorTest
class TourTest {

    private static final Path DEFINITIONS = Path.of("..", "definitions");

    @LocalServerPort
    int port;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Steps steps = new Steps(new PrintStream(printed, true, StandardCharsets.UTF_8), true);

    @ParameterizedTest
    @EnumSource(
            value = Scenario.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DEFICIENT_LAPSED", "SPECIAL", "HEARING"})
    void walksEveryCourseToItsEnd(Scenario scenario) throws IOException {
        Map<String, String> facts = walk(port, scenario);

        assertThat(facts.get("filingNumber")).matches("\\d{21}");
        assertThat(facts).containsEntry("state", scenario.end());
        if (scenario.decided()) {
            assertThat(facts).containsEntry("rating", "very-satisfied");
        }
        if (!scenario.end().equals("granted")) {
            assertThat(facts).doesNotContainKey("licence");
        } else {
            assertThat(facts).containsEntry("verified", "genuine, valid").containsKey("licence");
            assertThat(facts.get("altered")).startsWith("refused");
        }
        for (String line : printed.toString(StandardCharsets.UTF_8).lines().toList()) {
            JsonNode step = JsonMapper.builder().build().readTree(line);
            assertThat(step.path("ms").isIntegralNumber()).as(line).isTrue();
        }
    }

    @Test
    void saysSoWhereNothingAnswers() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> walk(free, Scenario.INSTANT))
                .isInstanceOf(WrongTurn.class)
                .hasMessageContaining("nothing answers")
                .hasMessageContaining("./onedoor run");
    }

    private Map<String, String> walk(int at, Scenario scenario) throws IOException {
        Node node = new Node(URI.create("http://127.0.0.1:" + at), Duration.ofSeconds(60));
        return new Tour(node, Cast.read(DEFINITIONS), scenario, steps).walk();
    }
}
