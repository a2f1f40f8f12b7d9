package org.onedoor.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlPath;
import org.onedoor.rules.Kind;
import org.onedoor.rules.Mistake;
import org.onedoor.rules.Reading;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Term;
import org.onedoor.rules.Vocabulary;
import org.onedoor.shared.Refused;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Standard;
import org.onedoor.studio.Chosen.Row;
import org.onedoor.studio.Chosen.Way;
import org.onedoor.studio.ConditionPages.ConditionPage;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.Option;
import org.onedoor.web.Page;
import org.onedoor.web.Question;

/** Draws the page of one condition. */
final class ConditionDrawing {

    /** Codes that are all shown; of more, one is picked from a list. */
    private static final int TICKED = 24;

    private final Drafting drafting;
    private final YamlPath place;
    private final Standard standard;
    private final Face face;
    private final Askable askable;
    final Vocabulary vocabulary;
    private final Lists lists;
    private final Sheets sheets;
    private final int version;

    /** Which has its place before anything is written of the decision. */
    static final YamlPath AUTOMATIC = YamlPath.of("process/decide/automatic");

    ConditionDrawing(Drafting drafting, YamlPath place, Standard standard, Face face) {
        this(drafting, place, standard, face, drafting.proposal().version());
    }

    private ConditionDrawing(Drafting drafting, YamlPath place, Standard standard, Face face, int version) {
        this.version = version;
        this.drafting = drafting;
        this.place = place;
        this.standard = standard;
        this.face = face;
        this.askable = Askable.at(drafting, place, standard);
        this.vocabulary = askable.vocabulary(standard);
        this.sheets = new Sheets(standard, face, drafting.edit());
        this.lists = new Lists(drafting, standard, sheets, face);
        if (!place.equals(AUTOMATIC) && drafting.at(place.parent()) == null) {
            throw new Refused(new StudioRefusal.NotThere());
        }
    }

    /** The same for a reader who began with another version: who saves by it is told that somebody else saved meanwhile. */
    ConditionDrawing begunWith(int earlier) {
        return new ConditionDrawing(drafting, place, standard, face, earlier);
    }

    String saved() {
        return drafting.at(place) instanceof Node.Scalar scalar ? scalar.value() : "";
    }

    String back() {
        String proposal = "/studio/proposals/" + drafting.proposal().id();
        return place.equals(AUTOMATIC) ? proposal + "/parts/process" : proposal + "/places?at=" + place.parent();
    }

    /** Rows for a text; none for the empty text, empty where it is deeper than choosing goes. */
    Optional<Chosen> chosen(String text) {
        if (text.isBlank()) {
            return Optional.of(new Chosen(true, List.of()));
        }
        return switch (Rule.read(text, vocabulary)) {
            case Reading.Understood(Rule rule) -> Chosen.of(rule.condition());
            case Reading.Mistaken _ -> Optional.empty();
        };
    }

    Optional<String> mistakes(String text) {
        if (text.isBlank()) {
            return Optional.of(face.msg("studio.when.nothing"));
        }
        return switch (Rule.read(text, vocabulary)) {
            case Reading.Understood _ -> Optional.empty();
            case Reading.Mistaken(List<Mistake> wrong) ->
                Optional.of(face.text(wrong.getFirst().what()) + " "
                        + face.text(wrong.getFirst().howToMend()));
        };
    }

    /** Whether what is saved says it already, however it is written. */
    boolean saysTheSame(String wanted) {
        return wanted.equals(saved())
                || (!wanted.isEmpty()
                        && chosen(saved())
                                .map(Chosen::text)
                                .filter(wanted::equals)
                                .isPresent());
    }

    Chosen typedRows(Typed typed) {
        List<Row> rows = new ArrayList<>();
        List<String> elements = typed.all("element");
        for (int i = 0; i < elements.size(); i++) {
            Optional<Term> term = vocabulary.term(elements.get(i));
            if (term.isPresent()) {
                Way way = Way.of(typed.one("way." + i))
                        .filter(Chosen.ways(term.get())::contains)
                        .orElse(Chosen.ways(term.get()).getFirst());
                rows.add(new Row(term.get(), way, way.valued() ? values(term.get(), typed, i) : List.of()));
            }
        }
        return new Chosen(!typed.one("join").equals("any"), rows);
    }

    /** What is ticked, and what is picked beside it. */
    private static List<String> values(Term term, Typed typed, int position) {
        List<String> ticked = typed.all("value." + position);
        return term.kind() == Kind.DATE
                ? ticked.stream()
                        .map(value -> value.equals("今天") ? "today" : value)
                        .toList()
                : Stream.concat(ticked.stream(), typed.all("add." + position).stream())
                        .distinct()
                        .toList();
    }

    /** What is chosen so far, not all of it sound yet. */
    Page page(Chosen rows, String said) {
        return page(rows, false, null, said, false, false);
    }

    /** @param wrong what is wrong with the text; null where nothing is */
    Page page(Chosen rows, boolean deep, @Nullable String wrong, String text, boolean posted, boolean overtaken) {
        List<org.onedoor.web.Mistake> summary = new ArrayList<>();
        List<ConditionPage.Shown> shown = new ArrayList<>();
        for (int i = 0; i < rows.rows().size(); i++) {
            Row row = rows.rows().get(i);
            boolean lacking = posted && wrong == null && !row.sound();
            if (lacking) {
                summary.add(new org.onedoor.web.Mistake(
                        (picks(row) ? "f-add-" : "f-value-") + i,
                        face.text(row.term().name()),
                        face.msg("studio.when.value-wrong")));
            }
            shown.add(new ConditionPage.Shown(
                    i, row.term().id(), sheets.element(row.term().id()), fields(row, i, lacking), picks(row)));
        }
        if (wrong != null) {
            summary.add(new org.onedoor.web.Mistake("f-text", wrong));
        }
        boolean sound = !rows.rows().isEmpty() && rows.rows().stream().allMatch(Row::sound);
        String now = wrong == null && !deep && sound ? rows.text() : text;
        Node thing = drafting.at(place.parent());
        Thing kind = Thing.in(place.parent().isTop() ? place : place.parent().parent(), thing)
                .orElse(null);
        String about = kind == null || thing == null
                ? face.msg("studio.part.process")
                : lists.title(kind, thing, Integer.parseInt(place.parent().last()));
        return Page.of(
                "studio/conditions",
                new ConditionPage(
                        face.msg("studio.when." + place.last()),
                        about,
                        back(),
                        "/studio/proposals/" + drafting.proposal().id() + "/conditions",
                        place.toString(),
                        thing == null || kind == null ? "" : Thing.name(thing),
                        version,
                        now.isEmpty()
                                ? null
                                : Askable.inWords(now, standard).map(face::text).orElse(now),
                        now,
                        Askable.inWords(saved(), standard).map(face::text).orElse(saved()),
                        overtaken,
                        !saysTheSame(now),
                        deep,
                        !saved().isEmpty(),
                        wrong != null,
                        rows.rows().size() < 2 ? null : join(rows),
                        shown,
                        choices(),
                        new Field.Lines(
                                Question.of("text", face.msg("studio.when.text"))
                                        .withHint(face.msg("studio.when.text-hint"))
                                        .withError(wrong),
                                now,
                                3,
                                10_000),
                        List.copyOf(summary)));
    }

    private Field.OneOf join(Chosen rows) {
        return new Field.OneOf(
                Question.of("join", face.msg("studio.when.join")),
                List.of(Option.of("all", face.msg("studio.when.all")), Option.of("any", face.msg("studio.when.any"))),
                rows.all() ? "all" : "any");
    }

    private List<Field> fields(Row row, int position, boolean lacking) {
        Term term = row.term();
        List<Field> fields = new ArrayList<>();
        List<Option> ways = Chosen.ways(term).stream()
                .map(way -> Option.of(way.code(), face.msg(wayKey(term, way))))
                .toList();
        Question way = Question.of("way." + position, face.msg("studio.when.way"));
        fields.add(new Field.FromList(way, ways, row.way().code()));
        if (term.kind() == Kind.BOOLEAN) {
            return fields;
        }
        List<Option> codes = term.codes().entrySet().stream()
                .map(code -> Option.of(code.getKey(), face.text(code.getValue())))
                .toList();
        Question value = Question.of("value." + position, face.msg("studio.when.value"));
        String error = lacking ? face.msg("studio.when.value-wrong") : null;
        if (codes.isEmpty()) {
            fields.add(new Field.Line(
                    value.withHint(hint(term)).withError(error), row.value(), typing(term), unit(term), 200));
        } else if (term.list()) {
            fields.add(new Field.FromList(value.withError(error), codes, row.value()));
        } else if (codes.size() > TICKED) {
            fields.addAll(picked(row, position, codes, error));
        } else {
            fields.add(new Field.AnyOf(value.withHint(hint(term)).withError(error), codes, Set.copyOf(row.values())));
        }
        return fields;
    }

    /** Whether there are too many codes to show them all. */
    private static boolean picks(Row row) {
        return row.way().valued() && !row.term().list() && row.term().codes().size() > TICKED;
    }

    /** Those that are chosen, ticked, and a list with the rest to pick one more from. */
    private List<Field> picked(Row row, int position, List<Option> codes, @Nullable String error) {
        Set<String> chosen = Set.copyOf(row.values());
        List<Option> ticked =
                codes.stream().filter(code -> chosen.contains(code.value())).toList();
        List<Option> rest =
                codes.stream().filter(code -> !chosen.contains(code.value())).toList();
        List<Field> fields = new ArrayList<>();
        if (!ticked.isEmpty()) {
            fields.add(new Field.AnyOf(
                    Question.of("value." + position, face.msg("studio.when.value"))
                            .withHint(face.msg("studio.when.hint.ticked")),
                    ticked,
                    chosen));
        }
        String label = face.msg(ticked.isEmpty() ? "studio.when.value" : "studio.when.one-more");
        fields.add(new Field.FromList(
                Question.of("add." + position, label)
                        .withHint(face.msg("studio.when.hint.picked"))
                        .withError(error),
                rest,
                ""));
        return fields;
    }

    private static String wayKey(Term term, Way way) {
        boolean day = term.kind() == Kind.DATE
                && (way == Way.LESS
                        || way == Way.AT_MOST
                        || way == Way.MORE
                        || way == Way.AT_LEAST
                        || way == Way.EQUAL);
        return "studio.way." + way.code() + (day ? ".day" : "");
    }

    private @Nullable String hint(Term term) {
        return switch (term.kind()) {
            case DATE -> face.msg("studio.when.hint.date");
            case CODE -> term.list() ? null : face.msg("studio.when.hint.codes");
            case TEXT, INTEGER, DECIMAL, MONEY, BOOLEAN -> null;
        };
    }

    private static Field.Typing typing(Term term) {
        return switch (term.kind()) {
            case INTEGER -> Field.Typing.WHOLE;
            case DECIMAL -> Field.Typing.DECIMAL;
            case MONEY -> Field.Typing.MONEY;
            case TEXT, CODE, DATE, BOOLEAN -> Field.Typing.WORDS;
        };
    }

    private @Nullable String unit(Term term) {
        if (term.kind() == Kind.MONEY) {
            return face.msg("studio.yuan");
        }
        return standard.element(term.id())
                .map(DataElement::unit)
                .map(face::text)
                .orElse(null);
    }

    private List<ConditionPage.Choices> choices() {
        List<ConditionPage.Choices> choices = new ArrayList<>();
        List<Option> above = options(askable.above());
        if (!above.isEmpty()) {
            choices.add(new ConditionPage.Choices(face.msg("studio.when.above"), above));
        }
        choices.add(new ConditionPage.Choices(
                face.msg("studio.when.records"),
                options(askable.records()).stream()
                        .sorted(Comparator.comparing(Option::label))
                        .toList()));
        return choices;
    }

    private List<Option> options(List<DataElement> elements) {
        return elements.stream()
                .filter(element -> !standard.isRetired(element))
                .map(element -> Option.of(element.id(), face.text(element.name())))
                .toList();
    }
}
