package org.onedoor.studio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlEdit;
import org.onedoor.definition.YamlPath;
import org.onedoor.shared.Text;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.onedoor.standard.ElementType;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.MaterialType;
import org.onedoor.standard.Standard;
import org.onedoor.web.Face;
import org.onedoor.web.Field.Typing;
import org.onedoor.web.Option;
import org.onedoor.web.Question;

/** 表: what is asked on each page of the editor, and what there is to choose from. */
final class Sheets {

    private final Standard standard;
    private final Face face;
    private final YamlEdit edit;

    Sheets(Standard standard, Face face, YamlEdit edit) {
        this.standard = standard;
        this.face = face;
        this.edit = edit;
    }

    /** What a page asks of the item itself. */
    List<Ask> of(Part part) {
        return switch (part) {
            case BASICS ->
                List.of(
                        both("name"),
                        both("summary"),
                        new Ask.Words("words", question("words").asOptional()),
                        new Ask.Ticks("topics", question("topics"), codes("item-topic"), false),
                        new Ask.Word("effective", question("effective"), Typing.WHOLE, null, false));
            case WHO ->
                List.of(
                        department("department"),
                        new Ask.Ticks("regions", question("regions"), regions(), true),
                        new Ask.Ticks(
                                "offered", question("offered"), words("offered", "web", "phone", "counter"), false),
                        new Ask.Word("catalogue/code", question("catalogue.code"), Typing.WHOLE, null, true),
                        list("catalogue/type", codes("item-type")),
                        list("catalogue/level", codes("exercise-level")),
                        new Ask.Ticks("catalogue/audience", question("catalogue.audience"), codes("audience"), true),
                        list("catalogue/case-kind", codes("case-kind")),
                        new Ask.Word("contact/consult", question("contact.consult"), Typing.MOBILE, null, false),
                        new Ask.Word("contact/complain", question("contact.complain"), Typing.MOBILE, null, false),
                        both("contact/address"),
                        both("contact/hours"),
                        new Ask.Choice(
                                "use",
                                question("use").asOptional(),
                                words("use", "in-use", "paused", "cancelled"),
                                false,
                                false),
                        optional("because"));
            case LIMITS ->
                List.of(
                        new Span(
                                "limits/statutory", question("limits.statutory").asOptional(), true),
                        new Span("limits/promised", question("limits.promised"), false),
                        new Span(
                                "limits/extension", question("limits.extension").asOptional(), true));
            case FEE ->
                List.of(
                        new Ask.Money("fee/fen", question("fee.fen"), face.msg("studio.yuan")),
                        optional("fee/name"),
                        optional("fee/ground"),
                        new Ask.Choice(
                                "fee/due",
                                question("fee.due").asOptional(),
                                words("due", "acceptance", "issue"),
                                false,
                                false),
                        new Ask.Word("visits/count", question("visits.count"), Typing.WHOLE, null, false),
                        optional("visits/why"));
            case PROCESS ->
                List.of(
                        new Span("process/accept/within", question("process.accept"), false),
                        new Span(
                                "process/correction/within",
                                question("process.correction").asOptional(),
                                false),
                        department("process/decide/department"),
                        new Span("process/decide/within", question("process.decide"), false),
                        new Span(
                                "process/serve/within",
                                question("process.serve").asOptional(),
                                false));
            case RESULT ->
                List.of(
                        new Ask.Choice(
                                "result/kind",
                                question("result.kind"),
                                words("result", "licence", "document", "none"),
                                false,
                                false),
                        picked("result/licence", question("result.licence").asOptional(), licences()),
                        new Ask.Choice(
                                "result/keep",
                                question("result.keep").asOptional(),
                                words("keep", "for-ever", "30-years", "10-years"),
                                false,
                                false),
                        new Ask.Choice(
                                "follows/as",
                                question("follows.as").asOptional(),
                                words("follows", "change", "renewal", "replacement"),
                                false,
                                false),
                        picked("follows/licence", question("follows.licence").asOptional(), licences()));
            case LAWS, QUESTIONS, FORM, MATERIALS, FAQ -> List.of();
        };
    }

    /** What a page asks of one thing. */
    List<Ask> of(Thing thing) {
        return switch (thing) {
            case CONDITION -> List.of(new Ask.Both("", question("condition.self")));
            case LAW ->
                List.of(
                        new Ask.Both("name", question("law.name")),
                        new Ask.Word("article", question("law.article"), Typing.WORDS, null, true));
            case QUESTION ->
                List.of(
                        picked("element", question("question.element"), choices()),
                        new Ask.Both("ask", question("question.ask")),
                        new Ask.Both("why", question("question.why")));
            case PAGE ->
                List.of(
                        new Ask.Both("title", question("page.title")),
                        new Ask.Word("page", question("page.page"), Typing.USERNAME, null, false));
            case FIELD, GROUP_FIELD ->
                List.of(
                        new Ask.YesNo("required", question("field.required"), true),
                        new Ask.Both("hint", question("field.hint").asOptional()));
            case GROUP ->
                List.of(
                        new Ask.Both("title", question("group.title")),
                        new Ask.Both("row", question("group.row")),
                        new Ask.Word("group", question("group.group"), Typing.USERNAME, null, false),
                        new Ask.Word("min", question("group.min"), Typing.WHOLE, null, false),
                        new Ask.Word("max", question("group.max"), Typing.WHOLE, null, false));
            case MATERIAL ->
                List.of(
                        picked("material", question("material.material"), materials()),
                        new Ask.Choice(
                                "need",
                                question("material.need"),
                                words("need", "required", "optional", "deferrable"),
                                false,
                                false),
                        new Ask.Choice(
                                "from",
                                question("material.from"),
                                words("from", "upload", "licence", "form"),
                                false,
                                false),
                        picked("licence", question("material.licence").asOptional(), licences()),
                        new Span("within", question("material.within").asOptional(), false),
                        new Ask.Both("hint", question("material.hint").asOptional()));
            case REVIEW ->
                List.of(
                        new Ask.Both("name", question("review.name")),
                        new Ask.Word("id", question("review.id"), Typing.USERNAME, null, false),
                        department("review.department", "department"),
                        new Span("within", question("review.within"), false),
                        new Ask.Ticks("after", question("review.after").asOptional(), reviews(), false),
                        new Ask.Ticks("reads", question("review.reads").asOptional(), asked(), false),
                        new Ask.YesNo("consultation", question("review.consultation"), false));
            case FAQ ->
                List.of(
                        new Ask.Both("question", question("faq.question")),
                        new Ask.Both("answer", question("faq.answer")));
            case AMOUNT -> List.of(new Ask.Money("fen", question("amount.fen"), face.msg("studio.yuan")));
            case EXEMPTION -> List.of(new Ask.Both("ground", question("exemption.ground")));
        };
    }

    private Question question(String name) {
        String key = "studio.ask." + name;
        return Question.of(name, face.msg(key)).withHint(face.has(key + ".hint") ? face.msg(key + ".hint") : null);
    }

    private Ask both(String key) {
        return new Ask.Both(key, question(key.replace('/', '.')));
    }

    private Ask optional(String key) {
        return new Ask.Both(key, question(key.replace('/', '.')).asOptional());
    }

    private Ask list(String key, List<Option> options) {
        return new Ask.Choice(key, question(key.replace('/', '.')), options, true, true);
    }

    private Ask department(String key) {
        return department(key.replace('/', '.'), key);
    }

    private Ask department(String name, String key) {
        return new Ask.Choice(
                key, question(name), named(standard.departments(), Department::id, Department::name), true, false);
    }

    private List<Option> words(String kind, String... words) {
        List<Option> options = new ArrayList<>();
        for (String word : words) {
            String key = "studio." + kind + "." + word;
            options.add(new Option(word, face.msg(key), face.has(key + ".hint") ? face.msg(key + ".hint") : null));
        }
        return List.copyOf(options);
    }

    private List<Option> codes(String set) {
        return standard.codeSet(set).map(CodeSet::codes).orElse(List.of()).stream()
                .map(code -> Option.of(code.code(), face.text(code.name())))
                .toList();
    }

    private List<Option> regions() {
        return standard.regions().stream()
                .filter(region -> !region.code().endsWith("0000"))
                .map(region -> Option.of(region.code(), face.text(region.name())))
                .toList();
    }

    /** What there is to choose from, and what is retired. */
    private record Offered(List<Option> options, List<Option> retired) {}

    private Ask picked(String key, Question question, Offered offered) {
        return new Ask.Choice(key, question, offered.options(), offered.retired(), true, false);
    }

    private Offered licences() {
        return offered(
                standard.licenceTypes(), standard::isRetired, LicenceTypeDefinition::id, LicenceTypeDefinition::name);
    }

    private Offered materials() {
        return offered(standard.materialTypes(), standard::isRetired, MaterialType::id, MaterialType::name);
    }

    private Offered choices() {
        List<DataElement> answered = standard.elements().stream()
                .filter(element -> element.type() == ElementType.BOOLEAN
                        || (element.type() == ElementType.CODE && !element.many()))
                .toList();
        return offered(answered, standard::isRetired, DataElement::id, DataElement::name);
    }

    private <T> Offered offered(
            Collection<T> all, Predicate<T> retired, Function<T, String> id, Function<T, Text> name) {
        return new Offered(
                named(all.stream().filter(retired.negate()).toList(), id, name),
                all.stream()
                        .filter(retired)
                        .map(one -> Option.of(id.apply(one), retired(face.text(name.apply(one)))))
                        .toList());
    }

    private String retired(String name) {
        return face.msg("studio.ask.retired", "name", name);
    }

    private <T> List<Option> named(Collection<T> all, Function<T, String> id, Function<T, Text> name) {
        return all.stream()
                .map(one -> Option.of(id.apply(one), face.text(name.apply(one))))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    /** The reviews that there are, to say which come first. */
    private List<Option> reviews() {
        return members("process/reviews").stream()
                .map(review -> Option.of(word(review, "id"), text(review, "name", word(review, "id"))))
                .filter(option -> !option.value().isEmpty())
                .toList();
    }

    /** The materials that the item asks for. */
    private List<Option> asked() {
        return members("materials").stream()
                .map(material -> word(material, "material"))
                .filter(type -> !type.isEmpty())
                .map(type -> Option.of(type, material(type)))
                .toList();
    }

    private List<Node> members(String list) {
        return edit.at(YamlPath.of(list)).orElse(null) instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }

    String material(String type) {
        return standard.materialType(type)
                .map(known -> standard.isRetired(known) ? retired(face.text(known.name())) : face.text(known.name()))
                .orElse(type);
    }

    String department(@Nullable Node node, String key) {
        String id = word(node, key);
        return standard.department(id).map(Department::name).map(face::text).orElse(id);
    }

    String element(String id) {
        return standard.element(id)
                .map(known -> standard.isRetired(known) ? retired(face.text(known.name())) : face.text(known.name()))
                .orElse(id);
    }

    /** A single value of a thing; empty where there is none. */
    static String word(@Nullable Node node, String key) {
        return node instanceof Node.Mapping mapping && mapping.values().get(key) instanceof Node.Scalar scalar
                ? scalar.value()
                : "";
    }

    /** A text of a thing in the reader's language. */
    String text(@Nullable Node node, String key, String otherwise) {
        Node both = key.isEmpty()
                ? node
                : node instanceof Node.Mapping mapping ? mapping.values().get(key) : null;
        String text = word(both, face.english() ? "en" : "zh");
        return text.isEmpty() ? otherwise : text;
    }
}
