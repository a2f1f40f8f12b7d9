package org.onedoor.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Place;
import org.onedoor.definition.Similar;
import org.onedoor.rules.Kind;
import org.onedoor.rules.Term;
import org.onedoor.rules.Vocabulary;
import org.onedoor.shared.Text;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.onedoor.standard.ElementType;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.MaterialType;
import org.onedoor.standard.Prefill;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standard;

/** Follows what an item refers to in the standards; a broken reference becomes a mistake with the likeliest meant word. */
public final class References {

    private final Standard standard;
    private final Mistakes mistakes;

    public References(Standard standard, Mistakes mistakes) {
        this.standard = standard;
        this.mistakes = mistakes;
    }

    public String department(Fields fields, String key) {
        return known(
                fields,
                key,
                "部门",
                "department",
                standard::department,
                () -> standard.departments().stream().map(Department::id).toList());
    }

    String element(Fields fields, String key) {
        return known(
                fields,
                key,
                "数据元",
                "data element",
                standard::element,
                () -> standard.elements().stream().map(DataElement::id).toList());
    }

    String materialType(Fields fields, String key) {
        return known(
                fields,
                key,
                "材料类型",
                "material type",
                standard::materialType,
                () -> standard.materialTypes().stream().map(MaterialType::id).toList());
    }

    String licenceType(Fields fields, String key) {
        return known(
                fields,
                key,
                "证照类型",
                "licence type",
                standard::licenceType,
                () -> standard.licenceTypes().stream()
                        .map(LicenceTypeDefinition::id)
                        .toList());
    }

    String code(Fields fields, String key, String codeSet) {
        String value = fields.string(key);
        return value.isEmpty() ? value : code(fields.place(key), value, codeSet).orElse("");
    }

    public Optional<String> code(Place place, String value, String codeSet) {
        Optional<CodeSet> codes = standard.codeSet(codeSet);
        Collection<String> known = codes.stream()
                .flatMap(set -> set.codes().stream())
                .map(CodeSet.Code::code)
                .toList();
        if (!known.contains(value)) {
            unknown(place, "代码集 " + codeSet + " 的代码", "code of the code set " + codeSet, value, known);
            return Optional.empty();
        }
        return Optional.of(value);
    }

    Optional<String> region(Place place, String value) {
        if (standard.region(value).isEmpty()) {
            unknown(
                    place,
                    "区划",
                    "region",
                    value,
                    standard.regions().stream().map(Region::code).toList());
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** A question's element must offer choices: a code set or yes and no. */
    void mustBeChoice(Fields fields, String key, String element) {
        standard.element(element).ifPresent(known -> {
            boolean choice = known.type() == ElementType.BOOLEAN || (known.type() == ElementType.CODE && !known.many());
            if (!choice) {
                fields.wrong(
                        key,
                        "情形问题只能用单选代码或是非型数据元，" + element + " 是 " + known.type().code(),
                        "a question needs an element of one code or of yes and no; " + element + " is "
                                + known.type().code(),
                        "换一个数据元，或放进表单",
                        "use another element, or ask it in the form");
            }
        });
    }

    /** @param ids of all there are, to look for the likeliest meant among them */
    private String known(
            Fields fields,
            String key,
            String nameZh,
            String nameEn,
            Function<String, Optional<?>> byId,
            Supplier<Collection<String>> ids) {
        String value = fields.string(key);
        if (!value.isEmpty() && byId.apply(value).isEmpty()) {
            unknown(fields.place(key), nameZh, nameEn, value, ids.get());
        }
        return value;
    }

    /** Notes that there is no such thing, with the likeliest meant word. */
    public void unknown(Place place, String nameZh, String nameEn, String value, Collection<String> ids) {
        mistakes.add(
                place,
                "没有这个" + nameZh + "：" + value,
                "there is no " + nameEn + " " + value,
                "改成已有的" + nameZh + Similar.hintZh(value, ids),
                "use one that exists" + Similar.hintEn(value, ids));
    }

    /**
     * What a condition may speak of: the elements asked above it, and those that records may hold of an applicant.
     *
     * @param asked ids asked so far; later ones may not be used yet
     */
    public Vocabulary vocabulary(Set<String> asked) {
        Set<String> above = Set.copyOf(asked);
        return new Vocabulary() {
            @Override
            public Optional<Term> term(String id) {
                return standard.element(id)
                        .filter(element -> above.contains(id) || element.prefill() != Prefill.NEVER)
                        .map(element -> References.term(standard, element));
            }

            @Override
            public Set<String> ids() {
                return above;
            }
        };
    }

    static Term term(Standard standard, DataElement element) {
        Map<String, Text> codes = new LinkedHashMap<>();
        codesOf(standard, element).forEach(code -> codes.put(code.code(), code.name()));
        String authority = element.authority();
        Text source = authority == null
                ? null
                : standard.department(authority).map(Department::name).orElse(null);
        return new Term(element.id(), element.name(), kind(element.type()), element.many(), codes, source);
    }

    /** The codes that an element may take, in their order; none for an element that is not coded. */
    static List<CodeSet.Code> codesOf(Standard standard, DataElement element) {
        return Optional.ofNullable(element.codes())
                .flatMap(standard::codeSet)
                .map(CodeSet::codes)
                .orElse(List.of());
    }

    private static Kind kind(ElementType type) {
        return switch (type) {
            case TEXT -> Kind.TEXT;
            case CODE -> Kind.CODE;
            case INTEGER -> Kind.INTEGER;
            case DECIMAL -> Kind.DECIMAL;
            case MONEY -> Kind.MONEY;
            case DATE -> Kind.DATE;
            case BOOLEAN -> Kind.BOOLEAN;
        };
    }
}
