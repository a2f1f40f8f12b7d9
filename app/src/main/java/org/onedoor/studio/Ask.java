package org.onedoor.studio;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlEdit;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.Field.Typing;
import org.onedoor.web.Option;
import org.onedoor.web.Question;

/** 一处内容: one value of a definition as a form asks for it, and back. */
sealed interface Ask permits Ask.Both, Ask.Word, Ask.Money, Ask.Choice, Ask.Ticks, Ask.Words, Ask.YesNo, Span {

    /** Longer texts get several lines. */
    int ONE_LINE = 60;

    /** Where the value lies, from the thing that the form is about: {@code contact/consult}; empty for that thing itself. */
    String key();

    Question question();

    /** What stands in the inputs for a value; null for none. */
    Typed shown(@Nullable Node value);

    /** The inputs' names. */
    List<String> names();

    List<Field> fields(Typed typed, @Nullable String error, Face face);

    /** The value that was typed; null where nothing was. */
    @Nullable
    Node written(Typed typed);

    /** What was typed, in the order in which it stood where its order is nobody's choice. */
    default Typed inOrderOf(Typed shown, Typed typed) {
        return typed;
    }

    static String scalar(@Nullable Node node) {
        return node instanceof Node.Scalar scalar ? scalar.value() : "";
    }

    static @Nullable Node member(@Nullable Node node, String key) {
        return node instanceof Node.Mapping mapping ? mapping.values().get(key) : null;
    }

    static Question named(Question question, String name, String label, @Nullable String hint) {
        return new Question(name, label, hint, question.optional(), null, null);
    }

    /** A text in both languages. */
    record Both(String key, Question question) implements Ask {

        @Override
        public Typed shown(@Nullable Node value) {
            return Typed.of(
                    question.name() + ".zh",
                    scalar(member(value, "zh")),
                    question.name() + ".en",
                    scalar(member(value, "en")));
        }

        @Override
        public List<String> names() {
            return List.of(question.name() + ".zh", question.name() + ".en");
        }

        @Override
        public List<Field> fields(Typed typed, @Nullable String error, Face face) {
            List<Field> fields = new ArrayList<>();
            for (String language : List.of("zh", "en")) {
                String name = question.name() + "." + language;
                String label = face.msg("studio.ask.in." + language, "label", question.label());
                boolean first = language.equals("zh");
                Question one = named(question, name, label, first ? question.hint() : null)
                        .withError(first ? error : null);
                fields.add(line(one, typed.one(name)));
            }
            return fields;
        }

        private static Field line(Question question, String value) {
            return value.length() > ONE_LINE || value.contains("\n")
                    ? new Field.Lines(question, value, 3, 2_000)
                    : new Field.Line(question, value, Typing.WORDS, null, 2_000);
        }

        @Override
        public @Nullable Node written(Typed typed) {
            Map<String, Node> both = new LinkedHashMap<>();
            for (String language : List.of("zh", "en")) {
                String text = typed.one(question.name() + "." + language);
                if (!text.isEmpty()) {
                    both.put(language, YamlEdit.text(text));
                }
            }
            return both.isEmpty() ? null : YamlEdit.mapping(both);
        }
    }

    /**
     * One word, number or day.
     *
     * @param text whether it is a text, which stands in quotes where it looks like a number
     */
    record Word(
            String key,
            Question question,
            Typing typing,
            @Nullable String unit,
            boolean text) implements Ask {

        @Override
        public Typed shown(@Nullable Node value) {
            return Typed.of(question.name(), scalar(value));
        }

        @Override
        public List<String> names() {
            return List.of(question.name());
        }

        @Override
        public List<Field> fields(Typed typed, @Nullable String error, Face face) {
            return List.of(new Field.Line(question.withError(error), typed.one(question.name()), typing, unit, 200));
        }

        @Override
        public @Nullable Node written(Typed typed) {
            String value = typed.one(question.name());
            return value.isEmpty() ? null : text ? YamlEdit.text(value) : YamlEdit.word(value);
        }
    }

    /** 金额: typed in 元, written in 分; what is no amount is written as it was typed, so that the check tells of it. */
    record Money(String key, Question question, String unit) implements Ask {

        @Override
        public Typed shown(@Nullable Node value) {
            String fen = scalar(value);
            return Typed.of(
                    question.name(),
                    fen.matches("\\d{1,15}")
                            ? new BigDecimal(fen)
                                    .movePointLeft(2)
                                    .stripTrailingZeros()
                                    .toPlainString()
                            : fen);
        }

        @Override
        public List<String> names() {
            return List.of(question.name());
        }

        @Override
        public List<Field> fields(Typed typed, @Nullable String error, Face face) {
            return List.of(
                    new Field.Line(question.withError(error), typed.one(question.name()), Typing.MONEY, unit, 20));
        }

        @Override
        public @Nullable Node written(Typed typed) {
            String yuan = typed.one(question.name());
            if (yuan.isEmpty()) {
                return null;
            }
            return YamlEdit.word(
                    yuan.matches("\\d{1,13}(\\.\\d{1,2})?")
                            ? new BigDecimal(yuan)
                                    .movePointRight(2)
                                    .toBigInteger()
                                    .toString()
                            : yuan);
        }
    }

    /**
     * One of several.
     *
     * @param retired those that are not to be chosen any more, shown where one of them is already
     * @param many whether it is picked from a list
     */
    record Choice(String key, Question question, List<Option> options, List<Option> retired, boolean many, boolean text)
            implements Ask {

        Choice(String key, Question question, List<Option> options, boolean many, boolean text) {
            this(key, question, options, List.of(), many, text);
        }

        @Override
        public Typed shown(@Nullable Node value) {
            return Typed.of(question.name(), scalar(value));
        }

        @Override
        public List<String> names() {
            return List.of(question.name());
        }

        @Override
        public List<Field> fields(Typed typed, @Nullable String error, Face face) {
            String chosen = typed.one(question.name());
            List<Option> all = withUnknown(options, retired, chosen.isEmpty() ? List.of() : List.of(chosen), face);
            Question asked = question.withError(error);
            return List.of(many ? new Field.FromList(asked, all, chosen) : new Field.OneOf(asked, all, chosen));
        }

        @Override
        public @Nullable Node written(Typed typed) {
            String value = typed.one(question.name());
            return value.isEmpty() ? null : text ? YamlEdit.text(value) : YamlEdit.word(value);
        }
    }

    /** What stands there and is none of those to choose from is kept, and the check tells of it. */
    private static List<Option> withUnknown(
            List<Option> options, List<Option> retired, List<String> chosen, Face face) {
        List<Option> all = new ArrayList<>(options);
        retired.stream().filter(option -> chosen.contains(option.value())).forEach(all::add);
        Set<String> known = new HashSet<>();
        all.forEach(option -> known.add(option.value()));
        chosen.stream()
                .filter(one -> !known.contains(one))
                .forEach(one -> all.add(Option.of(one, face.msg("studio.ask.unknown", "value", one))));
        return List.copyOf(all);
    }

    /** Any of several, as a list. */
    record Ticks(String key, Question question, List<Option> options, boolean text) implements Ask {

        @Override
        public Typed shown(@Nullable Node value) {
            return Typed.of(question.name(), scalars(value));
        }

        @Override
        public List<String> names() {
            return List.of(question.name());
        }

        @Override
        public List<Field> fields(Typed typed, @Nullable String error, Face face) {
            List<String> chosen = typed.all(question.name());
            return List.of(new Field.AnyOf(
                    question.withError(error), withUnknown(options, List.of(), chosen, face), Set.copyOf(chosen)));
        }

        /** Boxes come in the order of the page. */
        @Override
        public Typed inOrderOf(Typed shown, Typed typed) {
            List<String> ordered = new ArrayList<>(shown.all(question.name()));
            ordered.retainAll(typed.all(question.name()));
            typed.all(question.name()).stream()
                    .filter(one -> !ordered.contains(one))
                    .forEach(ordered::add);
            return typed.and(Typed.of(question.name(), ordered));
        }

        @Override
        public @Nullable Node written(Typed typed) {
            return list(typed.all(question.name()), text);
        }
    }

    /** Words of one's own, each on its line. */
    record Words(String key, Question question) implements Ask {

        @Override
        public Typed shown(@Nullable Node value) {
            return Typed.of(question.name(), String.join("\n", scalars(value)));
        }

        @Override
        public List<String> names() {
            return List.of(question.name());
        }

        @Override
        public List<Field> fields(Typed typed, @Nullable String error, Face face) {
            return List.of(new Field.Lines(question.withError(error), typed.one(question.name()), 5, 20_000));
        }

        @Override
        public @Nullable Node written(Typed typed) {
            return list(
                    typed.one(question.name())
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .distinct()
                            .toList(),
                    true);
        }
    }

    private static List<String> scalars(@Nullable Node value) {
        return value instanceof Node.Sequence sequence
                ? sequence.items().stream().map(Ask::scalar).toList()
                : List.of();
    }

    private static @Nullable Node list(List<String> values, boolean text) {
        return values.isEmpty()
                ? null
                : YamlEdit.sequence(values.stream()
                        .map(value -> text ? YamlEdit.text(value) : YamlEdit.word(value))
                        .toList());
    }

    /**
     * Yes or no.
     *
     * @param otherwise what it is where nothing is written
     */
    record YesNo(String key, Question question, boolean otherwise) implements Ask {

        @Override
        public Typed shown(@Nullable Node value) {
            String written = scalar(value);
            return Typed.of(question.name(), written.isEmpty() ? String.valueOf(otherwise) : written);
        }

        @Override
        public List<String> names() {
            return List.of(question.name());
        }

        @Override
        public List<Field> fields(Typed typed, @Nullable String error, Face face) {
            return List.of(new Field.OneOf(
                    question.withError(error),
                    List.of(
                            Option.of("true", face.msg("studio.ask.yes")),
                            Option.of("false", face.msg("studio.ask.no"))),
                    typed.one(question.name())));
        }

        @Override
        public @Nullable Node written(Typed typed) {
            String value = typed.one(question.name());
            return value.isEmpty() || value.equals(String.valueOf(otherwise)) ? null : YamlEdit.word(value);
        }
    }
}
