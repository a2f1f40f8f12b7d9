package org.onedoor.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.Differences.Difference;

class DifferencesTest {

    private static final String BEFORE = """
            name: {zh: 刻章, en: Seals}
            limits: {promised: {value: 3, unit: working-days}}
            materials:
              - {material: floor-plan, need: required}
              - {material: lease, need: optional}
            words: [刻章, 公章]
            """;

    @Test
    void tellsWhatChangedWhere() {
        assertThat(between("value: 3", "value: 2"))
                .containsExactly(new Difference(List.of("limits", "promised", "value"), "3", "2"));
        assertThat(between("need: optional", "need: required"))
                .containsExactly(new Difference(List.of("materials", "lease", "need"), "optional", "required"));
    }

    @Test
    void tellsWhatCameAndWent() {
        assertThat(between("  - {material: lease, need: optional}\n", ""))
                .containsExactly(
                        new Difference(List.of("materials", "lease"), "{material: lease, need: optional}", null));
        assertThat(between("公章]", "公章, 印章]")).containsExactly(new Difference(List.of("words", "印章"), null, "印章"));
    }

    @Test
    void anotherOrderOfKeysIsNoDifferenceAndOneOfAListIs() {
        assertThat(between("{zh: 刻章, en: Seals}", "{en: Seals, zh: 刻章}")).isEmpty();
        assertThat(between("[刻章, 公章]", "[公章, 刻章]"))
                .containsExactly(new Difference(List.of("words"), "刻章, 公章", "公章, 刻章"));
    }

    @Test
    void comparesWhatHasNoNameByItsPlace() {
        assertThat(Differences.between(node("a: [{x: 1}, {x: 2}]"), node("a: [{x: 1}, {x: 3}]")))
                .containsExactly(new Difference(List.of("a", "2", "x"), "2", "3"));
    }

    private static List<Difference> between(String part, String instead) {
        assertThat(BEFORE).contains(part);
        return Differences.between(node(BEFORE), node(BEFORE.replace(part, instead)));
    }

    private static Node node(String yaml) {
        return Yaml.read("text", yaml, new Mistakes()).orElseThrow();
    }
}
