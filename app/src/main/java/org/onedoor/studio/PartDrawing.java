package org.onedoor.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlPath;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.onedoor.standard.Standard;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;

/** Draws the editor's pages of one draft. */
final class PartDrawing {

    private final Drafting drafting;
    private final Standard standard;
    private final Face face;
    private final Sheets sheets;
    private final Lists lists;
    private final String path;

    PartDrawing(Drafting drafting, Standard standard, Face face) {
        this.drafting = drafting;
        this.standard = standard;
        this.face = face;
        this.sheets = new Sheets(standard, face, drafting.edit());
        this.lists = new Lists(drafting, standard, sheets, face);
        this.path = "/studio/proposals/" + drafting.proposal().id();
    }

    /** @param typed what the reader wrote and could not save; null otherwise */
    Page part(Part part, @Nullable Typed typed) {
        List<Ask> asks = sheets.of(part);
        boolean silent = drafting.untouched(part);
        List<Lists.Section> sections = part.lists().stream()
                .map(thing -> lists.of(thing, !asks.isEmpty() || part.lists().size() > 1))
                .toList();
        Told told = told(asks, YamlPath.TOP, typed, silent);
        List<Mistake> summary = new ArrayList<>(told.summary());
        if (!silent) {
            sections.forEach(section -> fromLines(section, summary));
            others(part, summary);
        }
        return page(
                face.msg("studio.part." + part.code()),
                face.has("studio.part." + part.code() + ".lede")
                        ? face.msg("studio.part." + part.code() + ".lede")
                        : null,
                path,
                path + "/parts/" + part.code(),
                null,
                "",
                tabs(part),
                told,
                summary,
                typed,
                part == Part.PROCESS ? List.of(dependence(YamlPath.of("process/decide/automatic"))) : List.of(),
                List.of(),
                sections,
                false);
    }

    /** What the checks say of the part and no place on the page says: as the checks put it. */
    private void others(Part part, List<Mistake> summary) {
        Set<String> said = new LinkedHashSet<>();
        summary.forEach(one -> said.add(one.text()));
        drafting.mistakesOf(part).stream()
                .filter(one -> part.keys().stream().noneMatch(one::lacks))
                .map(this::words)
                .filter(words -> said.stream().noneMatch(one -> one.contains(words)))
                .distinct()
                .forEach(words -> summary.add(new Mistake("part", words)));
    }

    private String words(org.onedoor.definition.Mistake mistake) {
        return face.text(mistake.what()) + " " + face.text(mistake.mend());
    }

    private static void fromLines(Lists.Section section, List<Mistake> summary) {
        for (Lists.Line line : section.lines()) {
            line.mistakes().forEach(told -> summary.add(new Mistake(line.anchor(), line.title(), told)));
            if (line.inner() != null) {
                fromLines(line.inner(), summary);
            }
        }
    }

    private List<PartPage.Tab> tabs(Part chosen) {
        return Arrays.stream(Part.values())
                .map(part -> PartPages.tab(drafting, part, part == chosen, face))
                .toList();
    }

    /** @param was what told it from its neighbours when the reader saw it */
    Page place(YamlPath wanted, @Nullable Typed typed, String was) {
        YamlPath at = typed == null ? wanted : again(wanted, was);
        Thing thing = PartPages.thing(drafting.edit(), at);
        Part part = Part.of(at).orElseThrow();
        boolean fresh = at.last().equals("new");
        Node node = drafting.at(at);
        Told told = told(sheets.of(thing), at, typed, fresh);
        List<Mistake> summary = new ArrayList<>(told.summary());
        if (!fresh) {
            Set<String> said = new LinkedHashSet<>();
            summary.forEach(one -> said.add(one.text()));
            drafting.mistakesIn(at).stream()
                    .map(this::words)
                    .filter(words -> said.stream().noneMatch(one -> one.contains(words)))
                    .distinct()
                    .forEach(words -> summary.add(new Mistake("part", words)));
        }
        String condition = thing.condition();
        return page(
                node == null
                        ? face.msg("studio.add." + thing.code())
                        : lists.title(thing, node, Integer.parseInt(at.last())),
                face.has("studio.thing." + thing.code()) ? face.msg("studio.thing." + thing.code()) : null,
                path + "/parts/" + part.code(),
                path + "/places",
                at.toString(),
                node == null ? "" : Thing.name(node),
                List.of(),
                told,
                summary,
                typed,
                fresh || condition == null ? List.of() : List.of(dependence(at.child(condition))),
                facts(Sheets.word(node, "element")),
                List.of(),
                !fresh);
    }

    /** Where a thing stands now that was somewhere when the reader saw it. */
    private YamlPath again(YamlPath wanted, String was) {
        Node there = drafting.at(wanted);
        if (was.isEmpty() || (there != null && Thing.name(there).equals(was))) {
            return wanted;
        }
        List<Node> members = drafting.members(wanted.parent());
        for (int i = 0; i < members.size(); i++) {
            if (Thing.name(members.get(i)).equals(was)) {
                return wanted.parent().child(i);
            }
        }
        // somebody took it away: what was typed can still be added
        return wanted.parent().child("new");
    }

    private PartPage.Dependence dependence(YamlPath at) {
        String text = drafting.at(at) instanceof Node.Scalar scalar ? scalar.value() : "";
        return new PartPage.Dependence(
                face.msg("studio.when." + at.last()),
                text.isEmpty()
                        ? null
                        : Askable.inWords(text, standard).map(face::text).orElse(text),
                path + "/conditions?at=" + at);
    }

    private List<PartPage.Fact> facts(String element) {
        return standard.element(element).map(this::facts).orElse(List.of());
    }

    private List<PartPage.Fact> facts(DataElement element) {
        List<PartPage.Fact> facts = new ArrayList<>();
        facts.add(new PartPage.Fact(face.msg("studio.fact.element"), element.id()));
        facts.add(new PartPage.Fact(face.msg("studio.fact.meaning"), face.text(element.definition())));
        facts.add(new PartPage.Fact(face.msg("studio.fact.type"), lists.type(element)));
        String authority = element.authority();
        if (authority != null) {
            facts.add(new PartPage.Fact(
                    face.msg("studio.fact.authority"),
                    standard.department(authority)
                            .map(Department::name)
                            .map(face::text)
                            .orElse(authority)));
        }
        return List.copyOf(facts);
    }

    /** Fields with what the checks say beside each. */
    private record Told(List<Field> fields, List<Mistake> summary, List<PartPage.Fact> theirs) {}

    private Told told(List<Ask> asks, YamlPath base, @Nullable Typed typed, boolean silent) {
        List<Field> fields = new ArrayList<>();
        List<Mistake> summary = new ArrayList<>();
        List<PartPage.Fact> theirs = new ArrayList<>();
        // boxes of which none is ticked are not sent; what only moves a thing sends none of it
        Typed sent = typed != null
                        && asks.stream().flatMap(ask -> ask.names().stream()).anyMatch(typed.values()::containsKey)
                ? typed
                : null;
        for (Ask ask : asks) {
            YamlPath place = Drafting.under(base, ask.key());
            Typed shown = ask.shown(drafting.at(place));
            String error = typed != null || silent ? null : error(ask, place, asks, base);
            Typed kept = sent == null ? shown : sent;
            fields.addAll(ask.fields(kept, error, face));
            if (error != null) {
                String id = "f-" + ask.names().getFirst().replace('.', '-');
                summary.add(new Mistake(id, ask.question().label(), error));
            }
            if (!ask.inOrderOf(shown, kept).sameIn(shown, ask.names().stream())) {
                theirs.add(new PartPage.Fact(
                        ask.question().label(),
                        String.join(
                                face.msg("studio.list.comma"),
                                ask.names().stream()
                                        .flatMap(name -> shown.all(name).stream())
                                        .toList())));
            }
        }
        return new Told(List.copyOf(fields), List.copyOf(summary), List.copyOf(theirs));
    }

    /** What is said of one value alone; what stands with others on a line is said of the whole. */
    private @Nullable String error(Ask ask, YamlPath place, List<Ask> asks, YamlPath base) {
        if (!ask.key().isEmpty() && drafting.lacks(place)) {
            return face.msg("studio.lacking");
        }
        List<String> said = drafting.mistakesIn(place).stream()
                .filter(one -> asks.stream()
                        .filter(other -> !other.equals(ask))
                        .map(other -> drafting.edit().lines(Drafting.under(base, other.key())))
                        .noneMatch(lines ->
                                lines.filter(it -> it.hold(one.place().line())).isPresent()))
                .map(this::words)
                .toList();
        return said.isEmpty() ? null : String.join(" ", said);
    }

    private Page page(
            String title,
            @Nullable String lede,
            String back,
            String action,
            @Nullable String at,
            String was,
            List<PartPage.Tab> tabs,
            Told told,
            List<Mistake> summary,
            @Nullable Typed typed,
            List<PartPage.Dependence> conditions,
            List<PartPage.Fact> facts,
            List<Lists.Section> sections,
            boolean removable) {
        return Page.of(
                "studio/part",
                new PartPage(
                        drafting.proposal().id(),
                        drafting.proposal().definition(),
                        title,
                        lede,
                        back,
                        action,
                        at,
                        was,
                        drafting.proposal().version(),
                        drafting.proposal().saved(),
                        tabs,
                        told.fields(),
                        typed == null ? List.copyOf(summary) : List.of(),
                        typed != null,
                        told.theirs(),
                        conditions,
                        facts,
                        sections,
                        sections.stream().anyMatch(Lists.Section::ordered) ? lists.levels() : List.of(),
                        removable));
    }
}
