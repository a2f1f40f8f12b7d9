package org.onedoor.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Similar;
import org.onedoor.shared.Text;

/** Reads templates and notes what is wrong in each, where it stands. */
final class TemplateReader {

    static final String KIND = "paper";

    /** Anything in braces; what it must be is told by the mistake. */
    static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");

    private static final Set<String> NUMBER = Set.of("department", "year", "serial");
    private static final Map<String, PaperKind> CODES =
            Arrays.stream(PaperKind.values()).collect(Collectors.toMap(PaperKind::code, Function.identity()));
    private static final Map<String, Template.Matter> MATTERS = Arrays.stream(Template.Matter.values())
            .collect(Collectors.toMap(Template.Matter::code, Function.identity()));
    private static final Map<String, Template.SealedBy> SEALED = Arrays.stream(Template.SealedBy.values())
            .collect(Collectors.toMap(Template.SealedBy::code, Function.identity()));

    private static final Map<String, Circumstance> CIRCUMSTANCES =
            Arrays.stream(Circumstance.values()).collect(Collectors.toMap(Circumstance::code, Function.identity()));

    private TemplateReader() {}

    static Template read(Document document, int version, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        if (!document.id().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            fields.wrong(
                    "id",
                    "id " + document.id() + " 应当是小写字母、数字和连字符",
                    "the id " + document.id() + " must be small letters, digits and hyphens",
                    "写成 not-accepted 的形式",
                    "write it like not-accepted");
        }
        PaperKind kind = fields.oneOf("code", CODES);
        Template.Matter matter = fields.has("for") ? fields.oneOf("for", MATTERS) : Template.Matter.ALL;
        PaperKind inPlaceOf = fields.has("in-place-of") ? fields.oneOf("in-place-of", CODES) : null;
        Circumstance when = fields.has("when") ? fields.oneOf("when", CIRCUMSTANCES) : null;
        checkPlace(fields, kind, inPlaceOf, when);
        String number = fields.string("number");
        checkNumber(fields, number);
        Template.SealedBy sealedBy = Template.SealedBy.HANDLING;
        Text seal = new Text("印章", "seal");
        if (fields.has("seal")) {
            Fields child = fields.child("seal").orElseThrow();
            sealedBy = child.oneOf("of", SEALED);
            seal = child.text("name");
            child.close();
        } else {
            fields.wrong("seal", "缺少 seal", "seal is missing", "加上 seal", "add seal");
        }
        Template template = new Template(
                document.id(),
                version,
                kind,
                matter,
                inPlaceOf,
                when,
                fields.text("title"),
                number,
                fields.text("law"),
                sealedBy,
                seal,
                paragraphs(fields, kind));
        fields.close();
        return template;
    }

    /** What it is filled with is given for the kind whose place it takes. */
    private static void checkPlace(
            Fields fields, PaperKind kind, @Nullable PaperKind inPlaceOf, @Nullable Circumstance when) {
        if ((inPlaceOf == null) != (when == null)) {
            fields.wrong(
                    inPlaceOf == null ? "when" : "in-place-of",
                    "in-place-of 和 when 要一起写",
                    "in-place-of and when belong together",
                    "两个都写，或者都不写",
                    "write both or neither");
        } else if (inPlaceOf != null && !inPlaceOf.own().containsAll(kind.own())) {
            fields.wrong(
                    "in-place-of",
                    "文书 " + inPlaceOf.code() + " 没有给出文书 " + kind.code() + " 要写的内容",
                    "the paper " + inPlaceOf.code() + " is not told what the paper " + kind.code() + " speaks of",
                    "换一种文书",
                    "choose another paper");
        }
    }

    private static List<Text> paragraphs(Fields fields, PaperKind kind) {
        List<Text> paragraphs = new ArrayList<>();
        Set<String> names = kind.names();
        for (Fields one : fields.children("paragraphs")) {
            Text text = new Text(one.string("zh"), one.string("en"));
            one.close();
            paragraphs.add(text);
            for (String language : List.of("zh", "en")) {
                String said = language.equals("zh") ? text.zh() : text.en();
                for (String name : holes(said)) {
                    if (!names.contains(name)) {
                        one.wrong(
                                language,
                                "文书 " + kind.code() + " 里没有 {" + name + "}",
                                "the paper " + kind.code() + " knows no {" + name + "}",
                                "从这些里选：" + String.join("、", names) + Similar.hintZh(name, names),
                                "choose from: " + String.join(", ", names) + Similar.hintEn(name, names));
                    }
                }
                if (said.replaceAll("\\{[^{}]*}", "").matches("(?s).*[{}].*")) {
                    one.wrong(
                            language,
                            "花括号没有成对",
                            "a brace without its partner",
                            "写成 {applicant} 的形式",
                            "write it like {applicant}");
                }
                if (holes(said).contains("materials") && !said.equals("{materials}")) {
                    one.wrong(
                            language,
                            "{materials} 是一个清单，要单独成段",
                            "{materials} is a list and must be a paragraph of its own",
                            "把 {materials} 单独写成一段",
                            "make {materials} a paragraph of its own");
                }
            }
            if (!holes(text.zh()).equals(holes(text.en()))) {
                one.wrong(
                        "en",
                        "中英文里花括号的词不一样",
                        "the two languages speak of different things in braces",
                        "两种语言写同样的词",
                        "use the same words in braces in both");
            }
        }
        if (paragraphs.isEmpty()) {
            fields.wrong("paragraphs", "文书没有正文", "the paper says nothing", "写上 paragraphs", "write paragraphs");
        }
        return paragraphs;
    }

    private static void checkNumber(Fields fields, String number) {
        List<String> words = new ArrayList<>();
        Matcher hole = HOLE.matcher(number);
        while (hole.find()) {
            words.add(hole.group(1));
        }
        if (number.isEmpty() || (words.size() == NUMBER.size() && NUMBER.equals(Set.copyOf(words)))) {
            return;
        }
        fields.wrong(
                "number",
                "文号 " + number + " 里 {department}、{year}、{serial} 要各出现一次",
                "the number " + number + " must hold {department}, {year} and {serial} once each",
                "写成 \"{department}受字〔{year}〕{serial}号\" 的形式",
                "write it like \"{department}受字〔{year}〕{serial}号\"");
    }

    private static Set<String> holes(String text) {
        Set<String> names = new TreeSet<>();
        Matcher hole = HOLE.matcher(text);
        while (hole.find()) {
            names.add(hole.group(1));
        }
        return names;
    }
}
