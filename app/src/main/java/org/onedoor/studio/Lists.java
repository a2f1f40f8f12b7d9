package org.onedoor.studio;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlPath;
import org.onedoor.shared.Text;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Standard;
import org.onedoor.web.Face;

/** 列表: the things of a part, one a line, each with what the checks say of it. */
final class Lists {

    private final Drafting drafting;
    private final Standard standard;
    private final Sheets sheets;
    private final Face face;

    Lists(Drafting drafting, Standard standard, Sheets sheets, Face face) {
        this.drafting = drafting;
        this.standard = standard;
        this.sheets = sheets;
        this.face = face;
    }

    /**
     * The members of one list.
     *
     * @param heading what the list holds; null where the page's own heading says it
     * @param add where to add one, with its label
     * @param ordered whether its members wait for one another
     */
    record Section(@Nullable String heading, String none, List<Line> lines, List<Link> add, boolean ordered) {}

    record Link(String label, String path) {}

    /**
     * One thing.
     *
     * @param anchor its id on the page
     * @param at its place in the text
     * @param when under which condition, in plain words; null where there is none
     * @param mistakes what the checks say of it
     * @param advice what is allowed and worth a thought
     * @param inner what lies in it; null for a thing without lists of its own
     */
    record Line(
            String anchor,
            String title,
            String path,
            String at,
            List<String> details,
            @Nullable String when,
            List<String> mistakes,
            List<String> advice,
            boolean first,
            boolean last,
            @Nullable Section inner) {}

    Section of(Thing thing, boolean heading) {
        return section(thing, thing.list(), heading ? face.msg("studio.list." + thing.code()) : null);
    }

    private Section section(Thing thing, YamlPath list, @Nullable String heading) {
        List<Node> members = drafting.members(list);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Node member = members.get(i);
            YamlPath at = list.child(i);
            Thing kind = Thing.in(list, member).orElse(thing);
            lines.add(new Line(
                    anchor(at),
                    title(kind, member, i),
                    path("places", at),
                    at.toString(),
                    details(kind, member),
                    when(kind, member),
                    told(drafting.mistakesIn(at), at, kind),
                    told(drafting.adviceIn(at), at, kind),
                    i == 0,
                    i == members.size() - 1,
                    inner(kind, at)));
        }
        return new Section(
                heading,
                face.msg("studio.list.none." + thing.code()),
                lines,
                add(thing, list),
                thing == Thing.REVIEW && !lines.isEmpty());
    }

    static String anchor(YamlPath at) {
        return "at-" + String.join("-", at.steps());
    }

    private String path(String page, YamlPath at) {
        UUID id = drafting.proposal().id();
        return "/studio/proposals/" + id + "/" + page + "?at=" + at;
    }

    private List<Link> add(Thing thing, YamlPath list) {
        Link one = new Link(
                face.msg("studio.add." + thing.code()),
                thing == Thing.FIELD || thing == Thing.GROUP_FIELD
                        ? path("elements", list)
                        : path("places", list.child("new")));
        return thing == Thing.FIELD
                ? List.of(one, new Link(face.msg("studio.add.group"), path("places", list.child("new"))))
                : List.of(one);
    }

    private @Nullable Section inner(Thing kind, YamlPath at) {
        return switch (kind) {
            case PAGE -> section(Thing.FIELD, at.child("fields"), null);
            case GROUP -> section(Thing.GROUP_FIELD, at.child("fields"), null);
            case CONDITION, LAW, QUESTION, FIELD, GROUP_FIELD, MATERIAL, REVIEW, FAQ, AMOUNT, EXEMPTION -> null;
        };
    }

    /** What the checks say of a thing; what lies in a list of its own says it there. */
    private List<String> told(List<Mistake> said, YamlPath at, Thing kind) {
        boolean holds = kind == Thing.PAGE || kind == Thing.GROUP;
        var below = drafting.edit().lines(at.child("fields"));
        return said.stream()
                .filter(one -> !holds
                        || below.filter(lines -> lines.hold(one.place().line())).isEmpty())
                .map(one -> face.text(one.what()) + " " + face.text(one.mend()))
                .toList();
    }

    String title(Thing kind, Node member, int position) {
        String number = face.msg("studio.list.nth." + kind.code(), "n", position + 1);
        return switch (kind) {
            case CONDITION -> sheets.text(member, "", number);
            case LAW -> sheets.text(member, "name", number) + " " + Sheets.word(member, "article");
            case QUESTION -> sheets.text(member, "ask", number);
            case PAGE, GROUP -> sheets.text(member, "title", number);
            case FIELD, GROUP_FIELD -> sheets.element(Sheets.word(member, "element"));
            case MATERIAL -> sheets.material(Sheets.word(member, "material"));
            case REVIEW -> sheets.text(member, "name", number);
            case FAQ -> sheets.text(member, "question", number);
            case AMOUNT -> amount(Sheets.word(member, "fen"));
            case EXEMPTION -> sheets.text(member, "ground", number);
        };
    }

    private String amount(String fen) {
        return fen.matches("\\d{1,15}")
                ? face.msg(
                        "studio.amount",
                        "yuan",
                        new BigDecimal(fen)
                                .movePointLeft(2)
                                .stripTrailingZeros()
                                .toPlainString())
                : fen;
    }

    private List<String> details(Thing kind, Node member) {
        List<String> details = new ArrayList<>();
        switch (kind) {
            case MATERIAL -> {
                worded(details, "need", Sheets.word(member, "need"));
                worded(details, "from", Sheets.word(member, "from"));
                span(member, "within").ifPresent(span -> details.add(face.msg("studio.list.within", "span", span)));
            }
            case FIELD, GROUP_FIELD -> {
                standard.element(Sheets.word(member, "element")).map(this::type).ifPresent(details::add);
                details.add(face.msg(
                        Sheets.word(member, "required").equals("false") ? "studio.field.may" : "studio.field.must"));
            }
            case GROUP ->
                details.add(face.msg(
                        "studio.field.rows",
                        "min",
                        or0(Sheets.word(member, "min")),
                        "max",
                        or0(Sheets.word(member, "max"))));
            case QUESTION -> details.add(sheets.element(Sheets.word(member, "element")));
            case REVIEW -> {
                details.add(sheets.department(member, "department"));
                span(member, "within").ifPresent(details::add);
                details.add(behind(member));
                if (Sheets.word(member, "consultation").equals("true")) {
                    details.add(face.msg("studio.list.consultation"));
                }
            }
            case CONDITION, LAW, PAGE, FAQ, AMOUNT, EXEMPTION -> {}
        }
        details.removeIf(String::isBlank);
        return List.copyOf(details);
    }

    private static String or0(String number) {
        return number.isEmpty() ? "0" : number;
    }

    String type(DataElement element) {
        return face.msg(
                "studio.type." + (element.many() ? "codes" : element.type().code()));
    }

    private void worded(List<String> details, String kind, String word) {
        String key = "studio." + kind + "." + word;
        details.add(face.has(key) ? face.msg(key) : word);
    }

    private String behind(Node review) {
        List<String> names = waitsFor(review).stream().map(this::reviewCalled).toList();
        return names.isEmpty()
                ? face.msg("studio.list.at-once")
                : face.msg("studio.list.after", "steps", String.join(face.msg("studio.list.comma"), names));
    }

    /** 审查环节 as they follow each other; who waits for somebody who never comes stands last. */
    List<List<String>> levels() {
        List<Node> open = new ArrayList<>(drafting.members(Thing.REVIEW.list()));
        Set<String> done = new HashSet<>();
        List<List<String>> levels = new ArrayList<>();
        while (!open.isEmpty()) {
            List<Node> next = open.stream()
                    .filter(review -> done.containsAll(waitsFor(review)))
                    .toList();
            List<Node> level = next.isEmpty() ? List.copyOf(open) : next;
            levels.add(level.stream()
                    .map(review -> sheets.text(review, "name", Sheets.word(review, "id")))
                    .toList());
            level.forEach(review -> done.add(Sheets.word(review, "id")));
            open.removeAll(level);
        }
        return List.copyOf(levels);
    }

    private static List<String> waitsFor(Node review) {
        return review instanceof Node.Mapping mapping && mapping.values().get("after") instanceof Node.Sequence after
                ? after.items().stream()
                        .map(one -> one instanceof Node.Scalar scalar ? scalar.value() : "")
                        .toList()
                : List.of();
    }

    private String reviewCalled(String id) {
        return drafting.members(YamlPath.of("process/reviews")).stream()
                .filter(review -> Sheets.word(review, "id").equals(id))
                .findFirst()
                .map(review -> sheets.text(review, "name", id))
                .orElse(id);
    }

    private Optional<String> span(Node member, String key) {
        if (!(member instanceof Node.Mapping mapping) || mapping.values().get(key) == null) {
            return Optional.empty();
        }
        Node span = mapping.values().get(key);
        return Optional.of(span(Sheets.word(span, "value"), Sheets.word(span, "unit"), face));
    }

    static String span(String value, String unit, Face face) {
        String key = "studio.unit." + unit;
        return (value + " " + (face.has(key) ? face.msg(key) : unit)).strip();
    }

    private @Nullable String when(Thing kind, Node member) {
        String key = kind.condition();
        String text = key == null ? "" : Sheets.word(member, key);
        return text.isEmpty()
                ? null
                : Askable.inWords(text, standard)
                        .map((Text said) -> face.text(said))
                        .orElse(text);
    }
}
