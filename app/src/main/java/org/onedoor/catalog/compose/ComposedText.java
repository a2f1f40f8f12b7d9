package org.onedoor.catalog.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Text;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.MaterialType;

/** 一件事 for a terminal: order, form, materials, and what it saves. */
final class ComposedText {

    private final Recomposed recomposed;
    private final Locale locale;
    private final StringBuilder lines = new StringBuilder();

    ComposedText(Recomposed recomposed, Locale locale) {
        this.recomposed = recomposed;
        this.locale = locale;
    }

    @Override
    public String toString() {
        if (lines.isEmpty()) {
            order();
            form();
            materials();
            saving();
        }
        return lines.toString();
    }

    private void order() {
        title("办理顺序", "Order");
        List<List<String>> rows = new ArrayList<>();
        for (Course.Slot slot : recomposed.course().slots()) {
            Source source = source(slot.item());
            rows.add(List.of(
                    "  " + slot.round(),
                    name(slot.item()),
                    department(source),
                    say(Span.of(source.promised()).inWords()),
                    waits(slot)));
        }
        table(rows);
        line(
                "  总时限 " + recomposed.course().total().inWords().zh() + "，由 " + path() + " 决定",
                "  In all " + recomposed.course().total().inWords().en() + ", set by " + path());
    }

    private String path() {
        return String.join(
                " → ", recomposed.course().critical().stream().map(this::name).toList());
    }

    /** What it waits for, with the reason. */
    private String waits(Course.Slot slot) {
        List<String> things = new ArrayList<>();
        for (Need need : recomposed.needs()) {
            if (need.by().equals(slot.item()) && slot.after().contains(need.of())) {
                String thing = switch (need.thing()) {
                    case Need.Thing.ByMaterial(String _, String licence) -> licence(slot.item(), licence);
                    case Need.Thing.ByElement(String element, String _) -> element(slot.item(), element);
                    case Need.Thing.ByOrder(Text item) -> say(item);
                };
                if (!things.contains(thing)) {
                    things.add(thing);
                }
            }
        }
        return things.isEmpty()
                ? say(new Text("马上开始", "begins at once"))
                : say(new Text("等：", "waits for: ")) + String.join(say(new Text("、", ", ")), things);
    }

    private void form() {
        title("一张表单", "One form");
        if (!recomposed.form().questions().isEmpty()) {
            line("  先问", "  First asked");
            for (JointForm.Question question : recomposed.form().questions()) {
                lines.append("    ")
                        .append(say(question.ask()))
                        .append(shared(question.askers()))
                        .append('\n');
            }
        }
        for (JointForm.Page page : recomposed.form().pages()) {
            lines.append("  ").append(say(page.title())).append('\n');
            for (JointForm.Part part : page.parts()) {
                lines.append("    ")
                        .append(part(part))
                        .append(shared(part.askers()))
                        .append('\n');
            }
        }
        Set<String> told = new HashSet<>();
        for (JointForm.HandedOn handed : recomposed.form().handedOn()) {
            if (told.add(handed.element() + " " + handed.of())) {
                line(
                        "  不用填：" + element(handed.by(), handed.element()) + "，" + name(handed.of()) + "办好就有",
                        "  Not asked: " + element(handed.by(), handed.element()) + ", which " + name(handed.of())
                                + " brings");
            }
        }
    }

    private String part(JointForm.Part part) {
        return switch (part) {
            case JointForm.Field field -> element(field.askers().getFirst().item(), field.element());
            case JointForm.Group group -> {
                List<String> inside = group.fields().stream()
                        .map(field -> element(field.askers().getFirst().item(), field.element()))
                        .toList();
                yield say(group.title())
                        + say(new Text("（每行：", " (each row: "))
                        + String.join(say(new Text("、", ", ")), inside)
                        + say(new Text("）", ")"));
            }
        };
    }

    /** That several items are content with one answer. */
    private String shared(List<JointForm.Asker> askers) {
        return askers.size() < 2
                ? ""
                : say(new Text("  ×" + askers.size() + " 件共用", "  asked once for " + askers.size()));
    }

    private void materials() {
        title("一套材料", "One set of materials");
        List<List<String>> rows = new ArrayList<>();
        for (JointMaterial material : recomposed.materials()) {
            List<String> by =
                    material.askers().stream().map(asker -> name(asker.item())).toList();
            rows.add(List.of(
                    "  " + material(by(material), material.type()),
                    how(material),
                    say(new Text("用于：", "for: ")) + String.join(say(new Text("、", ", ")), by)));
        }
        table(rows);
    }

    private static String by(JointMaterial material) {
        return material.askers().getFirst().item();
    }

    private String how(JointMaterial material) {
        if (material.of() != null) {
            return say(new Text(
                    "不用交，" + name(material.of()) + "办好就有", "not brought: " + name(material.of()) + " gives it out"));
        }
        return say(
                switch (material.from()) {
                    case FORM -> new Text("由填写的内容生成", "made from the answers");
                    case LICENCE -> new Text("查电子证照，查到不用交", "looked up, brought only if not found");
                    case UPLOAD ->
                        switch (material.need()) {
                            case REQUIRED -> new Text("要交", "to be sent");
                            case OPTIONAL -> new Text("可以交", "may be sent");
                            case DEFERRABLE -> new Text("可以后补", "may follow");
                        };
                });
    }

    private void saving() {
        title("办成要多少", "What it takes");
        Figures before = recomposed.before();
        Figures after = recomposed.after();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "", say(new Text("分头办", "one by one")), say(new Text("一件事", "together")), say(new Text("少", "less"))));
        rows.add(count("填报项", "fields", before.fields(), after.fields()));
        rows.add(count("材料", "materials", before.materials(), after.materials()));
        rows.add(count("环节", "steps", before.steps(), after.steps()));
        rows.add(List.of(
                "  " + say(new Text("时间", "time")),
                say(before.days().inWords()),
                say(after.days().inWords()),
                ""));
        rows.add(count("跑动次数", "visits", before.visits(), after.visits()));
        rows.add(List.of(
                "  " + say(new Text("费用（元）", "fee (yuan)")),
                before.fee().yuan(),
                after.fee().yuan(),
                ""));
        table(rows);
        line(
                "  填报项和材料按最宽的情形算；环节：每次申请、每次缴费、每次取结果；时间按承诺时限。",
                "  Fields and materials in the widest situation; steps: each filing, payment and collection; time as promised.");
    }

    private List<String> count(String zh, String en, int before, int after) {
        return List.of(
                "  " + say(new Text(zh, en)),
                Integer.toString(before),
                Integer.toString(after),
                before == 0 ? "" : Math.round(100.0 * (before - after) / before) + " %");
    }

    // ---- words

    private String say(Text text) {
        return text.in(locale);
    }

    private void title(String zh, String en) {
        if (!lines.isEmpty()) {
            lines.append('\n');
        }
        line(zh, en);
    }

    private void line(String zh, String en) {
        lines.append(say(new Text(zh, en))).append('\n');
    }

    private Source source(String item) {
        return recomposed.sources().stream()
                .filter(source -> source.id().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private String name(String item) {
        return say(source(item).item().name());
    }

    private String department(Source source) {
        Item item = source.item();
        return source.standard()
                .department(item.department())
                .map(Department::brief)
                .map(this::say)
                .orElse(item.department());
    }

    private String element(String item, String element) {
        return source(item)
                .standard()
                .element(element)
                .map(DataElement::name)
                .map(this::say)
                .orElse(element);
    }

    private String material(String item, String material) {
        return source(item)
                .standard()
                .materialType(material)
                .map(MaterialType::name)
                .map(this::say)
                .orElse(material);
    }

    private String licence(String item, String licence) {
        return source(item)
                .standard()
                .licenceType(licence)
                .map(LicenceTypeDefinition::name)
                .map(this::say)
                .orElse(licence);
    }

    // ---- columns

    private void table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (widths.size() == i) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), width(row.get(i))));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                if (i + 1 < row.size()) {
                    line.append(" ".repeat(2 + Objects.requireNonNull(widths.get(i)) - width(row.get(i))));
                }
            }
            lines.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** Columns of a terminal: two for each Chinese character. */
    private static int width(String text) {
        return text.codePoints().map(point -> point >= 0x2E80 ? 2 : 1).sum();
    }
}
