package org.onedoor.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;

/** 主题核对: each mistake is told with its line, in both languages. */
class ThemeCheckTest {

    private static final Path THEME = Path.of("..", "definitions", "projects", "enterprise-investment.yaml");

    private static List<Document> others;
    private static String theme;

    @BeforeAll
    static void read() throws IOException {
        Mistakes mistakes = new Mistakes();
        others = DefinitionFolder.read(Path.of("..", "definitions"), mistakes).stream()
                .filter(document -> !document.kind().equals(ThemeReader.KIND))
                .toList();
        theme = Files.readString(THEME);
        assertThat(mistakes.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enterprise-ratification", "government-investment"})
    void theCitysOthersAreSound(String id) throws IOException {
        String text = Files.readString(THEME.resolveSibling(id + ".yaml"));
        assertThat(mistakes(text, Locale.ENGLISH)).isEmpty();
    }

    private static List<String> mistakes(String text, Locale language) {
        Mistakes mistakes = new Mistakes();
        List<Document> all = new ArrayList<>(others);
        all.addAll(DefinitionFolder.read("theme.yaml", text, mistakes));
        new ThemeCheck().check(all, mistakes);
        return mistakes.all().stream().map(mistake -> mistake.line(language)).toList();
    }

    private static int line(String what) {
        return theme.substring(0, theme.indexOf(what)).split("\n", -1).length;
    }

    private static String changed(String what, String to) {
        assertThat(theme).contains(what);
        return theme.replace(what, to);
    }

    @Test
    void theCitysOwnIsSound() {
        assertThat(mistakes(theme, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void anItemThatIsNotThere() {
        String wrong = changed("item: drawing-review,", "item: drawing-reviews,");
        assertThat(mistakes(wrong, Locale.ENGLISH))
                .anyMatch(told -> told.startsWith("theme.yaml:" + line("item: drawing-review,")
                        + ": there is no item drawing-reviews — use one that exists (did you mean drawing-review?)"));
        assertThat(mistakes(wrong, Locale.CHINESE)).anyMatch(told -> told.contains("没有这个事项：drawing-reviews"));
    }

    @Test
    void aConditionOnWhatNobodyIsAsked() {
        String wrong =
                changed("when: \"!project_equipment_only && air_defence_way == 'build'\"", "when: uses_farmland");
        assertThat(mistakes(wrong, Locale.ENGLISH)).isNotEmpty();
        String known =
                changed("when: \"!project_equipment_only && air_defence_way == 'build'\"", "when: plot_ratio > 2.0");
        assertThat(mistakes(known, Locale.ENGLISH))
                .containsExactly(
                        "theme.yaml:" + line("{item: civil-air-defence-acceptance")
                                + ": plot_ratio is not asked when a project is registered — ask it in facts, or use another condition");
    }

    @Test
    void aStageThatCannotKeepItsDays() {
        assertThat(mistakes(changed("working-days: 25", "working-days: 17"), Locale.ENGLISH))
                .singleElement()
                .asString()
                .contains("the stage has 17 working days, but design-review → construction-planning-permit →"
                        + " fire-design-review takes 18 working days");
    }

    @Test
    void stagesThatComeToMoreThanTheWhole() {
        assertThat(mistakes(changed("working-days: 80", "working-days: 79"), Locale.ENGLISH))
                .containsExactly("theme.yaml:" + line("working-days: 80")
                        + ": the stages come to 80 working days, more than the 79 of the whole — shorten a stage, or allow"
                        + " the whole more (100 at most)");
        assertThat(mistakes(changed("working-days: 80", "working-days: 101"), Locale.ENGLISH))
                .singleElement()
                .asString()
                .contains("from 1 to 100, not 101");
    }

    @Test
    void aLineOfWhatIsNotThere() {
        assertThat(mistakes(changed("line: \"51\"", "line: \"55\""), Locale.ENGLISH))
                .singleElement()
                .asString()
                .contains("no code of the code set project-line 55");
        assertThat(mistakes(changed("items: [drawing-review]}", "items: [design-review]}"), Locale.ENGLISH))
                .singleElement()
                .asString()
                .contains("the stage has no design-review");
        assertThat(mistakes(changed("material: as-built-survey", "material: completion-report"), Locale.ENGLISH))
                .singleElement()
                .asString()
                .contains("no two items of the stage ask for completion-report");
    }

    @Test
    void whatNeedsNoVisitIsOfALineThatIsVisited() {
        assertThat(mistakes(
                        changed("papers-only: [archive-acceptance]", "papers-only: [completion-filing]"),
                        Locale.ENGLISH))
                .singleElement()
                .asString()
                .contains("the line has no completion-filing");
        assertThat(mistakes(changed("together: true, papers-only", "papers-only"), Locale.ENGLISH))
                .singleElement()
                .asString()
                .contains("without a visit there is no need to say which items need none");
    }

    @Test
    void aKindThatIsToldByWhatNobodyIsAsked() {
        assertThat(mistakes(theme.replaceFirst("      - \\{element: project_on_approval_list.*\n", ""), Locale.ENGLISH))
                .singleElement()
                .asString()
                .contains("project_on_approval_list");
    }

    @Test
    void aStageThatIsMissingOrOutOfOrder() {
        assertThat(mistakes(changed("stage: land", "stage: design"), Locale.ENGLISH))
                .anyMatch(told -> told.contains("not all four stages are here"));
    }
}
