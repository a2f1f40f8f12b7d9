package org.onedoor.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 就地修改: one place changes, and nothing else does. */
class YamlEditTest {

    private static final Path ITEMS = Path.of("../definitions/items");

    /** Of one item's places, how many are tried. */
    private static final int TRIED = 25;

    private static final String TEXT = """
            # 演示
            kind: item
            name: {zh: 招牌, en: "A sign, large"}   # 名字
            regions: ["330300"]

            # 材料，2024 年清理过
            materials:
              # 法定
              - material: plan
                need: required   # 必要
                # 拍照也行
              - material: consent
                need: deferrable
                within: {value: 15, unit: working-days}

              - {material: photo, need: optional}
            form:
              - page: shop
                fields: [{element: firm_name}, {element: phone, when: "!sells_online"}]
            note: >-
              两行
              一段
            """;

    private static YamlEdit edit() {
        return YamlEdit.of(TEXT).orElseThrow();
    }

    private static Node map(String... pairs) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], YamlEdit.text(pairs[i + 1]));
        }
        return YamlEdit.mapping(values);
    }

    private static String put(String path, Node value) {
        return edit().put(YamlPath.of(path), value, List.of()).text();
    }

    @Test
    void aValueChangesWhereItStands() {
        assertThat(put("materials/0/need", YamlEdit.word("optional")))
                .isEqualTo(TEXT.replace("need: required   # 必要", "need: optional   # 必要"));
        assertThat(put("name/zh", YamlEdit.text("店招, 大"))).isEqualTo(TEXT.replace("{zh: 招牌,", "{zh: \"店招, 大\","));
        assertThat(put("materials/1/within/value", YamlEdit.word("20")))
                .isEqualTo(TEXT.replace("value: 15", "value: 20"));
        assertThat(put("form/0/fields/1/when", YamlEdit.text("sells_online")))
                .isEqualTo(TEXT.replace("\"!sells_online\"", "sells_online"));
    }

    @Test
    void whatIsReadAsANumberStandsInQuotesWhereItIsAText() {
        assertThat(put("name/zh", YamlEdit.text("42"))).contains("{zh: \"42\", en:");
        assertThat(put("name/zh", YamlEdit.text("null"))).contains("{zh: \"null\", en:");
        assertThat(put("name/zh", YamlEdit.text("say \"x\"\nand: y #z")))
                .contains("{zh: \"say \\\"x\\\"\\nand: y #z\", en:");
        assertThat(put("regions/0", YamlEdit.text("330302"))).contains("regions: [\"330302\"]");
    }

    @Test
    void aKeyComesWhereItsOrderPutsIt() {
        List<String> order = List.of("material", "need", "from", "within", "when");
        assertThat(edit().put(YamlPath.of("materials/1/from"), YamlEdit.word("upload"), order)
                        .text())
                .isEqualTo(TEXT.replace("need: deferrable\n", "need: deferrable\n    from: upload\n"));
        assertThat(edit().put(YamlPath.of("materials/2/from"), YamlEdit.word("upload"), order)
                        .text())
                .isEqualTo(TEXT.replace("need: optional}", "need: optional, from: upload}"));
        assertThat(edit().put(YamlPath.of("limits"), map("zh", "x"), List.of("regions", "limits", "materials"))
                        .text())
                .isEqualTo(TEXT.replace("[\"330300\"]\n", "[\"330300\"]\nlimits:\n  zh: x\n"));
        assertThat(edit().put(YamlPath.of("form/0/note"), YamlEdit.text("up"), List.of("note", "page"))
                        .text())
                .isEqualTo(TEXT.replace("- page: shop", "- note: up\n    page: shop"));
    }

    @Test
    void aRemarkDirectlyAboveGoesWhereItsThingGoes() {
        String moved = edit().move(YamlPath.of("materials/0"), 1).text();
        assertThat(moved).isEqualTo(TEXT.replaceFirst("(?s)  # 法定.*working-days}\n", """
              - material: consent
                need: deferrable
                within: {value: 15, unit: working-days}
              # 法定
              - material: plan
                need: required   # 必要
                # 拍照也行
            """.indent(0)));
        assertThat(YamlEdit.of(moved)
                        .orElseThrow()
                        .move(YamlPath.of("materials/1"), -1)
                        .text())
                .isEqualTo(TEXT);
        String without = edit().remove(YamlPath.of("materials/0")).text();
        assertThat(without).doesNotContain("# 法定").doesNotContain("# 拍照也行").contains("# 材料，2024 年清理过");
    }

    @Test
    void aNewMemberIsWrittenAsItsNeighboursAre() {
        assertThat(edit().insert(YamlPath.of("materials"), 1, map("material", "list", "need", "required"))
                        .text())
                .isEqualTo(TEXT.replace(
                        "  - material: consent", "  - material: list\n    need: required\n  - material: consent"));
        assertThat(edit().insert(YamlPath.of("materials"), 3, map("material", "list", "need", "required"))
                        .text())
                .isEqualTo(
                        TEXT.replace("need: optional}\n", "need: optional}\n  - {material: list, need: required}\n"));
        assertThat(edit().insert(YamlPath.of("form/0/fields"), 0, map("element", "area"))
                        .text())
                .isEqualTo(TEXT.replace("[{element: firm_name}", "[{element: area}, {element: firm_name}"));
    }

    @Test
    void theLastMemberGoesWithItsKey() {
        YamlEdit edit = edit();
        for (int i = 0; i < 3; i++) {
            edit = edit.remove(YamlPath.of("materials/0"));
        }
        assertThat(edit.at(YamlPath.of("materials"))).isEmpty();
        assertThat(edit.remove(YamlPath.of("form/0")).at(YamlPath.of("form"))).isEmpty();
        assertThat(edit.remove(YamlPath.of("regions/0")).text()).contains("regions: []");
    }

    @Test
    void wholeThingsAreChangedByAsLittleAsPossible() {
        Map<String, Node> wanted = new LinkedHashMap<>();
        wanted.put("material", YamlEdit.word("plan"));
        wanted.put("need", YamlEdit.word("deferrable"));
        wanted.put("within", map("value", "3", "unit", "months"));
        assertThat(put("materials/0", YamlEdit.mapping(wanted)))
                .isEqualTo(TEXT.replace(
                        "need: required   # 必要\n",
                        "need: deferrable   # 必要\n    within: {value: \"3\", unit: months}\n"));
        assertThat(put("form/0/fields", YamlEdit.sequence(List.of(map("element", "phone", "when", "!sells_online")))))
                .isEqualTo(TEXT.replace("{element: firm_name}, ", ""));
        assertThat(put("note", YamlEdit.text("kurz"))).isEqualTo(TEXT.replace(">-\n  两行\n  一段", "kurz"));
    }

    @Test
    void tellsTheLinesOfAThing() {
        YamlEdit edit = edit();
        assertThat(edit.lines(YamlPath.of("materials/1"))).contains(new YamlEdit.Lines(12, 14));
        assertThat(edit.lines(YamlPath.of("materials/1/within"))).contains(new YamlEdit.Lines(14, 14));
        assertThat(edit.lines(YamlPath.of("note"))).contains(new YamlEdit.Lines(20, 22));
        assertThat(edit.lines(YamlPath.of("materials/7"))).isEmpty();
    }

    /** Within brackets, or behind the sign of a text of several lines, a remark would be lost or end up with something else. */
    @Test
    void aRemarkAmongBracketsIsNotMovedOrLost() {
        YamlEdit brackets =
                YamlEdit.of("regions: [\n  a, # eins\n  b # zwei\n]\n").orElseThrow();
        assertThatThrownBy(() -> brackets.remove(YamlPath.of("regions/1"))).isInstanceOf(YamlEdit.NotPossible.class);
        assertThatThrownBy(() -> brackets.remove(YamlPath.of("regions/0"))).isInstanceOf(YamlEdit.NotPossible.class);
        assertThatThrownBy(() -> brackets.move(YamlPath.of("regions/0"), 1)).isInstanceOf(YamlEdit.NotPossible.class);
        YamlEdit block = YamlEdit.of("zh: | # seen\n  eins\n  zwei\n").orElseThrow();
        assertThatThrownBy(() -> block.put(YamlPath.of("zh"), YamlEdit.text("drei"), List.of()))
                .isInstanceOf(YamlEdit.NotPossible.class);
    }

    @Test
    void manyNewMembersAreWrittenAtOnce() {
        List<Node> words = IntStream.range(0, 5_000)
                .<Node>mapToObj(i -> YamlEdit.text("word-" + i))
                .toList();
        YamlEdit edit = YamlEdit.of("words: [a, b]\nid: x\n")
                .orElseThrow()
                .put(YamlPath.of("words"), YamlEdit.sequence(words), List.of());
        assertThat(edit.text()).startsWith("words: [word-0, word-1,").endsWith("word-4999]\nid: x\n");
    }

    @Test
    void whatIsWrittenElsewhereIsNotChangedFromHere() {
        YamlEdit edit = YamlEdit.of("a: &x {zh: eins}\nb: *x\n").orElseThrow();
        assertThatThrownBy(() -> edit.put(YamlPath.of("b/zh"), YamlEdit.text("zwei"), List.of()))
                .isInstanceOf(YamlEdit.NotPossible.class);
        assertThat(edit.lines(YamlPath.of("b"))).isEmpty();
        assertThat(YamlEdit.of("a: [")).isEmpty();
        assertThat(YamlEdit.of("a: 1\na: 2\n")).isEmpty();
    }

    @Test
    void countsCharactersBeyondTheFirstPlaneOnce() {
        String text = "zh: 😀𠮷\nlist:\n  - {a: 𠮷, b: x}\nend: y\n";
        YamlEdit edit = YamlEdit.of(text).orElseThrow();
        assertThat(edit.put(YamlPath.of("list/0/b"), YamlEdit.text("z"), List.of())
                        .put(YamlPath.of("end"), YamlEdit.text("z"), List.of())
                        .text())
                .isEqualTo(text.replace("b: x", "b: z").replace("end: y", "end: z"));
    }

    static List<Path> items() throws IOException {
        try (Stream<Path> walk = Files.walk(ITEMS)) {
            return walk.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("items")
    void thereAndBackIsTheSameTextInEveryItem(Path file) {
        String text = read(file);
        YamlEdit edit = YamlEdit.of(text).orElseThrow();
        List<YamlPath> places = new ArrayList<>();
        collect(edit.root(), YamlPath.TOP, places);
        Collections.shuffle(places, new Random(file.getFileName().hashCode()));
        for (YamlPath place : places.subList(0, Math.min(TRIED, places.size()))) {
            Node node = edit.at(place).orElseThrow();
            switch (node) {
                case Node.Scalar scalar -> {
                    if (edit.lines(place).orElseThrow().first()
                            == edit.lines(place).orElseThrow().last()) {
                        YamlEdit there = edit.put(place, YamlEdit.text("anders"), List.of());
                        assertThat(there.text()).as("%s", place).isNotEqualTo(text);
                        untouched(edit, there, place);
                        assertThat(there.put(
                                                place,
                                                new Node.Scalar(node.place(), scalar.value(), scalar.plain()),
                                                List.of())
                                        .text())
                                .as("%s", place)
                                .isEqualTo(text);
                    }
                }
                case Node.Mapping mapping -> {
                    for (String before :
                            List.of("", mapping.values().keySet().iterator().next())) {
                        YamlEdit there = edit.put(
                                place.child("new-key"),
                                map("zh", "新, 的", "en", "new: one"),
                                List.of(before, "new-key"));
                        untouched(edit, there, place.child("new-key"));
                        assertThat(there.remove(place.child("new-key")).text())
                                .as("%s", place)
                                .isEqualTo(text);
                    }
                }
                case Node.Sequence sequence -> {
                    int size = sequence.items().size();
                    for (int i = 0; i <= size; i++) {
                        YamlEdit there = edit.insert(place, i, map("zh", "新的", "en", "new"));
                        assertThat(there.remove(place.child(i)).text())
                                .as("%s %s", place, i)
                                .isEqualTo(text);
                    }
                    if (size > 1) {
                        YamlEdit there = edit.move(place.child(0), size);
                        assertThat(there.at(place.child(size - 1)).map(Json::canonical))
                                .contains(Json.canonical(sequence.items().getFirst()));
                        assertThat(there.move(place.child(size - 1), -size).text())
                                .as("%s", place)
                                .isEqualTo(text);
                    }
                }
            }
        }
    }

    /** All lines but those of the place are the same. */
    private static void untouched(YamlEdit before, YamlEdit after, YamlPath place) {
        YamlEdit.Lines now = after.lines(place).orElseThrow();
        List<String> rest = new ArrayList<>(after.text().lines().toList());
        rest.subList(now.first() - 1, now.last()).clear();
        List<String> was = before.text().lines().toList();
        int from = now.first() - 1;
        assertThat(rest.subList(0, from)).isEqualTo(was.subList(0, from));
        List<String> behind = rest.subList(from, rest.size());
        assertThat(was.subList(was.size() - behind.size(), was.size())).isEqualTo(behind);
    }

    private static void collect(Node node, YamlPath path, List<YamlPath> places) {
        if (!path.isTop()) {
            places.add(path);
        }
        switch (node) {
            case Node.Scalar _ -> {}
            case Node.Mapping mapping ->
                mapping.values().forEach((key, value) -> collect(value, path.child(key), places));
            case Node.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    collect(sequence.items().get(i), path.child(i), places);
                }
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
