package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Place;

/** Which way a file becomes drafts. */
final class Plans {

    private Plans() {}

    /** What can be imported: YAML by itself, items, and the standards that have a table. */
    static List<String> kinds() {
        List<String> kinds = new ArrayList<>(List.of(Import.ITEM));
        kinds.addAll(StandardTables.kinds());
        kinds.add(Import.DEFINITIONS);
        return List.copyOf(kinds);
    }

    /** @param taken of a kind, the ids whose next version somebody is writing */
    static Preview of(
            String kind, Content content, Holding holding, Choices choices, Function<String, Set<String>> taken) {
        if (StandardTables.kinds().contains(kind) && !content.tables().isEmpty()) {
            Table table = content.table(choices.fixed().getOrDefault("sheet", ""))
                    .orElseGet(() -> content.tables().getFirst());
            return StandardPlan.of(kind, table, holding, choices, taken.apply(kind));
        }
        if (kind.equals(Import.ITEM) && !content.tables().isEmpty()) {
            return NationalPlan.of(content, holding, choices, taken.apply(kind));
        }
        boolean yaml = content.texts().stream().allMatch(Content.Written::yaml);
        if (content.tables().isEmpty()
                && yaml == kind.equals(Import.DEFINITIONS)
                && (yaml || kind.equals(Import.ITEM))) {
            return WrittenPlan.of(content, holding, choices, taken);
        }
        Mistakes mistakes = new Mistakes();
        mistakes.add(
                new Place("", 0),
                "这个文件不能作为所选的类别导入",
                "this file cannot be imported as what was chosen",
                "表格选标准或事项，YAML 选“定义”",
                "choose a standard or items for tables, definitions for YAML");
        return nothing(mistakes.all());
    }

    static Preview nothing(List<Mistake> mistakes) {
        return new Preview(List.of(), mistakes, List.of(), List.of(), List.of(), 0, List.of(), List.of());
    }
}
