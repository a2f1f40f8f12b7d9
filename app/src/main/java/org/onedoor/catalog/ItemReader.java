package org.onedoor.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item.Material;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.definition.Place;
import org.onedoor.rules.Reading;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Money;
import org.onedoor.shared.Text;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.LimitUnit;

/** Reads an item's document; notes every mistake that can be seen where it stands. {@link ItemCheck} sees the rest. */
final class ItemReader {

    static final String KIND = "item";

    private static final Map<String, LimitUnit> UNITS = Map.of(
            "working-days", LimitUnit.WORKING_DAYS,
            "natural-days", LimitUnit.NATURAL_DAYS,
            "months", LimitUnit.MONTHS,
            "years", LimitUnit.YEARS,
            "same-day", LimitUnit.SAME_DAY);
    private static final Map<String, Item.Need> NEEDS =
            Map.of("required", Item.Need.REQUIRED, "optional", Item.Need.OPTIONAL, "deferrable", Item.Need.DEFERRABLE);
    private static final Map<String, Item.Origin> ORIGINS =
            Map.of("upload", Item.Origin.UPLOAD, "licence", Item.Origin.LICENCE, "form", Item.Origin.FORM);
    private static final Map<String, Item.ResultKind> RESULTS = Map.of(
            "licence", Item.ResultKind.LICENCE, "document", Item.ResultKind.DOCUMENT, "none", Item.ResultKind.NONE);
    private static final Map<String, Channel> CHANNELS =
            Map.of("web", Channel.WEB, "phone", Channel.PHONE, "counter", Channel.COUNTER);

    private final References references;
    private final Mistakes mistakes;

    /** What the conditions written so far may speak of: everything asked above them. */
    private final Set<String> askedSoFar = new LinkedHashSet<>();

    private ItemReader(Standard standard, Mistakes mistakes) {
        this.references = new References(standard, mistakes);
        this.mistakes = mistakes;
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
        List<Item.Question> questions = children(fields, "questions", this::question);
        List<Item.Page> form = children(fields, "form", this::page);
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
                fields.child("limits").map(this::limits).orElseGet(() -> missing(fields, "limits", NO_LIMITS)),
                fields.child("fee").map(this::fee).orElseGet(() -> missing(fields, "fee", NO_FEE)),
                fields.child("visits").map(this::visits).orElseGet(() -> missing(fields, "visits", NO_VISITS)),
                questions,
                form,
                children(fields, "materials", this::material),
                fields.child("process").map(this::process).orElseGet(() -> missing(fields, "process", NO_PROCESS)),
                fields.child("result").map(this::result).orElseGet(() -> missing(fields, "result", NO_RESULT)),
                children(fields, "faq", this::faq));
        fields.close();
        return item;
    }

    private static final Text NOTHING = new Text("-", "-");
    private static final Item.Catalogue NO_CATALOGUE = new Item.Catalogue("", "", "", Set.of(), "");
    private static final Item.Contact NO_CONTACT = new Item.Contact("", "", NOTHING, NOTHING);
    private static final Item.Limits NO_LIMITS = new Item.Limits(null, null, Limit.sameDay());
    private static final Item.Fee NO_FEE = new Item.Fee(Money.ZERO, null);
    private static final Item.Visits NO_VISITS = new Item.Visits(0, null);
    private static final Item.Course NO_PROCESS =
            new Item.Course(Limit.sameDay(), List.of(), new Item.Decision("", Limit.sameDay(), null));
    private static final Item.Result NO_RESULT = new Item.Result(Item.ResultKind.NONE, null);

    private static <T> T missing(Fields fields, String key, T otherwise) {
        fields.string(key);
        return otherwise;
    }

    private <T> List<T> children(Fields fields, String key, java.util.function.Function<Fields, T> read) {
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

    private Item.Limits limits(Fields fields) {
        @Nullable Limit statutory = null;
        @Nullable Text ground = null;
        Optional<Fields> law = fields.child("statutory");
        if (law.isPresent()) {
            ground = law.get().text("ground");
            statutory = limit(law.get());
        }
        Limit promised = within(fields, "promised");
        fields.close();
        return new Item.Limits(statutory, ground, promised);
    }

    private Limit within(Fields fields, String key) {
        return fields.child(key).map(this::limit).orElseGet(() -> missing(fields, key, Limit.sameDay()));
    }

    private Limit limit(Fields fields) {
        boolean unitKnown =
                fields.optionalString("unit").filter(UNITS::containsKey).isPresent();
        LimitUnit unit = fields.oneOf("unit", UNITS);
        Limit limit;
        if (!unitKnown) {
            // whether there must be a value depends on the unit
            fields.has("value");
            limit = Limit.sameDay();
        } else if (unit == LimitUnit.SAME_DAY) {
            if (fields.has("value")) {
                fields.wrong("value", "即办没有天数", "same-day has no value", "删去 value", "remove value");
            }
            limit = Limit.sameDay();
        } else {
            limit = new Limit((int) fields.integer("value", 1, Limit.LONGEST), unit);
        }
        fields.close();
        return limit;
    }

    private Item.Fee fee(Fields fields) {
        Money amount = new Money(fields.integer("fen", 0, 100_000_000_000L));
        Optional<Text> ground = fields.optionalText("ground");
        if (amount.fen() > 0 && ground.isEmpty()) {
            fields.wrong("fen", "收费要有依据", "a fee needs its ground", "加上 ground", "add ground");
        }
        fields.close();
        return new Item.Fee(amount, ground.orElse(null));
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

    private Item.Question question(Fields fields) {
        @Nullable Rule when = condition(fields, "when");
        String element = references.element(fields, "element");
        references.mustBeChoice(fields, "element", element);
        ask(fields, element);
        return new Item.Question(element, fields.text("ask"), fields.text("why"), when);
    }

    private Item.Page page(Fields fields) {
        String id = fields.string("page");
        Text title = fields.text("title");
        List<Item.Part> parts = children(fields, "fields", this::part);
        if (parts.isEmpty()) {
            fields.wrong(
                    "fields",
                    "这一页什么也没问",
                    "this page asks nothing",
                    "写上 fields，或删去这一页",
                    "give fields, or remove the page");
        }
        return new Item.Page(id, title, parts);
    }

    private Item.Part part(Fields fields) {
        return fields.has("group") ? group(fields) : field(fields, true);
    }

    private Item.Field field(Fields fields, boolean outside) {
        @Nullable Rule when = condition(fields, "when");
        String element = references.element(fields, "element");
        if (outside) {
            ask(fields, element);
        }
        return new Item.Field(
                element,
                fields.flag("required", true),
                when,
                fields.optionalText("hint").orElse(null));
    }

    private Item.Group group(Fields fields) {
        @Nullable Rule when = condition(fields, "when");
        String id = fields.string("group");
        if (!id.matches("[a-z][a-z0-9_]*")) {
            fields.wrong(
                    "group",
                    "多行表单的名字要用小写字母、数字和下划线",
                    "a group's name is snake_case",
                    "例如 food_workers",
                    "for example food_workers");
        }
        int min = (int) fields.integer("min", 0, 200);
        int max = (int) fields.integer("max", Math.max(1, min), 200);
        List<Item.Field> inside = new ArrayList<>();
        Set<String> elements = new LinkedHashSet<>();
        for (Fields child : fields.children("fields")) {
            Item.Field field = field(child, false);
            if (!elements.add(field.element())) {
                child.wrong(
                        "element",
                        field.element() + " 在这一组里问了两次",
                        field.element() + " is asked twice in this group",
                        "只留一个",
                        "keep one");
            }
            inside.add(field);
            child.close();
        }
        ask(fields, id, "group");
        return new Item.Group(id, fields.text("title"), fields.text("row"), min, max, when, List.copyOf(inside));
    }

    private void ask(Fields fields, String element) {
        ask(fields, element, "element");
    }

    /** From here on conditions may speak of the element; asking the same thing twice is a mistake. */
    private void ask(Fields fields, String name, String key) {
        if (!name.isEmpty() && !askedSoFar.add(name)) {
            fields.wrong(
                    key,
                    name + " 前面已经问过",
                    name + " is already asked above",
                    "同一件事只问一次，删去一个",
                    "ask a thing once, remove one");
        }
    }

    private Item.Material material(Fields fields) {
        Item.Need need = fields.oneOf("need", NEEDS);
        Item.Origin from = fields.oneOf("from", ORIGINS);
        String type = references.materialType(fields, "material");
        @Nullable String licence = null;
        if (from == Item.Origin.LICENCE) {
            licence = references.licenceType(fields, "licence");
        } else if (fields.has("licence")) {
            fields.wrong(
                    "licence",
                    "只有 from: licence 才写证照",
                    "licence belongs to from: licence only",
                    "删去 licence",
                    "remove licence");
        }
        @Nullable Limit within = null;
        if (need == Item.Need.DEFERRABLE) {
            within = within(fields, "within");
        } else if (fields.has("within")) {
            fields.wrong(
                    "within",
                    "只有容缺后补的材料才有补交期限",
                    "only a deferrable material has a deadline",
                    "删去 within，或改为 deferrable",
                    "remove within, or make it deferrable");
        }
        if (need == Item.Need.DEFERRABLE && from == Item.Origin.FORM) {
            fields.wrong(
                    "need",
                    "在线填报的材料不能后补",
                    "a material made from the form cannot be deferred",
                    "改为 required",
                    "make it required");
        }
        return new Material(
                type,
                need,
                from,
                licence,
                within,
                condition(fields, "when"),
                fields.optionalText("hint").orElse(null));
    }

    private Item.Course process(Fields fields) {
        Limit accept = fields.child("accept")
                .map(child -> {
                    Limit limit = within(child, "within");
                    child.close();
                    return limit;
                })
                .orElseGet(() -> missing(fields, "accept", Limit.sameDay()));
        List<Item.Review> reviews = children(fields, "reviews", this::review);
        Item.Decision decision = fields.child("decide")
                .map(child -> {
                    Item.Decision decide = new Item.Decision(
                            references.department(child, "department"),
                            within(child, "within"),
                            condition(child, "automatic"));
                    child.close();
                    return decide;
                })
                .orElseGet(() -> missing(fields, "decide", new Item.Decision("", Limit.sameDay(), null)));
        fields.close();
        return new Item.Course(accept, reviews, decision);
    }

    private Item.Review review(Fields fields) {
        String id = fields.string("id");
        if (id.equals("accept") || id.equals("decide")) {
            fields.wrong(
                    "id",
                    "accept 和 decide 是受理和决定自己的名字",
                    "accept and decide name acceptance and decision themselves",
                    "换一个名字",
                    "use another id");
        }
        return new Item.Review(
                id,
                fields.text("name"),
                references.department(fields, "department"),
                within(fields, "within"),
                fields.strings("after"),
                condition(fields, "when"));
    }

    private Item.Result result(Fields fields) {
        Item.ResultKind kind = fields.oneOf("kind", RESULTS);
        @Nullable String licence = null;
        if (kind != Item.ResultKind.NONE) {
            licence = references.licenceType(fields, "licence");
        }
        fields.close();
        return new Item.Result(kind, licence);
    }

    private Item.Faq faq(Fields fields) {
        return new Item.Faq(fields.text("question"), fields.text("answer"));
    }

    /** A condition over what is asked above it and what records hold of any applicant. */
    private @Nullable Rule condition(Fields fields, String key) {
        Optional<String> text = fields.optionalString(key);
        if (text.isEmpty()) {
            return null;
        }
        Place at = fields.place(key);
        Reading reading = Rule.read(text.get(), references.vocabulary(askedSoFar));
        return switch (reading) {
            case Reading.Understood(Rule rule) -> rule;
            case Reading.Mistaken(List<org.onedoor.rules.Mistake> wrong) -> {
                wrong.forEach(mistake -> mistakes.add(at, mistake.what(), mistake.howToMend()));
                yield null;
            }
        };
    }
}
