package org.onedoor.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One field of a form; {@code @template.web.field(face, field)} draws any of them. */
public sealed interface Field {

    Question question();

    /** What is wrong in this field and in the fields inside it, in the order of the page. */
    default List<Mistake> mistakes() {
        String error = question().error();
        if (error == null) {
            return List.of();
        }
        // most messages name the field themselves, and need it no second time in the summary
        String label = error.contains(question().label()) ? null : question().label();
        return List.of(new Mistake(question().id(), label, error));
    }

    /** What is wrong on a whole page, for its error summary. */
    static List<Mistake> mistakes(List<? extends Field> fields) {
        return fields.stream().flatMap(field -> field.mistakes().stream()).toList();
    }

    /** How a line of text is typed: keyboard on a phone, what a browser may fill in, how wide it looks. */
    enum Typing {
        WORDS("text", "text", null, "wide"),
        /** A person's own name. */
        NAME("text", "text", "name", "middle"),
        /** 18 digits, the last may be X. */
        IDENTITY_NUMBER("text", "text", "off", "middle"),
        /** 统一社会信用代码: 18 capital letters and digits. */
        CREDIT_CODE("text", "text", "off", "middle"),
        MOBILE("tel", "tel", "tel", "middle"),
        EMAIL("email", "email", "email", "wide"),
        /** A whole number. */
        WHOLE("text", "numeric", null, "narrow"),
        /** A number with a fraction. */
        DECIMAL("text", "decimal", null, "narrow"),
        /** 元, with at most two decimals. */
        MONEY("text", "decimal", null, "narrow"),
        SEARCH("search", "search", null, "wide"),
        /** A login name. */
        USERNAME("text", "text", "username", "middle"),
        PASSWORD("password", "text", "current-password", "middle"),
        NEW_PASSWORD("password", "text", "new-password", "middle"),
        ONE_TIME_CODE("text", "numeric", "one-time-code", "narrow");

        private final String type;
        private final String keyboard;
        private final @Nullable String autocomplete;
        private final String width;

        Typing(String type, String keyboard, @Nullable String autocomplete, String width) {
            this.type = type;
            this.keyboard = keyboard;
            this.autocomplete = autocomplete;
            this.width = width;
        }

        public String type() {
            return type;
        }

        public String keyboard() {
            return keyboard;
        }

        public @Nullable String autocomplete() {
            return autocomplete;
        }

        public String width() {
            return width;
        }
    }

    /**
     * One line of text, a number or an amount.
     *
     * @param unit stands behind the input, as 平方米 or 元; null for none
     * @param longest the most characters it takes; 0 for no limit
     */
    record Line(
            Question question,
            String value,
            Typing typing,
            @Nullable String unit,
            int longest) implements Field {

        public static Line of(Question question, String value) {
            return new Line(question, value, Typing.WORDS, null, 0);
        }

        public static Line of(Question question, String value, Typing typing) {
            return new Line(question, value, typing, null, 0);
        }
    }

    /** Several lines of text. */
    record Lines(Question question, String value, int rows, int longest) implements Field {}

    /**
     * A day, as three inputs {@code name.year}, {@code name.month}, {@code name.day}: quicker than a picker for a date
     * that one knows, and the same on a kiosk. {@link DayAnswer} reads them.
     */
    record Day(Question question, DayAnswer value) implements Field {}

    /** One of a few answers, all to be seen. */
    record OneOf(
            Question question,
            List<Option> options,
            @Nullable String chosen) implements Field {

        Set<String> chosenAsSet() {
            return chosen == null ? Set.of() : Set.of(chosen);
        }
    }

    /** Any of a few answers. */
    record AnyOf(Question question, List<Option> options, Set<String> chosen) implements Field {}

    /** One of many answers. */
    record FromList(
            Question question,
            List<Option> options,
            @Nullable String chosen) implements Field {}

    /**
     * A single box to tick, for a declaration or consent.
     *
     * @param statement what one declares by ticking
     */
    record Tick(Question question, String statement, boolean ticked) implements Field {}

    /**
     * 材料上传: a file, or a picture taken on the spot.
     *
     * @param accept the types the picker offers, as {@code .pdf,image/jpeg,image/png}
     * @param camera offers the phone's camera beside the picker
     * @param several whether more than one may be chosen
     * @param limits what may be sent, in words: "PDF、JPG 或 PNG，每个不超过 10 MB"
     * @param sent what is there already
     */
    record Upload(Question question, String accept, boolean camera, boolean several, String limits, List<Sent> sent)
            implements Field {}

    /**
     * A file that was sent.
     *
     * @param name as the person knows it
     * @param size in words
     * @param viewPath where to look at it
     * @param removeValue posted as {@code remove} by the button beside it; null when it may not be removed
     */
    record Sent(
            String name,
            String size,
            @Nullable String viewPath,
            @Nullable String removeValue) {}

    /**
     * 重复组: rows of the same fields, such as shareholders. The buttons post {@code add} or {@code remove} with
     * {@code name} or {@code name.<row>}, so rows come and go without script.
     *
     * @param rows each row's fields, named {@code name.<row>.field}
     * @param rowLabel a row's bare name, as 股东, shareholder
     * @param most the highest number of rows
     */
    record Rows(Question question, List<List<Field>> rows, String rowLabel, int least, int most) implements Field {

        @Override
        public List<Mistake> mistakes() {
            List<Mistake> mistakes = new ArrayList<>(Field.super.mistakes());
            rows.forEach(row -> mistakes.addAll(Field.mistakes(row)));
            return mistakes;
        }

        /** {@code 股东 1}, {@code Shareholder 1}: the bare name begins a line here. */
        public String heading(int number) {
            int first = rowLabel.offsetByCodePoints(0, rowLabel.isEmpty() ? 0 : 1);
            return rowLabel.substring(0, first).toUpperCase(Locale.ROOT) + rowLabel.substring(first) + " " + number;
        }

        public boolean mayAdd() {
            return rows.size() < most;
        }

        public boolean mayRemove() {
            return rows.size() > least;
        }
    }
}
