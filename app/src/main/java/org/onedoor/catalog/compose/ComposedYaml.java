package org.onedoor.catalog.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onedoor.catalog.Item;
import org.onedoor.definition.YamlText;
import org.onedoor.shared.Text;

/** 一件事 as a definition of kind bundle: the beginning of what a steward goes on with. */
final class ComposedYaml {

    private ComposedYaml() {}

    static String of(Recomposed recomposed) {
        List<Item> items = recomposed.items();
        Item first = items.getFirst();
        int others = items.size() - 1;
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("kind", BundleReader.KIND);
        bundle.put("id", first.id() + "-and-" + others + "-more");
        bundle.put(
                "name",
                YamlText.of(new Text(
                        first.name().zh() + "等 " + items.size() + " 件事",
                        first.name().en() + " and " + others + " more")));
        bundle.put(
                "summary",
                YamlText.of(new Text(
                        String.join(
                                "、",
                                items.stream().map(item -> item.name().zh()).toList()),
                        String.join(
                                "; ",
                                items.stream().map(item -> item.name().en()).toList()))));
        bundle.put("topics", first.topics());
        bundle.put("lead", first.department());
        bundle.put("items", items.stream().map(ComposedYaml::member).toList());
        bundle.put(
                "pages",
                recomposed.form().pages().stream().map(ComposedYaml::page).toList());
        return YamlText.write(bundle);
    }

    private static Map<String, Object> member(Item item) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("item", item.id());
        member.put("choice", "always");
        return member;
    }

    private static Map<String, Object> page(JointForm.Page page) {
        Map<String, Object> titled = new LinkedHashMap<>();
        titled.put("page", page.id());
        titled.put("title", YamlText.of(page.title()));
        return titled;
    }
}
