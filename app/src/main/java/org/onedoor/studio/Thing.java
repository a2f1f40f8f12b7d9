package org.onedoor.studio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlPath;

/** What an item has several of, each a member of a list. */
enum Thing {
    /** 受理条件. */
    CONDITION("conditions", null, "zh en"),
    LAW("laws", null, "name article"),
    QUESTION("questions", "when", "element ask why when"),
    /** 表单的一页. */
    PAGE("form", null, "page title fields"),
    /** 表单字段. */
    FIELD("form/#/fields", "when", "element required when hint"),
    /** 多行表单. */
    GROUP("form/#/fields", "when", "group title row min max when fields"),
    /** 多行表单里的字段. */
    GROUP_FIELD("form/#/fields/#/fields", "when", "element required when hint"),
    MATERIAL("materials", "when", "material need from licence within when hint"),
    /** 审查环节. */
    REVIEW("process/reviews", "when", "id name department consultation reads after within when"),
    FAQ("faq", null, "question answer"),
    /** 收费档次. */
    AMOUNT("fee/amounts", "when", "fen when"),
    /** 减免. */
    EXEMPTION("fee/exempt", "when", "when ground");

    private final String list;
    private final @Nullable String condition;
    private final String order;

    Thing(String list, @Nullable String condition, String order) {
        this.list = list;
        this.condition = condition;
        this.order = order;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The list that it stands in, where there is only one such. */
    YamlPath list() {
        return YamlPath.of(list);
    }

    /** The key of the condition on which it depends; null where it depends on none. */
    @Nullable
    String condition() {
        return condition;
    }

    /** Its keys as definitions have them. */
    List<String> order() {
        return List.of(order.split(" ", -1));
    }

    /** What a list holds members of; a group is told from a field by its node. */
    static Optional<Thing> in(YamlPath list, @Nullable Node member) {
        String pattern = list.toString().replaceAll("/\\d+(?=/)", "/#");
        boolean group =
                member instanceof Node.Mapping mapping && mapping.values().containsKey("group");
        return Arrays.stream(values())
                .filter(thing -> thing.list.equals(pattern))
                .filter(thing -> !pattern.equals(FIELD.list) || (thing == GROUP) == group)
                .findFirst();
    }

    /** What tells it from its neighbours, to find it again where others changed the list. */
    static String name(Node member) {
        if (member instanceof Node.Mapping mapping) {
            for (String key :
                    List.of("element", "group", "page", "material", "id", "name", "question", "ground", "fen", "zh")) {
                Node value = mapping.values().get(key);
                if (value != null) {
                    return name(value);
                }
            }
        }
        return member instanceof Node.Scalar scalar ? scalar.value() : "";
    }
}
