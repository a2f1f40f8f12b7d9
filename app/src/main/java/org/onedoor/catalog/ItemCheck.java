package org.onedoor.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onedoor.catalog.Item.Field;
import org.onedoor.catalog.Item.Group;
import org.onedoor.catalog.Item.Review;
import org.onedoor.definition.Check;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Place;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Text;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.LimitUnit;

/** Checks items: what {@link ItemReader} sees where it stands, and what only the whole shows. */
public final class ItemCheck implements Check {

    /** Items are checked against the standards that come last, those not yet in force included. */
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** What is known of every applicant without asking: the account's own party. */
    static final Set<String> OF_EVERY_PERSON = Set.of("person_name", "resident_id");

    static final Set<String> OF_EVERY_FIRM = Set.of("firm_name", "credit_code");

    @Override
    public Set<String> kinds() {
        return Set.of(ItemReader.KIND);
    }

    @Override
    public void check(List<Document> documents, Mistakes mistakes) {
        Standard standard = Standard.of(documents, LAST_DAY, new Mistakes());
        Map<String, Document> codes = new HashMap<>();
        for (Document document : documents) {
            if (!document.kind().equals(ItemReader.KIND)) {
                continue;
            }
            if (Claims.derived(document.id())) {
                requireClaim(document, documents, mistakes);
                continue;
            }
            Item item = whole(document, standard, mistakes);
            SigningCheck.check(item, document, documents, standard, mistakes);
            if (item.standing().claims() != null) {
                document.fields(mistakes)
                        .wrong(
                                Claims.CLAIMS,
                                "认领另写一份定义",
                                "a claim is a definition of its own",
                                "写 kind: claim",
                                "write kind: claim");
            }
            String code = item.catalogue().code();
            Document other = codes.putIfAbsent(code, document);
            if (other != null && !code.isEmpty() && !other.id().equals(document.id())) {
                mistakes.add(
                        Fields.of(document.node(), mistakes)
                                .child("catalogue")
                                .map(fields -> fields.place("code"))
                                .orElse(document.node().place()),
                        "基本编码 " + code + " 已用于 " + other.id(),
                        "the base code " + code + " is already used by " + other.id(),
                        "每个事项用自己的编码",
                        "give each item a code of its own");
            }
        }
    }

    /** Reads one item and checks it as a whole. */
    static Item whole(Document document, Standard standard, Mistakes mistakes) {
        Item item = ItemReader.read(document, 0, standard, mistakes);
        new Whole(item, document, standard, mistakes).check();
        return item;
    }

    /** What follows from a claim is checked with the claim, and nobody writes it himself. */
    private static void requireClaim(Document document, List<Document> documents, Mistakes mistakes) {
        boolean claimed = documents.stream()
                .anyMatch(
                        other -> other.kind().equals(Claims.KIND) && other.id().equals(document.id()));
        if (!claimed) {
            mistakes.add(
                    document.node().place(),
                    "事项编号不能带点：" + document.id() + " 是认领的写法",
                    "an item's id has no point: " + document.id() + " is how a claim is called",
                    "写 kind: claim，或去掉点",
                    "write kind: claim, or leave the point away");
        }
    }

    @Override
    public void readAgain(List<Document> former, List<Document> holding, Mistakes mistakes) {
        Standard standard = Standard.of(holding, LAST_DAY, new Mistakes());
        former.stream()
                .filter(document -> document.kind().equals(ItemReader.KIND))
                .forEach(document -> ItemReader.read(document, 0, standard, mistakes));
    }

    /** One item as a whole. Places are found again in the document, since the item does not carry them. */
    private static final class Whole {

        private final Item item;
        private final Fields fields;
        private final Standard standard;
        private final Mistakes mistakes;

        Whole(Item item, Document document, Standard standard, Mistakes mistakes) {
            this.item = item;
            this.fields = Fields.of(document.node(), mistakes);
            this.standard = standard;
            this.mistakes = mistakes;
        }

        void check() {
            promisedWithinStatutory();
            permitWithinTheLaw();
            permitHasNoRulesOfItsOwn();
            instantMeansSameDay();
            repeatedPages();
            reviewsFit();
            feeFits();
            automaticIsKnown();
            reachable();
            repeatedMaterials();
            faceIsKnown();
            deferralsWithinPromise();
            followsItsResult();
            new GuideRules(item, fields, standard, mistakes).check();
        }

        private void promisedWithinStatutory() {
            Limit statutory = item.limits().statutory();
            Limit promised = item.limits().promised();
            if (statutory != null && Limits.longer(promised, statutory)) {
                wrong(
                        place("limits", "promised"),
                        "承诺时限 " + Limits.zh(promised) + " 长于法定时限 " + Limits.zh(statutory),
                        "the promised limit of " + Limits.en(promised) + " is longer than the statutory "
                                + Limits.en(statutory),
                        "承诺时限不得超过法定时限",
                        "promise no more than the law allows");
            }
        }

        /** 行政许可法 32 and 44 bind permits whatever the item says; others say it themselves. */
        private void permitHasNoRulesOfItsOwn() {
            if (item.permit() && item.process().silence() != null) {
                wrong(
                        place("process", "accept"),
                        "行政许可逾期不告知的后果由行政许可法 第三十二条规定",
                        "what silence means for a permit is said by art. 32 of the Administrative Licensing Law",
                        "去掉 silence",
                        "remove silence");
            }
            if (item.permit() && Limits.longer(item.process().serveWithin(), CourseReader.TO_SERVE)) {
                wrong(
                        place("process", "serve"),
                        "行政许可决定要在十个工作日内送达（行政许可法 第四十四条）",
                        "a permit is served within ten working days (art. 44 of the Administrative Licensing Law)",
                        "写 10 个工作日以内，或去掉 serve",
                        "write no more than 10 working days, or remove serve");
            }
        }

        /** 行政许可法 42: twenty working days, forty-five where it is handled jointly, or what another law says. */
        private void permitWithinTheLaw() {
            if (!item.permit()) {
                return;
            }
            Limit statutory = item.limits().statutory();
            Text ground = item.limits().ground();
            int most = item.limits().joint() == null ? 20 : 45;
            if (statutory == null || ground == null) {
                wrong(
                        place("limits", "statutory"),
                        "行政许可没有法定时限",
                        "a permit without a statutory limit",
                        "别的法律没有规定的，写 " + most + " 个工作日，依据行政许可法 第四十二条",
                        "where no other law says it, write " + most
                                + " working days, Administrative Licensing Law, art. 42");
            } else if (ground.zh().contains("行政许可法")
                    && (statutory.unit() != LimitUnit.WORKING_DAYS || statutory.value() > most)) {
                wrong(
                        place("limits", "statutory"),
                        "行政许可法 第四十二条最多 " + most + " 个工作日，这里是 " + Limits.zh(statutory),
                        "art. 42 of the Administrative Licensing Law allows " + most + " working days, here are "
                                + Limits.en(statutory),
                        "别的法律规定更长的，写那部法律；联合办理的写 joint",
                        "where another law allows more, cite that law; where it is handled jointly, write joint");
            }
        }

        /**
         * 容缺补交 later than the promised day is allowed (places set its time differently, none by law), but nothing is
         * decided before it: the author is told, and so is every applicant with the acceptance.
         */
        private void deferralsWithinPromise() {
            Limit promised = item.limits().promised();
            List<Fields> places = fields.children("materials");
            for (int i = 0; i < item.materials().size(); i++) {
                Limit within = item.materials().get(i).within();
                boolean waits = !item.process().deferral().receivedFirst()
                        && !item.process().deferral().grantFirst();
                if (waits && within != null && Limits.longer(within, promised)) {
                    mistakes.advise(
                            places.get(i).place("within"),
                            "容缺补交 " + Limits.zh(within) + "，比承诺时限 " + Limits.zh(promised) + " 长，最后一天补交就不能按时办结",
                            "may follow within " + Limits.en(within) + ", longer than the promised "
                                    + Limits.en(promised) + ": who sends it on the last day is not decided in time",
                            "缩短补交期限，或者写 deferral: {meanwhile: received}，补齐后才受理、计时",
                            "shorten it, or write deferral: {meanwhile: received}: accepted and counted when all is there");
                }
            }
        }

        private void instantMeansSameDay() {
            boolean sameDay = item.limits().promised().unit() == LimitUnit.SAME_DAY;
            if (!item.catalogue().caseKind().isEmpty() && item.catalogue().instant() != sameDay) {
                wrong(
                        place("catalogue", "case-kind"),
                        sameDay ? "当天办结的是即办件" : "即办件的承诺时限应当是当天",
                        sameDay ? "a same-day promise is an instant case" : "an instant case promises the same day",
                        "case-kind \"1\" 对应 promised: {unit: same-day}",
                        "case-kind \"1\" goes with promised: {unit: same-day}");
            }
        }

        private void repeatedPages() {
            Set<String> pages = new HashSet<>();
            for (Fields page : fields.children("form")) {
                if (!pages.add(page.string("page"))) {
                    wrong(
                            page.place("page"),
                            "页 " + page.string("page") + " 重复",
                            "the page " + page.string("page") + " appears twice",
                            "换一个名字",
                            "use another name");
                }
            }
        }

        private void repeatedMaterials() {
            Set<String> materials = new HashSet<>();
            for (Fields material : fields.children("materials")) {
                String type = material.string("material");
                if (!materials.add(type)) {
                    wrong(
                            material.place("material"),
                            "材料 " + type + " 重复",
                            "the material " + type + " is asked twice",
                            "只留一个，用 when 区分情形",
                            "keep one, tell situations apart by when");
                }
            }
        }

        private void reviewsFit() {
            List<Review> reviews = item.process().reviews();
            Map<String, Review> byId = new HashMap<>();
            List<Fields> places = fields.child("process")
                    .map(process -> process.children("reviews"))
                    .orElse(List.of());
            for (int i = 0; i < reviews.size(); i++) {
                Review review = reviews.get(i);
                if (byId.putIfAbsent(review.id(), review) != null) {
                    wrong(
                            places.get(i).place("id"),
                            "环节 " + review.id() + " 重复",
                            "the review " + review.id() + " appears twice",
                            "换一个名字",
                            "use another id");
                }
            }
            for (int i = 0; i < reviews.size(); i++) {
                Review review = reviews.get(i);
                for (String before : review.after()) {
                    if (!byId.containsKey(before)) {
                        wrong(
                                places.get(i).place("after"),
                                "没有环节 " + before,
                                "there is no review " + before,
                                "after 里写本事项其他环节的 id",
                                "name other reviews of this item in after");
                    }
                }
                if (waitsForItself(review, byId, new HashSet<>())) {
                    wrong(
                            places.get(i).place("after"),
                            "环节 " + review.id() + " 在等自己",
                            "the review " + review.id() + " waits for itself",
                            "去掉成环的 after",
                            "break the circle of after");
                    return;
                }
            }
            for (int i = 0; i < reviews.size(); i++) {
                readsWhatIsAsked(reviews.get(i), places.get(i));
            }
            longestPathFits(reviews, byId);
        }

        private void readsWhatIsAsked(Review review, Fields place) {
            for (String material : review.reads()) {
                if (item.material(material).isEmpty()) {
                    wrong(
                            place.place("reads"),
                            "本事项不收材料 " + material,
                            "this item asks for no material " + material,
                            "reads 里写 materials 里有的材料",
                            "name materials of this item in reads");
                }
            }
        }

        private static boolean waitsForItself(Review review, Map<String, Review> byId, Set<String> path) {
            if (!path.add(review.id())) {
                return true;
            }
            for (String before : review.after()) {
                Review other = byId.get(before);
                if (other != null && waitsForItself(other, byId, path)) {
                    return true;
                }
            }
            path.remove(review.id());
            return false;
        }

        /** 各环节时限之和不超过承诺时限 (facts of the Wenzhou guide checks, rule 12); only where all count working days. */
        private void longestPathFits(List<Review> reviews, Map<String, Review> byId) {
            Limit promised = item.limits().promised();
            boolean comparable = promised.unit() == LimitUnit.WORKING_DAYS
                    && reviews.stream().allMatch(review -> review.within().unit() == LimitUnit.WORKING_DAYS);
            if (!comparable) {
                return;
            }
            Limit decide = item.process().decision().within();
            int longest = reviews.stream()
                            .mapToInt(review -> daysTo(review, byId))
                            .max()
                            .orElse(0)
                    + (decide.unit() == LimitUnit.WORKING_DAYS ? decide.value() : 0);
            if (longest > promised.value()) {
                wrong(
                        place("process", "decide"),
                        "各环节最长要 " + longest + " 个工作日，超过承诺的 " + promised.value() + " 个",
                        "the steps take up to " + longest + " working days, more than the promised " + promised.value(),
                        "缩短环节，或让它们并行",
                        "shorten the steps, or let them run in parallel");
            }
        }

        private static int daysTo(Review review, Map<String, Review> byId) {
            int before = review.after().stream()
                    .map(byId::get)
                    .filter(other -> other != null)
                    .mapToInt(other -> daysTo(other, byId))
                    .max()
                    .orElse(0);
            return before + review.within().value();
        }

        /** What is paid before something needs that something, and nothing that comes before the payer can pay. */
        private void feeFits() {
            Fee fee = item.fee();
            if (fee.due() == Fee.Due.ISSUE && item.result().licence() == null) {
                wrong(
                        place("fee", "due"),
                        "发证前收费的事项要有证照或批文",
                        "a fee before issue needs something that is issued",
                        "写上 result 的 licence，或改为 due: acceptance",
                        "give the result's licence, or make it due: acceptance");
            }
            if (fee.due() == Fee.Due.ISSUE && item.process().deferral().grantFirst()) {
                wrong(
                        place("fee", "due"),
                        "容缺通过的事项先发证，不能在发证前收费",
                        "what is granted before all of it has come is issued at once and cannot wait for a fee",
                        "改为 due: acceptance，或去掉 deferral",
                        "make it due: acceptance, or remove deferral");
            }
            boolean ends = fields.child("fee")
                    .flatMap(child -> child.child("unpaid"))
                    .flatMap(unpaid -> unpaid.optionalString("then"))
                    .filter("terminate"::equals)
                    .isPresent();
            if (fee.due() == Fee.Due.ISSUE && ends) {
                wrong(
                        place("fee", "unpaid"),
                        "已经批准的，不能因为没有缴费终止，只能提醒",
                        "what is granted cannot be ended for its fee, only reminded of",
                        "改为 then: remind，或改为 due: acceptance",
                        "make it then: remind, or due: acceptance");
            }
            Follows follows = item.follows();
            if (fee.due() == Fee.Due.ISSUE && follows != null && follows.kind() == Follows.Kind.RENEWAL) {
                wrong(
                        place("fee", "due"),
                        "延续逾期未决定的视为准予，不能等缴费后才发证",
                        "a renewal that is not decided in time is granted by law and cannot wait for a fee",
                        "改为 due: acceptance",
                        "make it due: acceptance");
            }
            boolean atOnce = item.process().decision().automatic() != null
                    || item.process().informedPledge() != null;
            if (fee.due() == Fee.Due.ACCEPTANCE && atOnce) {
                wrong(
                        place("fee", "due"),
                        "提交时就能办结的事项，不能在受理前收费",
                        "what may be decided in the moment of its submission cannot be paid for before acceptance",
                        "改为 due: issue",
                        "make it due: issue");
            }
        }

        /** A machine decides on what a source knows, and on the situation that the applicant chose; on nothing else. */
        private void automaticIsKnown() {
            Rule automatic = item.process().decision().automatic();
            if (automatic == null) {
                return;
            }
            automatic.elements().stream()
                    .filter(id -> item.questions().stream()
                                    .noneMatch(question -> question.element().equals(id))
                            && standard.element(id)
                                    .filter(one -> one.authority() == null)
                                    .isPresent())
                    .findFirst()
                    .ifPresent(id -> wrong(
                            place("process", "decide"),
                            "自动办结用到 " + id + "，它没有权威来源，也不是申请人选的情形",
                            "the automatic decision rests on " + id + ", which no source knows and no question asks",
                            "只用有 authority 的数据元和 questions 里的选择",
                            "use elements that have an authority, and what the questions ask"));
        }

        /** A field whose condition can never be met is a slip of the pen. */
        private void reachable() {
            Reach reach = new Reach(standard, item);
            List<Fields> questions = fields.children("questions");
            for (int i = 0; i < item.questions().size(); i++) {
                reach.requireReachable(item.questions().get(i).when(), questions.get(i), mistakes);
            }
            List<Fields> pages = fields.children("form");
            for (int i = 0; i < item.form().size(); i++) {
                List<Fields> parts = pages.get(i).children("fields");
                for (int j = 0; j < item.form().get(i).parts().size(); j++) {
                    reach.requireReachable(item.form().get(i).parts().get(j).when(), parts.get(j), mistakes);
                }
            }
            List<Fields> materials = fields.children("materials");
            for (int i = 0; i < item.materials().size(); i++) {
                reach.requireReachable(item.materials().get(i).when(), materials.get(i), mistakes);
            }
        }

        private void faceIsKnown() {
            String licence = item.result().licence();
            Optional<LicenceTypeDefinition> type = licence == null ? Optional.empty() : standard.licenceType(licence);
            if (type.isEmpty() || item.follows() != null) {
                return; // what is not asked again stays as it stands on the licence
            }
            Set<String> known = new LinkedHashSet<>(item.asked());
            if (item.catalogue().forPersons()) {
                known.addAll(OF_EVERY_PERSON);
            }
            if (item.catalogue().forFirms()) {
                known.addAll(OF_EVERY_FIRM);
            }
            known.addAll(inGroups());
            List<String> unknown = new ArrayList<>();
            for (LicenceTypeDefinition.FaceElement element : type.get().face()) {
                if (!element.optional() && !known.contains(element.element())) {
                    unknown.add(element.element());
                }
            }
            if (!unknown.isEmpty()) {
                wrong(
                        place("result", "licence"),
                        "照面要的 " + String.join("、", unknown) + " 没有问过",
                        "the face needs " + String.join(", ", unknown) + ", which nobody asks",
                        "在表单里问，或把它们在证照类型里设为 optional",
                        "ask them in the form, or make them optional on the licence type");
            }
        }

        /** 变更、延续、补证 lead to the next version of the licence that they are about. */
        private void followsItsResult() {
            Follows follows = item.follows();
            if (follows == null) {
                return;
            }
            if (!follows.licence().equals(item.result().licence())) {
                wrong(
                        place("follows", "licence"),
                        "办理结果不是这种证照：" + follows.licence(),
                        "the item's result is not this licence: " + follows.licence(),
                        "follows 和 result 写同一种证照",
                        "name the same licence in follows and result");
            }
            boolean renews = follows.kind() == Follows.Kind.RENEWAL;
            boolean endless = standard.licenceType(follows.licence())
                    .filter(type -> type.validity() == null)
                    .isPresent();
            if (renews && endless) {
                wrong(
                        place("follows", "as"),
                        "证照 " + follows.licence() + " 长期有效，没有延续",
                        "the licence " + follows.licence() + " has no end and cannot be renewed",
                        "改成 change 或 replacement，或给证照类型写上 validity",
                        "use change or replacement, or give the licence type its validity");
            }
            if (!renews && (follows.late() || !follows.before().equals(Follows.THIRTY_DAYS))) {
                wrong(
                        place("follows", "as"),
                        "before 和 late 只用于延续",
                        "before and late are for a renewal only",
                        "删去 before 和 late",
                        "remove before and late");
            }
        }

        private Set<String> inGroups() {
            Set<String> elements = new HashSet<>();
            item.form()
                    .forEach(page -> page.parts().forEach(part -> {
                        switch (part) {
                            case Group group -> elements.add(group.id());
                            case Field ignored -> {}
                        }
                    }));
            return elements;
        }

        private Place place(String key, String inner) {
            return fields.child(key).map(child -> child.place(inner)).orElse(fields.place());
        }

        private void wrong(Place place, String whatZh, String whatEn, String mendZh, String mendEn) {
            mistakes.add(place, whatZh, whatEn, mendZh, mendEn);
        }
    }
}
