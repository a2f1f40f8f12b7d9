package org.onedoor.standard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Text;

/**
 * 数据元: the smallest grain. Every form field, rule attribute, licence face item and shared column points to one.
 *
 * @param id snake_case ASCII, so that conditions can name it
 * @param codes the code set's id, for {@link ElementType#CODE} only
 * @param many whether several codes may be chosen
 * @param formatBy the coded element answered beside it whose code names the format: a document's number by its kind
 * @param length the most characters of a text
 * @param min the least number (money in 分) or date as written, null for none
 * @param max the largest number or date as written
 * @param scale digits after the point of a decimal
 * @param account what of the applicant's own account it is filled with where no register holds it; null for nothing
 * @param authority 数源: the department whose register is authoritative, null where only the applicant knows
 * @param standard the standard or law that defines it
 */
public record DataElement(
        String id,
        Text name,
        Text definition,
        ElementType type,
        @Nullable String codes,
        boolean many,
        @Nullable ElementFormat format,
        @Nullable String formatBy,
        int length,
        @Nullable String min,
        @Nullable String max,
        int scale,
        @Nullable Text unit,
        Sensitivity sensitivity,
        Prefill prefill,
        @Nullable AccountFact account,
        @Nullable String authority,
        @Nullable String standard) {

    /** How long a text may be that sets no length. */
    public static final int LENGTH = 200;

    private static final Map<String, ElementType> TYPES = Words.of(ElementType.values(), ElementType::code);
    private static final Map<String, ElementFormat> FORMATS = Words.of(ElementFormat.values(), ElementFormat::code);
    private static final Map<String, Sensitivity> SENSITIVITIES = Words.of(Sensitivity.values(), Sensitivity::code);
    private static final Map<String, AccountFact> ACCOUNT_FACTS = Words.of(AccountFact.values(), AccountFact::code);
    private static final Map<String, Prefill> PREFILLS = Words.of(Prefill.values(), Prefill::code);

    /** Words that the condition language keeps for itself. */
    private static final Set<String> RESERVED = Set.of(
            "in",
            "true",
            "false",
            "null",
            "today",
            "date",
            "years_since",
            "months_since",
            "days_since",
            "has",
            "known",
            "ask",
            "contains",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while",
            "size",
            "all",
            "exists",
            "map",
            "filter",
            "int",
            "uint",
            "double",
            "bool",
            "string",
            "bytes",
            "list",
            "type",
            "dyn",
            "duration",
            "timestamp",
            "matches");

    /** The least number, for {@link ElementType#INTEGER}, {@link ElementType#DECIMAL} and {@link ElementType#MONEY}. */
    public Optional<BigDecimal> leastNumber() {
        return number(min);
    }

    public Optional<BigDecimal> largestNumber() {
        return number(max);
    }

    /** The first day allowed, for {@link ElementType#DATE}. */
    public Optional<LocalDate> firstDay() {
        return day(min);
    }

    public Optional<LocalDate> lastDay() {
        return day(max);
    }

    /** The format where a document of this kind has one of its own: resident-id, credit-code. */
    public Optional<ElementFormat> formatOf(String documentKind) {
        return Optional.ofNullable(FORMATS.get(documentKind));
    }

    private Optional<BigDecimal> number(@Nullable String bound) {
        return type.isNumber() ? Optional.ofNullable(bound).map(BigDecimal::new) : Optional.empty();
    }

    private Optional<LocalDate> day(@Nullable String bound) {
        return type == ElementType.DATE ? Optional.ofNullable(bound).map(LocalDate::parse) : Optional.empty();
    }

    static DataElement read(Document document, Known known, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        ElementType type = fields.oneOf("type", TYPES);
        // what else may stand there depends on the type; of an unknown one nothing more is said
        ElementType told = fields.optionalString("type").map(TYPES::get).orElse(null);
        Optional<String> codes = only(fields, "codes", type == ElementType.CODE, told);
        Optional<String> authority = fields.optionalString("authority");
        Optional<ElementFormat> format =
                only(fields, "format", type == ElementType.TEXT, told).map(word -> fields.oneOf("format", FORMATS));
        Optional<String> formatBy = only(fields, "format-by", type == ElementType.TEXT, told);
        boolean bounded = type.isNumber() || type == ElementType.DATE;
        Optional<String> min = only(fields, "min", bounded, told).filter(bound -> bound(fields, "min", bound, type));
        Optional<String> max = only(fields, "max", bounded, told).filter(bound -> bound(fields, "max", bound, type));
        only(fields, "length", type == ElementType.TEXT, told);
        only(fields, "scale", type == ElementType.DECIMAL, told);
        only(fields, "many", type == ElementType.CODE, told);
        only(fields, "unit", type.isNumber(), told);
        DataElement element = new DataElement(
                document.id(),
                fields.text("name"),
                fields.text("definition"),
                type,
                codes.orElse(null),
                fields.flag("many", false),
                format.orElse(null),
                formatBy.orElse(null),
                fields.optionalInteger("length", 1, 4000).orElse((long) LENGTH).intValue(),
                min.orElse(null),
                max.orElse(null),
                fields.optionalInteger("scale", 0, 6).orElse(2L).intValue(),
                fields.optionalText("unit").orElse(null),
                fields.oneOf("sensitivity", SENSITIVITIES),
                fields.oneOf("prefill", PREFILLS),
                fields.has("account") ? fields.oneOf("account", ACCOUNT_FACTS) : null,
                authority.orElse(null),
                fields.optionalString("standard").orElse(null));
        Retirement.read(fields);
        fields.close();
        element.check(fields, known, told != null);
        return element;
    }

    private void check(Fields fields, Known known, boolean typeKnown) {
        Identifiers.snake(fields, id);
        if (RESERVED.contains(id)) {
            fields.wrong(
                    "id", id + " 是条件语言的保留字", id + " is a word of the condition language", "换一个编号", "choose another id");
        }
        if (typeKnown && type == ElementType.CODE && !fields.has("codes")) {
            fields.wrong("type", "代码型数据元要有 codes", "a coded element needs codes", "写上代码集的编号", "name its code set");
        }
        if (codes != null) {
            known.refer(fields, "codes", Kinds.CODE_SET, codes);
        }
        if (formatBy != null) {
            known.refer(fields, "format-by", Kinds.ELEMENT, formatBy);
        }
        if (authority != null) {
            known.refer(fields, "authority", Kinds.DEPARTMENT, authority);
        }
        if (min != null && max != null && backwards(min, max)) {
            fields.wrong("max", "max 小于 min", "max is less than min", "把两个数调过来", "swap the two");
        }
    }

    private boolean backwards(String least, String most) {
        return type == ElementType.DATE
                ? LocalDate.parse(most).isBefore(LocalDate.parse(least))
                : new BigDecimal(most).compareTo(new BigDecimal(least)) < 0;
    }

    /** A key that only some types may have; an empty one is told by whoever reads it further. */
    private static Optional<String> only(Fields fields, String key, boolean allowed, @Nullable ElementType type) {
        if (!fields.has(key) || type == null || allowed) {
            return type != null && allowed && !key.equals("unit") ? fields.optionalString(key) : Optional.empty();
        }
        fields.wrong(
                key,
                type.code() + " 类型没有 " + key,
                "an element of type " + type.code() + " has no " + key,
                "删去 " + key + "，或改类型",
                "remove " + key + ", or change the type");
        return Optional.empty();
    }

    private static boolean bound(Fields fields, String key, String bound, ElementType type) {
        try {
            switch (type) {
                case DATE -> LocalDate.parse(bound);
                case INTEGER, MONEY -> Long.parseLong(bound);
                case DECIMAL -> new BigDecimal(bound);
                case TEXT, CODE, BOOLEAN -> throw new IllegalStateException(type.code());
            }
            return true;
        } catch (NumberFormatException | DateTimeParseException e) {
            fields.wrong(
                    key,
                    bound + " 不能作 " + type.code() + " 的界限",
                    bound + " cannot bound a value of type " + type.code(),
                    "写数字，日期写成 2020-01-31",
                    "write a number, or a date like 2020-01-31");
            return false;
        }
    }
}
