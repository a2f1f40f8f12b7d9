package org.onedoor.project;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.AskedParts;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.LimitReader;
import org.onedoor.catalog.References;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.rules.Rule;
import org.onedoor.standard.Standard;

/** Reads a theme's document; {@link ThemeCheck} sees whether its items can do what it says. */
final class ThemeReader {

    static final String KIND = "project-theme";

    /** 浙江省 2018: no project may be held longer than a hundred working days; a theme may promise less. */
    static final int MOST_DAYS = 100;

    static final String LINES = "project-line";

    private static final Map<String, ProjectType> TYPES = Map.of(
            "approval", ProjectType.APPROVAL,
            "ratification", ProjectType.RATIFICATION,
            "filing", ProjectType.FILING);
    private static final Map<String, Phase> PHASES = Map.of(
            "land", Phase.LAND,
            "design", Phase.DESIGN,
            "construction", Phase.CONSTRUCTION,
            "completion", Phase.COMPLETION);
    private static final Map<String, Boolean> SILENCE = Map.of("agreed", true, "nothing", false);

    private final References references;
    private final AskedParts asked;
    private final Mistakes mistakes;
    private final Set<String> facts = new HashSet<>();
    private final Set<String> seen = new HashSet<>();

    private ThemeReader(Standard standard, Mistakes mistakes) {
        this.references = new References(standard, mistakes);
        this.asked = new AskedParts(standard, mistakes);
        this.mistakes = mistakes;
    }

    /**
     * Reads one theme.
     *
     * @param version the published version, 0 for a file
     * @return usable only where the reading noted no mistake
     */
    static Theme read(Document document, int version, Standard standard, Mistakes mistakes) {
        return new ThemeReader(standard, mistakes).theme(document, version);
    }

    private Theme theme(Document document, int version) {
        Fields fields = document.fields(mistakes);
        List<Item.Page> pages = asked.pages(fields, "facts");
        pages.forEach(page -> page.parts().forEach(this::know));
        Rule when = condition(fields);
        Theme theme = new Theme(
                document.id(),
                version,
                document.effective(),
                fields.text("name"),
                fields.text("summary"),
                fields.oneOf("type", TYPES),
                when,
                (int) fields.integer("working-days", 1, MOST_DAYS),
                pages,
                stages(fields),
                asking(fields));
        fields.close();
        return theme;
    }

    private void know(Item.Part part) {
        if (part instanceof Item.Field field) {
            facts.add(field.element());
        }
    }

    private static Theme.Asking asking(Fields fields) {
        return fields.child("opinions")
                .map(child -> {
                    Theme.Asking asking = new Theme.Asking(
                            (int) child.integer("working-days", 1, 30), child.oneOf("silence", SILENCE));
                    child.close();
                    return asking;
                })
                .orElseGet(() -> {
                    fields.string("opinions");
                    return new Theme.Asking(1, false);
                });
    }

    private List<Theme.Stage> stages(Fields fields) {
        List<Theme.Stage> stages = new ArrayList<>();
        Set<Phase> there = EnumSet.noneOf(Phase.class);
        for (Fields child : fields.children("stages")) {
            Theme.Stage stage = stage(child);
            if (!there.add(stage.phase())) {
                child.wrong(
                        "stage",
                        stage.phase().code() + " 写了两次",
                        stage.phase().code() + " stands here twice",
                        "每个阶段写一次",
                        "write each stage once");
            } else if (List.of(Phase.values()).indexOf(stage.phase()) != there.size() - 1) {
                child.wrong(
                        "stage",
                        stage.phase().code() + " 的先后不对",
                        stage.phase().code() + " is out of order",
                        "按 land、design、construction、completion 的顺序写",
                        "write land, design, construction, completion in this order");
            }
            stages.add(stage);
        }
        if (there.size() < Phase.values().length) {
            fields.wrong(
                    "stages",
                    "四个阶段没有写全",
                    "not all four stages are here",
                    "写全 land、design、construction、completion",
                    "write land, design, construction and completion");
        }
        return List.copyOf(stages);
    }

    private Theme.Stage stage(Fields fields) {
        Theme.Stage stage = new Theme.Stage(
                fields.oneOf("stage", PHASES),
                fields.text("name"),
                references.department(fields, "lead"),
                (int) fields.integer("working-days", 1, MOST_DAYS),
                members(fields),
                lines(fields));
        fields.close();
        return stage;
    }

    private List<Theme.Member> members(Fields fields) {
        List<Theme.Member> members = new ArrayList<>();
        for (Fields child : fields.children("items")) {
            String item = child.string("item");
            if (!seen.add(item)) {
                child.wrong("item", item + " 写了两次", item + " stands here twice", "一个项目只办一次，只留一个", "keep one");
            }
            members.add(new Theme.Member(
                    item,
                    condition(child),
                    child.flag("optional", false),
                    child.flag("filing", false),
                    child.has("promised") ? LimitReader.within(child, "promised") : null,
                    child.strings("after")));
            child.close();
        }
        return List.copyOf(members);
    }

    /** Whatever a condition asks must have been said of the project when it was registered. */
    private @Nullable Rule condition(Fields fields) {
        Rule when = asked.condition(fields, "when");
        if (when != null) {
            for (String element : when.elements()) {
                if (!facts.contains(element)) {
                    fields.wrong(
                            "when",
                            "登记项目时没有问 " + element,
                            element + " is not asked when a project is registered",
                            "把它写进 facts，或换一个条件",
                            "ask it in facts, or use another condition");
                }
            }
        }
        return when;
    }

    private List<Theme.Line> lines(Fields fields) {
        List<Theme.Line> lines = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Fields child : fields.children("lines")) {
            String code = child.string("line");
            if (!code.isEmpty()) {
                references.code(child.place("line"), code, LINES);
            }
            if (!codes.add(code)) {
                child.wrong("line", code + " 写了两次", code + " stands here twice", "只留一个", "keep one");
            }
            String material = child.optionalString("material").orElse(null);
            List<String> items = child.strings("items");
            if ((material == null) == items.isEmpty()) {
                child.wrong(
                        "line",
                        "辅线要写 items 或 material 其中一个",
                        "a line names either items or a material",
                        "写 items（哪些事项一起办）或 material（哪份材料共用）",
                        "give items, handled together, or the material that they share");
            }
            lines.add(new Theme.Line(
                    code,
                    references.department(child, "lead"),
                    items,
                    material,
                    child.flag("together", false),
                    child.strings("papers-only")));
            child.close();
        }
        return List.copyOf(lines);
    }
}
