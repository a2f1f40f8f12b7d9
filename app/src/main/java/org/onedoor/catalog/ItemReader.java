package org.onedoor.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Text;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.Limit;

/** Reads an item's document; notes every mistake that can be seen where it stands. {@link ItemCheck} sees the rest. */
final class ItemReader {

    static final String KIND = "item";

    private static final Map<String, Channel> CHANNELS =
            Map.of("web", Channel.WEB, "phone", Channel.PHONE, "counter", Channel.COUNTER);

    private final References references;
    private final Mistakes mistakes;
    private final FormReader form;
    private final CourseReader course;
    private final FeeReader fees;
    private final SigningReader signing;

    private ItemReader(Standard standard, Mistakes mistakes) {
        this.references = new References(standard, mistakes);
        this.mistakes = mistakes;
        Conditions conditions = new Conditions(references);
        this.form = new FormReader(references, conditions);
        this.course = new CourseReader(references, conditions);
        this.fees = new FeeReader(conditions);
        this.signing = new SigningReader(references, conditions);
    }

    /**
     * Reads one item.
     *
     * @param version the published version, 0 for a file
     * @return usable only where the reading noted no mistake
     */
    static Item read(Document document, int version, Standard standard, Mistakes mistakes) {
        return new ItemReader(standard, mistakes).item(document, version);
    }

    private Item item(Document document, int version) {
        Fields fields = document.fields(mistakes);
        List<String> topics = codes(fields, "topics", "item-topic");
        List<Item.Question> questions = children(fields, "questions", form::question);
        List<Item.Page> pages = children(fields, "form", form::page);
        Item item = new Item(
                document.id(),
                version,
                document.effective(),
                fields.text("name"),
                fields.text("summary"),
                fields.strings("words"),
                topics,
                fields.child("catalogue")
                        .map(this::catalogue)
                        .orElseGet(() -> missing(fields, "catalogue", NO_CATALOGUE)),
                references.department(fields, "department"),
                regions(fields),
                offered(fields),
                children(fields, "conditions", one -> new Text(one.string("zh"), one.string("en"))),
                children(fields, "laws", this::law),
                fields.child("contact").map(this::contact).orElseGet(() -> missing(fields, "contact", NO_CONTACT)),
                fields.child("limits")
                        .map(limits -> LimitReader.limits(limits, references))
                        .orElseGet(() -> missing(fields, "limits", NO_LIMITS)),
                fields.child("fee")
                        .map(fee -> fees.fee(fee, version > 0))
                        .orElseGet(() -> missing(fields, "fee", Fee.NONE)),
                fields.child("visits").map(this::visits).orElseGet(() -> missing(fields, "visits", NO_VISITS)),
                questions,
                pages,
                children(fields, "materials", form::material),
                fields.child("process").map(course::process).orElseGet(() -> missing(fields, "process", NO_PROCESS)),
                fields.child("result").map(course::result).orElseGet(() -> missing(fields, "result", NO_RESULT)),
                fields.child("follows").map(course::follows).orElse(null),
                children(fields, "faq", this::faq),
                standing(fields),
                fields.child("signing")
                        .map(said -> signing.signing(said, document.id()))
                        .orElse(null));
        fields.close();
        return item;
    }

    private static final Map<String, Item.Use> USES =
            Arrays.stream(Item.Use.values()).collect(Collectors.toMap(Item.Use::code, use -> use));

    private static Item.Standing standing(Fields fields) {
        boolean base = fields.flag("base", false);
        String claims = fields.optionalString(Claims.CLAIMS).orElse(null);
        Item.Use use = fields.has("use") ? fields.oneOf("use", USES) : Item.Use.IN_USE;
        Text because = fields.optionalText("because").orElse(null);
        if ((use == Item.Use.IN_USE) != (because == null)) {
            fields.wrong(
                    use == Item.Use.IN_USE ? "because" : "use",
                    use == Item.Use.IN_USE ? "在用的事项不写 because" : "暂停或取消要写明原因",
                    use == Item.Use.IN_USE ? "an item in use has no because" : "what is paused or cancelled says why",
                    use == Item.Use.IN_USE ? "删去 because，或写 use: paused" : "写上 because: {zh: …, en: …}",
                    use == Item.Use.IN_USE ? "remove because, or write use: paused" : "write because: {zh: …, en: …}");
        }
        return new Item.Standing(base, use, because, claims);
    }

    private static final Text NOTHING = new Text("-", "-");
    private static final Item.Catalogue NO_CATALOGUE = new Item.Catalogue("", "", "", Set.of(), "");
    private static final Item.Contact NO_CONTACT = new Item.Contact("", "", NOTHING, NOTHING);
    private static final Item.Limits NO_LIMITS = new Item.Limits(null, null, Limit.sameDay(), null, null);
    private static final Item.Visits NO_VISITS = new Item.Visits(0, null);
    private static final Item.Course NO_PROCESS = new Item.Course(
            Limit.sameDay(),
            null,
            CourseReader.TO_CORRECT,
            List.of(),
            null,
            null,
            List.of(),
            new Item.Deferral(false, false),
            CourseReader.SUSPENDED_THEN_ENDED,
            new Item.Decision("", Limit.sameDay(), null, 0),
            CourseReader.TO_SERVE);
    private static final Item.Result NO_RESULT =
            new Item.Result(Item.ResultKind.NONE, null, CourseReader.PUBLIC, Item.Keep.TEN_YEARS);

    static <T> T missing(Fields fields, String key, T otherwise) {
        fields.string(key);
        return otherwise;
    }

    static <T> List<T> children(Fields fields, String key, Function<Fields, T> read) {
        List<T> all = new ArrayList<>();
        for (Fields child : fields.children(key)) {
            all.add(read.apply(child));
            child.close();
        }
        return List.copyOf(all);
    }

    private Item.Catalogue catalogue(Fields fields) {
        String code = fields.string("code");
        if (!code.isEmpty() && !code.matches("\\d{12}")) {
            fields.wrong(
                    "code",
                    "基本编码 " + code + " 不是 12 位数字",
                    "the base code " + code + " is not 12 digits",
                    "写成带引号的 12 位数字",
                    "write 12 digits, in quotes");
        }
        String type = references.code(fields, "type", "item-type");
        if (code.matches("\\d{12}") && !type.isEmpty() && !code.substring(2, 4).equals(type)) {
            fields.wrong(
                    "code",
                    "基本编码的第 3、4 位应当是事项类型 " + type,
                    "digits 3 and 4 of the base code must be the item type " + type,
                    "改正编码或事项类型",
                    "correct the code or the type");
        }
        Item.Catalogue catalogue = new Item.Catalogue(
                code,
                type,
                references.code(fields, "level", "exercise-level"),
                Set.copyOf(new LinkedHashSet<>(codes(fields, "audience", "audience"))),
                references.code(fields, "case-kind", "case-kind"));
        if (catalogue.audience().isEmpty()) {
            fields.wrong(
                    "audience",
                    "没有服务对象",
                    "there is no audience",
                    "写上 audience，例如 [\"1\"]",
                    "give an audience, for example [\"1\"]");
        }
        fields.close();
        return catalogue;
    }

    private List<String> codes(Fields fields, String key, String codeSet) {
        List<String> codes = new ArrayList<>();
        for (Node.Scalar scalar : fields.scalars(key)) {
            references.code(scalar.place(), scalar.value(), codeSet).ifPresent(codes::add);
        }
        return List.copyOf(codes);
    }

    private List<String> regions(Fields fields) {
        List<String> regions = new ArrayList<>();
        for (Node.Scalar scalar : fields.scalars("regions")) {
            references.region(scalar.place(), scalar.value()).ifPresent(regions::add);
        }
        if (!fields.has("regions") || fields.scalars("regions").isEmpty()) {
            fields.wrong(
                    "regions",
                    "没有写在哪里办",
                    "it is not said where the item is offered",
                    "写上 regions，例如 [\"330300\"]",
                    "give regions, for example [\"330300\"]");
        }
        return List.copyOf(regions);
    }

    private Set<Channel> offered(Fields fields) {
        EnumSet<Channel> channels = EnumSet.noneOf(Channel.class);
        for (Node.Scalar scalar : fields.scalars("offered")) {
            Channel channel = CHANNELS.get(scalar.value());
            if (channel == null) {
                references.unknown(scalar.place(), "办理渠道", "channel", scalar.value(), CHANNELS.keySet());
            } else {
                channels.add(channel);
            }
        }
        if (channels.isEmpty()) {
            fields.wrong(
                    "offered",
                    "没有办理渠道",
                    "there is no channel",
                    "写上 offered，例如 [web, phone]",
                    "give offered, for example [web, phone]");
        }
        return Set.copyOf(channels);
    }

    private Item.Law law(Fields fields) {
        return new Item.Law(fields.text("name"), fields.string("article"));
    }

    private Item.Contact contact(Fields fields) {
        Item.Contact contact = new Item.Contact(
                fields.string("consult"), fields.string("complain"), fields.text("address"), fields.text("hours"));
        if (!contact.consult().isEmpty() && contact.consult().equals(contact.complain())) {
            fields.wrong(
                    "complain",
                    "投诉电话不能和咨询电话相同",
                    "the number for complaints must differ from the one for questions",
                    "写上另一个号码",
                    "give another number");
        }
        fields.close();
        return contact;
    }

    private Item.Visits visits(Fields fields) {
        int count = (int) fields.integer("count", 0, 9);
        Optional<Text> why = fields.optionalText("why");
        if (count > 0 && why.isEmpty()) {
            fields.wrong("count", "要到现场就要写明原因", "a visit needs its reason", "加上 why，或改为 0", "add why, or make it 0");
        }
        if (count == 0 && why.isPresent()) {
            fields.wrong("why", "不用到现场就不写原因", "no visit, no reason", "删去 why，或写上次数", "remove why, or give the count");
        }
        fields.close();
        return new Item.Visits(count, why.orElse(null));
    }

    private Item.Faq faq(Fields fields) {
        return new Item.Faq(fields.text("question"), fields.text("answer"));
    }
}
