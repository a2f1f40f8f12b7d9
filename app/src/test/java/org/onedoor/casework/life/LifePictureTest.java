package org.onedoor.casework.life;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onedoor.paper.PaperKind;
import org.onedoor.shared.Role;

/** The table of states as a picture and as a table in docs/life-of-a-case.md, drawn from the program's own. */
class LifePictureTest {

    private static final Path PAGE = Path.of("..", "docs", "life-of-a-case.md");

    /** Draws it anew where it is no longer true; the build fails once, so that the new one is committed. */
    @Test
    void thePictureInTheDocumentsIsTrue() throws IOException {
        String drawn = page();
        String text = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        if (!drawn.equals(text)) {
            Files.writeString(PAGE, drawn);
        }
        assertThat(text)
                .as("docs/life-of-a-case.md was drawn anew: look at it and commit it")
                .isEqualTo(drawn);
    }

    private static String page() {
        return """
                # The legal life of a case (办件状态)

                Drawn by a test from the table that the program acts by; another test walks every line of it on real cases.
                Nothing that is not in it can happen to a case. Articles are those of 行政许可法, which binds permits; other items name their own grounds and limits, and
                what silence means there. Before anybody does anything to a case, what a day has done to it is done.

                ```mermaid
                stateDiagram-v2
                    direction LR
                """ + states() + arrows() + "```\n\n" + codes() + "\n" + table();
    }

    private static String states() {
        StringBuilder lines = new StringBuilder();
        for (CaseState state : CaseState.values()) {
            lines.append("    state \"")
                    .append(state.term())
                    .append("\" as ")
                    .append(state.code().replace('-', '_'))
                    .append('\n');
        }
        return lines.append("    [*] --> received\n").toString();
    }

    /** One arrow for all that leads from one state to another. */
    private static String arrows() {
        Map<String, Set<String>> arrows = Transitions.ALL.stream()
                .collect(groupingBy(
                        line -> name(line.from()) + " --> " + name(line.to()),
                        LinkedHashMap::new,
                        mapping(line -> line.action().term(), toCollection(LinkedHashSet::new))));
        StringBuilder lines = new StringBuilder();
        arrows.forEach((arrow, actions) -> lines.append("    ")
                .append(arrow)
                .append(" : ")
                .append(String.join("、", actions))
                .append('\n'));
        Arrays.stream(CaseState.values())
                .filter(state -> !state.open())
                .forEach(state -> lines.append("    ").append(name(state)).append(" --> [*]\n"));
        return lines.toString();
    }

    private static String codes() {
        StringBuilder lines = new StringBuilder("| state | 办理状态 BLZT | provincial result (办结结果) |\n|---|---|---|\n");
        for (CaseState state : CaseState.values()) {
            lines.append("| ")
                    .append(state.term())
                    .append(" `")
                    .append(state.code())
                    .append("` | ")
                    .append(state.national())
                    .append(" | ")
                    .append(state.provincial())
                    .append(" |\n");
        }
        return lines.toString();
    }

    private static String table() {
        StringBuilder lines = new StringBuilder("""
                | from | what | by whom | needs | leads to | article | clock | paper |
                |---|---|---|---|---|---|---|---|
                """);
        for (Transitions.Transition line : Transitions.ALL) {
            lines.append("| ")
                    .append(String.join(
                            " | ",
                            line.from().term(),
                            line.action().term(),
                            line.by().stream().map(Role::code).collect(joining(", ")),
                            line.action().needs().in(Locale.ENGLISH),
                            line.to().term(),
                            line.ground().replace("行政许可法 ", ""),
                            line.clock().stream().map(ClockEntry.Kind::code).collect(joining(" or ")),
                            line.papers().stream().map(PaperKind::code).collect(joining(" or "))))
                    .append(" |\n");
        }
        return lines.toString();
    }

    private static String name(CaseState state) {
        return state.code().replace('-', '_');
    }
}
