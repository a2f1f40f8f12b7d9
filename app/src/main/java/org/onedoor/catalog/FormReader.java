package org.onedoor.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item.Material;
import org.onedoor.definition.Fields;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;

/** Reads what an item asks of the applicant: questions, pages of the form, materials. */
final class FormReader {

    private static final Map<String, Item.Need> NEEDS =
            Map.of("required", Item.Need.REQUIRED, "optional", Item.Need.OPTIONAL, "deferrable", Item.Need.DEFERRABLE);
    private static final Map<String, Item.Origin> ORIGINS =
            Map.of("upload", Item.Origin.UPLOAD, "licence", Item.Origin.LICENCE, "form", Item.Origin.FORM);

    private final References references;
    private final Conditions conditions;

    FormReader(References references, Conditions conditions) {
        this.references = references;
        this.conditions = conditions;
    }

    Item.Question question(Fields fields) {
        @Nullable Rule when = conditions.read(fields, "when");
        String element = references.element(fields, "element");
        references.mustBeChoice(fields, "element", element);
        conditions.ask(fields, "element", element);
        return new Item.Question(element, fields.text("ask"), fields.text("why"), when);
    }

    Item.Page page(Fields fields) {
        String id = fields.string("page");
        Text title = fields.text("title");
        List<Item.Part> parts = ItemReader.children(fields, "fields", this::part);
        if (parts.isEmpty()) {
            fields.wrong(
                    "fields",
                    "这一页什么也没问",
                    "this page asks nothing",
                    "写上 fields，或删去这一页",
                    "give fields, or remove the page");
        }
        return new Item.Page(id, title, parts);
    }

    private Item.Part part(Fields fields) {
        return fields.has("group") ? group(fields) : field(fields, true);
    }

    private Item.Field field(Fields fields, boolean outside) {
        @Nullable Rule when = conditions.read(fields, "when");
        String element = references.element(fields, "element");
        if (outside) {
            conditions.ask(fields, "element", element);
        }
        return new Item.Field(
                element,
                fields.flag("required", true),
                when,
                fields.optionalText("hint").orElse(null));
    }

    private Item.Group group(Fields fields) {
        @Nullable Rule when = conditions.read(fields, "when");
        String id = fields.string("group");
        if (!id.matches("[a-z][a-z0-9_]*")) {
            fields.wrong(
                    "group",
                    "多行表单的名字要用小写字母、数字和下划线",
                    "a group's name is snake_case",
                    "例如 food_workers",
                    "for example food_workers");
        }
        int min = (int) fields.integer("min", 0, 200);
        int max = (int) fields.integer("max", Math.max(1, min), 200);
        List<Item.Field> inside = new ArrayList<>();
        Set<String> elements = new LinkedHashSet<>();
        for (Fields child : fields.children("fields")) {
            Item.Field field = field(child, false);
            if (!elements.add(field.element())) {
                child.wrong(
                        "element",
                        field.element() + " 在这一组里问了两次",
                        field.element() + " is asked twice in this group",
                        "只留一个",
                        "keep one");
            }
            inside.add(field);
            child.close();
        }
        conditions.ask(fields, "group", id);
        return new Item.Group(id, fields.text("title"), fields.text("row"), min, max, when, List.copyOf(inside));
    }

    Item.Material material(Fields fields) {
        Item.Need need = fields.oneOf("need", NEEDS);
        Item.Origin from = fields.oneOf("from", ORIGINS);
        String type = references.materialType(fields, "material");
        @Nullable String licence = null;
        if (from == Item.Origin.LICENCE) {
            licence = references.licenceType(fields, "licence");
        } else if (fields.has("licence")) {
            fields.wrong(
                    "licence",
                    "只有 from: licence 才写证照",
                    "licence belongs to from: licence only",
                    "删去 licence",
                    "remove licence");
        }
        @Nullable Limit within = null;
        if (need == Item.Need.DEFERRABLE) {
            within = LimitReader.within(fields, "within");
        } else if (fields.has("within")) {
            fields.wrong(
                    "within",
                    "只有容缺后补的材料才有补交期限",
                    "only a deferrable material has a deadline",
                    "删去 within，或改为 deferrable",
                    "remove within, or make it deferrable");
        }
        if (need == Item.Need.DEFERRABLE && from == Item.Origin.FORM) {
            fields.wrong(
                    "need",
                    "在线填报的材料不能后补",
                    "a material made from the form cannot be deferred",
                    "改为 required",
                    "make it required");
        }
        return new Material(
                type,
                need,
                from,
                licence,
                within,
                conditions.read(fields, "when"),
                fields.optionalText("hint").orElse(null));
    }
}
