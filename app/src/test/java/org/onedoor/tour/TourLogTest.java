package org.onedoor.tour;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onedoor.testing.OnedoorTest;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an operator reads while a case goes its way: its number and its steps, no warning, and nobody's data. */
@OnedoorTest
class TourLogTest {

    private static final Path DEFINITIONS = Path.of("..", "definitions");
    private static final Pattern PERSONAL =
            Pattern.compile("(?m)^ *(?:- )?(?:name|resident-id|phone|address|credit-code): *\"?([^\"\\n{]+?)\"? *$");

    @LocalServerPort
    int port;

    @Test
    void tellsTheCaseAndNobodysData() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        root.addAppender(said);
        List<Map<String, String>> facts = new ArrayList<>();
        try {
            for (Scenario scenario : Scenario.values()) {
                if (scenario.takesDays()) {
                    continue;
                }
                Steps steps =
                        new Steps(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), true);
                Node node = new Node(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(60));
                facts.add(new Tour(node, Cast.read(DEFINITIONS), scenario, steps).walk());
            }
        } finally {
            root.detachAppender(said);
        }
        String log =
                String.join("\n", said.list.stream().map(TourLogTest::whole).toList());

        assertThat(said.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
        for (Map<String, String> fact : facts) {
            assertThat(log).contains("case " + fact.get("filingNumber") + ": casework.case-submitted.v1");
        }
        List<String> personal = personal();
        assertThat(personal).hasSizeGreaterThan(20).contains("演示·甲", "17900000003");
        assertThat(personal).noneMatch(log::contains);
    }

    private static String whole(ILoggingEvent event) {
        return event.getFormattedMessage() + " " + event.getKeyValuePairs() + " "
                + (event.getThrowableProxy() == null
                        ? ""
                        : event.getThrowableProxy().getMessage());
    }

    private static List<String> personal() throws IOException {
        List<String> found = new ArrayList<>();
        Matcher line = PERSONAL.matcher(Files.readString(DEFINITIONS.resolve("demo/people.yaml")));
        while (line.find()) {
            found.add(line.group(1));
        }
        return found;
    }
}
