package org.onedoor.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Fields;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.PauseKind;

/** Reads what the departments do with a case of an item: acceptance, reviews, decision, and its result. */
final class CourseReader {

    private static final Map<String, Item.Category> CATEGORIES = Map.of(
            "ordinary", Item.Category.ORDINARY,
            "franchise", Item.Category.FRANCHISE,
            "recognition", Item.Category.RECOGNITION,
            "approval", Item.Category.APPROVAL,
            "registration", Item.Category.REGISTRATION,
            "other", Item.Category.OTHER);

    private static final Map<String, Item.Keep> KEPT =
            Map.of("for-ever", Item.Keep.FOR_EVER, "30-years", Item.Keep.THIRTY_YEARS, "10-years", Item.Keep.TEN_YEARS);

    static final Item.Publicity PUBLIC = new Item.Publicity(Item.Category.ORDINARY, null);

    private static final Map<String, Item.ResultKind> RESULTS = Map.of(
            "licence", Item.ResultKind.LICENCE, "document", Item.ResultKind.DOCUMENT, "none", Item.ResultKind.NONE);

    /** Where an item says nothing: three weeks to put right what the one notice asked for. */
    static final Limit TO_CORRECT = Limit.workingDays(15);

    /** 自作出决定之日起十日内 (行政许可法 44); other items are served likewise where they say nothing. */
    static final Limit TO_SERVE = Limit.workingDays(10);

    /** Where an item says nothing: three more weeks, then the case is terminated. */
    static final Item.Lapse SUSPENDED_THEN_ENDED = new Item.Lapse(Limit.workingDays(15), false);

    private static final Map<String, PauseKind> PROCEDURES = Arrays.stream(PauseKind.values())
            .filter(PauseKind::special)
            .collect(Collectors.toUnmodifiableMap(PauseKind::code, kind -> kind));

    /** Whether the grant may come first. */
    private static final Map<String, Boolean> GATES = Map.of("before-grant", false, "after-grant", true);

    /** Whether the case is only received meanwhile. */
    private static final Map<String, Boolean> MEANWHILE = Map.of("accepted", false, "received", true);

    private static final Map<String, Boolean> AFTER_LAPSE = Map.of("terminate", false, "deny", true);

    private static final Map<String, Follows.Kind> FOLLOWING = Arrays.stream(Follows.Kind.values())
            .collect(Collectors.toUnmodifiableMap(Follows.Kind::code, kind -> kind));

    /** 流程自己的环节和意见的名字. */
    private static final Set<String> TAKEN = Set.of(
            "accept",
            "decide",
            "check",
            "sample",
            "fee",
            "extend",
            "refer",
            "ended",
            "correction",
            "withdraw",
            "assign",
            "procedure",
            "hearing",
            "hearing-notice",
            "correction-notice",
            "interested",
            "hearing-arranged",
            "serve",
            "delivery");

    /** 特别程序各有环节，名字都这样开头. */
    private static final String PROCEDURE = "procedure-";

    private final References references;
    private final Conditions conditions;

    CourseReader(References references, Conditions conditions) {
        this.references = references;
        this.conditions = conditions;
    }

    private record Acceptance(Limit within, Item.@Nullable Silence silence) {}

    private static Acceptance acceptance(Fields fields) {
        Acceptance acceptance = new Acceptance(
                LimitReader.within(fields, "within"),
                fields.child("silence")
                        .map(child -> {
                            Text ground = child.text("ground");
                            return new Item.Silence(LimitReader.limit(child), ground);
                        })
                        .orElse(null));
        fields.close();
        return acceptance;
    }

    Item.Course process(Fields fields) {
        Acceptance accept = fields.child("accept")
                .map(CourseReader::acceptance)
                .orElseGet(() -> ItemReader.missing(fields, "accept", new Acceptance(Limit.sameDay(), null)));
        Limit correct = fields.child("correction")
                .map(child -> {
                    Limit limit = LimitReader.within(child, "within");
                    child.close();
                    return limit;
                })
                .orElse(TO_CORRECT);
        List<Item.Review> reviews = ItemReader.children(fields, "reviews", this::review);
        Item.@Nullable ReviewCorrection reviewCorrection = fields.child("review-correction")
                .map(CourseReader::reviewCorrection)
                .orElse(null);
        Item.@Nullable InformedPledge informedPledge = fields.child("informed-pledge")
                .map(CourseReader::informedPledge)
                .orElse(null);
        List<Item.Procedure> procedures = ItemReader.children(
                fields,
                "procedures",
                one -> new Item.Procedure(one.oneOf("procedure", PROCEDURES), one.text("ground")));
        Item.Deferral deferral =
                fields.child("deferral").map(CourseReader::deferral).orElse(new Item.Deferral(false, false));
        Item.Lapse lapse = fields.child("lapse").map(this::lapse).orElse(SUSPENDED_THEN_ENDED);
        Item.Decision decision = fields.child("decide")
                .map(child -> {
                    Item.Decision decide = new Item.Decision(
                            references.department(child, "department"),
                            LimitReader.within(child, "within"),
                            conditions.read(child, "automatic"),
                            child.optionalInteger("sample", 1, 1_000).orElse(0L).intValue());
                    if (decide.sample() > 0 && !child.has("automatic")) {
                        child.wrong(
                                "sample",
                                "只有自动办结的才抽查，这里没有 automatic",
                                "only what is granted automatically is sampled, and there is no automatic here",
                                "写上 automatic，或去掉 sample",
                                "add automatic, or remove sample");
                    }
                    child.close();
                    return decide;
                })
                .orElseGet(() -> ItemReader.missing(fields, "decide", new Item.Decision("", Limit.sameDay(), null, 0)));
        Limit serve = fields.child("serve")
                .map(child -> {
                    Limit limit = LimitReader.within(child, "within");
                    child.close();
                    return limit;
                })
                .orElse(TO_SERVE);
        fields.close();
        return new Item.Course(
                accept.within(),
                accept.silence(),
                correct,
                reviews,
                reviewCorrection,
                informedPledge,
                procedures,
                deferral,
                lapse,
                decision,
                serve);
    }

    private static Item.Deferral deferral(Fields fields) {
        Item.Deferral deferral = new Item.Deferral(
                fields.has("gate") && fields.oneOf("gate", GATES),
                fields.has("meanwhile") && fields.oneOf("meanwhile", MEANWHILE));
        fields.close();
        if (deferral.grantFirst() && deferral.receivedFirst()) {
            fields.wrong(
                    "meanwhile",
                    "只收件、不受理的，不能先准予",
                    "what is only received cannot be granted first",
                    "gate: after-grant 和 meanwhile: received 只留一个",
                    "keep one of gate: after-grant and meanwhile: received");
        }
        return deferral;
    }

    private Item.Lapse lapse(Fields fields) {
        Item.Lapse lapse = new Item.Lapse(LimitReader.within(fields, "within"), fields.oneOf("then", AFTER_LAPSE));
        fields.close();
        return lapse;
    }

    private static Item.ReviewCorrection reviewCorrection(Fields fields) {
        Item.ReviewCorrection correction = new Item.ReviewCorrection(
                fields.text("ground"), LimitReader.within(fields, "within"), fields.flag("counted", true));
        fields.close();
        return correction;
    }

    private static Item.InformedPledge informedPledge(Fields fields) {
        List<Text> conditions = ItemReader.children(fields, "conditions", one -> one.text("text"));
        if (conditions.isEmpty()) {
            fields.wrong(
                    "conditions",
                    "没有写要承诺什么",
                    "it does not say what is promised",
                    "写上告知申请人的每一条条件",
                    "list each condition that the applicant is told");
        }
        Item.InformedPledge pledge = new Item.InformedPledge(
                conditions, LimitReader.within(fields, "check"), LimitReader.within(fields, "repair"));
        fields.close();
        return pledge;
    }

    private Item.Review review(Fields fields) {
        String id = fields.string("id");
        if (TAKEN.contains(id) || id.startsWith(PROCEDURE)) {
            fields.wrong("id", id + " 是办理流程自己的名字", id + " is a name of the process itself", "换一个名字", "use another id");
        }
        return new Item.Review(
                id,
                fields.text("name"),
                references.department(fields, "department"),
                LimitReader.within(fields, "within"),
                fields.strings("after"),
                fields.flag("consultation", false),
                fields.strings("reads"),
                conditions.read(fields, "when"));
    }

    Follows follows(Fields fields) {
        Follows follows = new Follows(
                fields.oneOf("as", FOLLOWING),
                references.licenceType(fields, "licence"),
                fields.child("before").map(child -> LimitReader.limit(child)).orElse(Follows.THIRTY_DAYS),
                fields.flag("late", false));
        fields.close();
        return follows;
    }

    Item.Result result(Fields fields) {
        Item.ResultKind kind = fields.oneOf("kind", RESULTS);
        @Nullable String licence = null;
        if (kind != Item.ResultKind.NONE) {
            licence = references.licenceType(fields, "licence");
        }
        Item.Publicity publicity =
                fields.child("publicity").map(CourseReader::publicity).orElse(PUBLIC);
        Item.Keep keep = fields.has("keep")
                ? fields.oneOf("keep", KEPT)
                : kind == Item.ResultKind.NONE ? Item.Keep.TEN_YEARS : Item.Keep.THIRTY_YEARS;
        fields.close();
        return new Item.Result(kind, licence, publicity, keep);
    }

    private static Item.Publicity publicity(Fields fields) {
        Item.Category category = fields.has("category") ? fields.oneOf("category", CATEGORIES) : PUBLIC.category();
        @Nullable Text withheld = fields.has("withheld") ? fields.text("withheld") : null;
        fields.close();
        return new Item.Publicity(category, withheld);
    }
}
