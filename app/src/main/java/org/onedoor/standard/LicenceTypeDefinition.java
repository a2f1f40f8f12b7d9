package org.onedoor.standard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.LimitUnit;

/**
 * 证照类型 (GB/T 36902, GB/T 36904): a kind of licence, what its face shows, how it is numbered and how long it holds.
 *
 * @param code 证照类型代码: the defining authority's credit code and three more characters
 * @param demo whether the last three characters of the code are a demo's
 * @param issuer the department that issues it here
 * @param numberElement the data element that its number is (营业执照: 统一社会信用代码), null where it is none
 * @param validity how long it holds from the day of issue, null for 长期
 * @param remind 到期提醒: how many days before its end the holder is told, the furthest first
 * @param countsAs licence types that this one proves as well
 */
public record LicenceTypeDefinition(
        String id,
        Text name,
        String code,
        boolean demo,
        Holder holder,
        String issuer,
        NumberPattern number,
        @Nullable String numberElement,
        List<FaceElement> face,
        @Nullable Limit validity,
        List<Integer> remind,
        List<String> countsAs) {

    /** 持证主体. */
    public enum Holder {
        PERSON,
        FIRM;

        public String code() {
            return switch (this) {
                case PERSON -> "person";
                case FIRM -> "firm";
            };
        }
    }

    /**
     * 照面数据项: a data element on the face.
     *
     * @param optional left out where the case does not know it
     * @param name what the face calls it, null for the element's own name: 经营者 is who applies, by 姓名
     */
    public record FaceElement(
            String element, boolean optional, @Nullable Text name) {

        /** What the face calls it. */
        public Text label(Standard standard) {
            return name != null ? name : standard.element(element).orElseThrow().name();
        }
    }

    private static final Map<String, Holder> HOLDERS = Words.of(Holder.values(), Holder::code);
    private static final Map<String, LimitUnit> UNITS = Map.of(
            LimitUnit.YEARS.code(), LimitUnit.YEARS,
            LimitUnit.MONTHS.code(), LimitUnit.MONTHS,
            LimitUnit.NATURAL_DAYS.code(), LimitUnit.NATURAL_DAYS);

    private static final List<Integer> USUALLY = List.of(90, 60, 30);

    public LicenceTypeDefinition {
        face = List.copyOf(face);
        remind = List.copyOf(remind);
        countsAs = List.copyOf(countsAs);
    }

    static LicenceTypeDefinition read(Document document, Known known, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        Identifiers.kebab(fields, document.id());
        List<String> countsAs = new ArrayList<>();
        fields.scalars("counts-as").forEach(other -> {
            countsAs.add(other.value());
            known.refer(mistakes, other.place(), Kinds.LICENCE_TYPE, other.value());
        });
        LicenceTypeDefinition type = new LicenceTypeDefinition(
                document.id(),
                fields.text("name"),
                fields.string("code"),
                fields.flag("demo", false),
                fields.oneOf("holder", HOLDERS),
                fields.string("issuer"),
                NumberPattern.read(fields, "number"),
                fields.optionalString("number-is").orElse(null),
                face(fields, known),
                validity(fields).orElse(null),
                remind(fields),
                countsAs);
        Retirement.read(fields);
        fields.close();
        known.refer(fields, "issuer", Kinds.DEPARTMENT, type.issuer());
        if (type.numberElement() != null) {
            known.refer(fields, "number-is", Kinds.ELEMENT, type.numberElement());
        }
        checkCode(fields, type.code());
        return type;
    }

    private static List<FaceElement> face(Fields fields, Known known) {
        List<FaceElement> face = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Fields entry : fields.children("face")) {
            FaceElement element = new FaceElement(
                    entry.string("element"),
                    entry.flag("optional", false),
                    entry.optionalText("name").orElse(null));
            entry.close();
            face.add(element);
            known.refer(entry, "element", Kinds.ELEMENT, element.element());
            if (!seen.add(element.element())) {
                entry.wrong(
                        "element",
                        "照面上 " + element.element() + " 重复",
                        element.element() + " is on the face twice",
                        "只留一个",
                        "keep one");
            }
        }
        if (face.isEmpty()) {
            fields.wrong("face", "照面是空的", "the face is empty", "写上照面的数据元", "list the elements of its face");
        }
        return face;
    }

    private static Optional<Limit> validity(Fields fields) {
        return fields.child("validity").map(child -> {
            int value = (int) child.integer("value", 1, Limit.LONGEST);
            LimitUnit unit = child.oneOf("unit", UNITS);
            child.close();
            return new Limit(value, unit);
        });
    }

    /** Where a type says nothing: 90, 60 and 30 days before; an empty list is no reminder. */
    private static List<Integer> remind(Fields fields) {
        if (!fields.has("remind")) {
            return USUALLY;
        }
        List<Integer> days = new ArrayList<>();
        fields.scalars("remind").forEach(day -> {
            if (day.value().matches("[1-9]\\d{0,2}")) {
                days.add(Integer.valueOf(day.value()));
            } else {
                fields.wrong(
                        "remind",
                        "提醒要提前 1 到 999 天，不是 " + day.value(),
                        "a reminder comes 1 to 999 days before, not " + day.value(),
                        "写成天数，例如 [90, 60, 30]",
                        "write days, for example [90, 60, 30]");
            }
        });
        return days.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    private static void checkCode(Fields fields, String code) {
        if (!code.isEmpty() && (code.length() != 21 || !CheckDigits.isCreditCode(code.substring(0, 18)))) {
            fields.wrong(
                    "code",
                    "证照类型代码 " + code + " 应当是定义机构的 18 位信用代码加 3 位顺序号",
                    "the type code " + code + " must be the authority's 18-character credit code and three more",
                    "核对 21 位代码和第 18 位校验码（GB/T 36904）",
                    "compare the 21 characters and the check character at the 18th (GB/T 36904)");
        }
    }
}
