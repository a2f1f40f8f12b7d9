package org.onedoor.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.PauseKind;

/**
 * 事项: one published version of a service item, as docs/define-an-item.md describes it. Immutable; everything that is
 * shown, asked, counted and issued for the item follows from it.
 *
 * @param version counted from 1 in the order of publishing; 0 for a file that is not published
 * @param effective 生效: the first day on which this version holds
 * @param words what people call it, for search
 * @param topics 主题, codes of the code set {@code item-topic}
 * @param department 实施主体: id of the department that answers for it
 * @param regions 行使区划: offered in these and everything below them
 * @param offered 办理渠道
 * @param conditions 受理条件: what must be so for the applicant to get it, in plain words
 * @param questions 情形: in the order asked
 * @param follows 变更、延续、补证: what it does to a licence granted before; null for what is new
 * @param standing whether it may be applied for, and whose it is
 * @param signing 签署: what is made from the answers to be signed, and by whom; null where submitting is all the signing
 */
public record Item(
        String id,
        int version,
        LocalDate effective,
        Text name,
        Text summary,
        List<String> words,
        List<String> topics,
        Catalogue catalogue,
        String department,
        List<String> regions,
        Set<Channel> offered,
        List<Text> conditions,
        List<Law> laws,
        Contact contact,
        Limits limits,
        Fee fee,
        Visits visits,
        List<Question> questions,
        List<Page> form,
        List<Material> materials,
        Course process,
        Result result,
        @Nullable Follows follows,
        List<Faq> faq,
        Standing standing,
        @Nullable Signing signing) {

    /**
     * @param base 基本目录: nobody applies for it before a lower level has claimed it
     * @param because why it is not in use; null while it is
     * @param claims 认领: the item of a higher level that this one carries out in its own region; null where it stands by itself
     */
    public record Standing(
            boolean base,
            Use use,
            @Nullable Text because,
            @Nullable String claims) {

        public static final Standing USUAL = new Standing(false, Use.IN_USE, null, null);
    }

    /** 事项状态. */
    public enum Use {
        /** 在用. */
        IN_USE,
        /** 暂停: shown, with the reason; nothing new is taken in. */
        PAUSED,
        /** 取消: not offered any more; what was begun is brought to its end. */
        CANCELLED;

        /** As definitions and programs write it. */
        public String code() {
            return switch (this) {
                case IN_USE -> "in-use";
                case PAUSED -> "paused";
                case CANCELLED -> "cancelled";
            };
        }
    }

    /**
     * 实施清单 codes of GB/T 39046-2020.
     *
     * @param code 基本编码, 12 digits
     * @param type 事项类型 (A.1)
     * @param level 行使层级 (A.2)
     * @param audience 服务对象 (A.4)
     * @param caseKind 办件类型 (A.6)
     */
    public record Catalogue(String code, String type, String level, Set<String> audience, String caseKind) {

        /** 自然人 of GB/T 39046 A.4. */
        private static final String NATURAL_PERSON = "1";
        /** 即办件 of GB/T 39046 A.6. */
        private static final String INSTANT = "1";
        /** 县级 of GB/T 39046 A.2: the district's own department handles the case. */
        private static final String COUNTY = "4";

        public boolean forPersons() {
            return audience.contains(NATURAL_PERSON);
        }

        public boolean forFirms() {
            return audience.stream().anyMatch(code -> !code.equals(NATURAL_PERSON));
        }

        /** 即办件: decided on the spot. */
        public boolean instant() {
            return caseKind.equals(INSTANT);
        }

        /** Whether the department of the district, not of the city, handles it. */
        public boolean byDistrict() {
            return level.equals(COUNTY);
        }
    }

    /** 设定依据: a law and the number of its article. */
    public record Law(Text name, String article) {}

    /** 咨询、投诉: two different numbers, an address down to the window, and office hours. */
    public record Contact(String consult, String complain, Text address, Text hours) {}

    /**
     * 时限.
     *
     * @param statutory 法定时限; null where no law sets one (public services)
     * @param ground the article that sets the statutory limit
     * @param promised 承诺时限, never longer than the statutory one
     * @param extension 延期: what the item's own law allows; null where it says nothing
     * @param joint 统一办理、联合办理、集中办理 (行政许可法 42): the government whose head extends then; null where one organ handles it
     */
    public record Limits(
            @Nullable Limit statutory,
            @Nullable Text ground,
            Limit promised,
            @Nullable Extension extension,
            @Nullable String joint) {}

    /** 延期, once, with the word of {@link Item#extendedBy}. */
    public record Extension(Limit more, Text ground) {}

    private static final Extension ARTICLE_42 =
            new Extension(Limit.workingDays(10), new Text("行政许可法 第四十二条", "Administrative Licensing Law, art. 42"));

    private static final Extension ARTICLE_42_JOINT = new Extension(
            Limit.workingDays(15), new Text("行政许可法 第四十二条第二款", "Administrative Licensing Law, art. 42, para. 2"));

    /**
     * By how much the limits may be extended; a permit's by ten working days, by fifteen where it is handled jointly, others'
     * only where the item says so.
     */
    public Optional<Extension> extension() {
        Optional<Extension> own = Optional.ofNullable(limits.extension());
        return own.isEmpty() && permit() && limits.statutory() != null
                ? Optional.of(limits.joint() == null ? ARTICLE_42 : ARTICLE_42_JOINT)
                : own;
    }

    /** Whose head extends: the organ's, or the government's where the item is handled jointly (行政许可法 42). */
    public String extendedBy() {
        String joint = limits.joint();
        return joint == null ? department : joint;
    }

    /** 到办事现场次数; a reason stands wherever it is not zero. */
    public record Visits(int count, @Nullable Text why) {}

    /** 情形问题: answered by a data element of codes or of yes and no. */
    public record Question(
            String element, Text ask, Text why, @Nullable Rule when) {}

    /** Questions as fields that must be answered. */
    public static List<Part> asFields(List<Question> questions) {
        return questions.stream()
                .map(question -> (Part) new Field(question.element(), true, null, null))
                .toList();
    }

    /** One page of the form. */
    public record Page(String id, Text title, List<Part> parts) {}

    /** What stands on a page. */
    public sealed interface Part permits Field, Group {

        @Nullable
        Rule when();
    }

    /** 表单字段: a data element asked. */
    public record Field(
            String element,
            boolean required,
            @Nullable Rule when,
            @Nullable Text hint) implements Part {}

    /**
     * 多行表单: fields asked again for each row.
     *
     * @param row what one row is called
     * @param min rows at least
     * @param max rows at most
     */
    public record Group(
            String id,
            Text title,
            Text row,
            int min,
            int max,
            @Nullable Rule when,
            List<Field> fields) implements Part {}

    /** 必要性 of a material. */
    public enum Need {
        /** 必要: no case without it. */
        REQUIRED,
        /** 非必要. */
        OPTIONAL,
        /** 容缺后补: may follow by a deadline, under a pledge. */
        DEFERRABLE
    }

    /** 来源渠道 of a material. */
    public enum Origin {
        /** 申请人自备: sent as files. */
        UPLOAD,
        /** 调取电子证照: looked up; asked of the person only where nothing is found. */
        LICENCE,
        /** 在线填报: made from the form's answers. */
        FORM
    }

    /**
     * 申请材料.
     *
     * @param type id of the material type
     * @param licence the licence type that proves it, for {@link Origin#LICENCE} only
     * @param within by when it must follow, for {@link Need#DEFERRABLE} only
     */
    public record Material(
            String type,
            Need need,
            Origin from,
            @Nullable String licence,
            @Nullable Limit within,
            @Nullable Rule when,
            @Nullable Text hint) {}

    /**
     * 全程电子化签署: documents made from the answers, and who signs all of them before the application can be submitted.
     *
     * @param ground the law that asks for the signatures
     */
    public record Signing(Text ground, List<Document> documents, List<Signer> signers) {

        /**
         * 待签文件.
         *
         * @param item whose document it is: of a bundle, which member's
         * @param id within the item
         * @param template id of the {@link DocumentTemplate}
         * @param material the material that the signed document is
         */
        public record Document(
                String item,
                String id,
                String template,
                String material,
                @Nullable Rule when) {}

        /**
         * 签署人: whoever some answers name.
         *
         * @param item whose signer it is
         * @param as in what capacity
         * @param group a signer for each row of it; null where single fields name one
         * @param name the element that names the signer
         * @param idKind the element that says which document the number is of (code set {@code id-document}); null where it is
         *     always a resident ID
         * @param idNumber the element with the number
         */
        public record Signer(
                String item,
                Text as,
                @Nullable String group,
                String name,
                @Nullable String idKind,
                String idNumber,
                @Nullable Rule when) {}
    }

    /**
     * 办理流程: acceptance, the reviews between, the decision, and what may come between them.
     *
     * @param silence 逾期不告知: what an item that is no permit says of it; null where silence means nothing
     * @param correctWithin how long the applicant has to answer the correction notice; the law sets none
     * @param procedures 特别程序 that this item knows beside those of 行政许可法 45
     * @param deferral what a case is while deferred materials are awaited, and what may be done before they have come
     * @param lapse what becomes of deferred materials that do not come
     * @param serveWithin 送达: how long after the decision it is served
     */
    public record Course(
            Limit acceptWithin,
            @Nullable Silence silence,
            Limit correctWithin,
            List<Review> reviews,
            @Nullable ReviewCorrection reviewCorrection,
            @Nullable InformedPledge informedPledge,
            List<Procedure> procedures,
            Deferral deferral,
            Lapse lapse,
            Decision decision,
            Limit serveWithin) {}

    /**
     * 逾期不告知即为受理.
     *
     * @param within how long the organ has to say whether it accepts, or to ask for everything that is lacking
     * @param ground the law that says so
     */
    public record Silence(Limit within, Text ground) {}

    public static final Silence ARTICLE_32 = new Silence(
            Limit.workingDays(5),
            new Text(
                    "行政许可法 第三十二条：逾期不告知，自收到申请材料之日起即为受理",
                    "Administrative Licensing Law, art. 32: silence is acceptance"));

    /** 当场决定: whether who accepts it may decide in the same step; an instant item that one department handles alone. */
    public boolean onTheSpot() {
        return catalogue.instant()
                && process.reviews().isEmpty()
                && process.decision().department().equals(department);
    }

    /** When silence accepts: a permit by 行政许可法 32, everything else only where the item says so. */
    public Optional<Silence> silence() {
        return permit() ? Optional.of(ARTICLE_32) : Optional.ofNullable(process.silence());
    }

    /**
     * 审查环节: starts when all of {@code after} are done; without any, at acceptance, beside the others.
     *
     * @param consultation 征求意见: an opinion for the deciding department, where silence at the deadline is agreement; never
     *     the deciding department's own review
     * @param reads 审查的材料: ids of the material types it judges; empty where it judges all. When one of them is replaced
     *     the review is done again
     */
    public record Review(
            String id,
            Text name,
            String department,
            Limit within,
            List<String> after,
            boolean consultation,
            List<String> reads,
            @Nullable Rule when) {

        /** Whether it judges one of these. */
        public boolean readsAny(Collection<String> materials) {
            return reads.isEmpty() ? !materials.isEmpty() : reads.stream().anyMatch(materials::contains);
        }
    }

    /**
     * 审查阶段补正: once, beside the one before acceptance, where the item names what allows it.
     *
     * @param ground what allows it
     * @param within by when it has to be answered; then the review goes on with what is there
     * @param counted whether the days until the answer count
     */
    public record ReviewCorrection(Text ground, Limit within, boolean counted) {}

    /**
     * 告知承诺: whoever promises in writing what is asked is granted it at once and checked afterwards (国办发〔2020〕42号).
     *
     * @param conditions what the applicant is told and promises
     * @param check by when the deciding department looks
     * @param repair how long what is found wanting may take to be put right
     */
    public record InformedPledge(List<Text> conditions, Limit check, Limit repair) {}

    /** 特别程序: whose days are not counted, by which law. */
    public record Procedure(PauseKind kind, Text ground) {}

    /**
     * 容缺的关口.
     *
     * @param grantFirst 容缺通过: whether it may be granted before what was deferred has come; else only after
     * @param receivedFirst 容缺收件: whether the case is only received meanwhile, and the clock starts when all of it is there;
     *     else it is accepted, and the clock runs (容缺受理)
     */
    public record Deferral(boolean grantFirst, boolean receivedFirst) {}

    /**
     * 容缺逾期: a deferred material that has not come by its day suspends the case; after a second term it ends.
     *
     * @param again the second term, counted from the day on which the applicant is told
     * @param deny whether it is then refused (不予许可) rather than terminated (终止)
     */
    public record Lapse(Limit again, boolean deny) {}

    /** 行政许可法 45: what every permit's clock stands still for. */
    private static final Text ARTICLE_45 = new Text("行政许可法 第四十五条", "Administrative Licensing Law, art. 45");

    /** 行政许可 of GB/T 39046 A.1. */
    private static final String PERMIT = "01";

    /** Whether it is an administrative licence (行政许可), to which the permit law applies. */
    public boolean permit() {
        return catalogue.type().equals(PERMIT);
    }

    /** The ground on which a case's clock may stand still for a procedure; empty where there is none. */
    public Optional<Text> groundFor(PauseKind kind) {
        Optional<Text> own = process.procedures().stream()
                .filter(procedure -> procedure.kind() == kind)
                .map(Procedure::ground)
                .findFirst();
        boolean lawful = permit() && kind.special();
        return own.isEmpty() && lawful ? Optional.of(ARTICLE_45) : own;
    }

    /** The procedures that a case of this item may need, in the order of the law. */
    public List<PauseKind> procedures() {
        return Arrays.stream(PauseKind.values())
                .filter(kind -> groundFor(kind).isPresent())
                .toList();
    }

    /**
     * 决定.
     *
     * @param automatic granted at once where this is met on data of authoritative sources; null: always by a person
     * @param sample 抽查: how many of a thousand such grants a person looks at afterwards
     */
    public record Decision(
            String department, Limit within, @Nullable Rule automatic, int sample) {}

    public enum ResultKind {
        /** 证照. */
        LICENCE,
        /** 批文. */
        DOCUMENT,
        /** 无. */
        NONE
    }

    /** 审批结果; the licence type's id for {@link ResultKind#LICENCE} and {@link ResultKind#DOCUMENT}. */
    public record Result(ResultKind kind, @Nullable String licence, Publicity publicity, Keep keep) {}

    /** 许可类别 (行政许可法 12), as the public lists name them. */
    public enum Category {
        ORDINARY("普通", "ordinary"),
        FRANCHISE("特许", "franchise"),
        RECOGNITION("认可", "recognition"),
        APPROVAL("核准", "approval"),
        REGISTRATION("登记", "registration"),
        OTHER("其他", "other");

        private final String zh;
        private final String en;

        Category(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public Text title() {
            return new Text(zh, en);
        }
    }

    /** 保管期限 of what was decided. */
    public enum Keep {
        /** 永久. */
        FOR_EVER,
        /** 30 年. */
        THIRTY_YEARS,
        /** 10 年. */
        TEN_YEARS
    }

    /**
     * 双公示 of a permit's decisions.
     *
     * @param category 许可类别
     * @param withheld why they are not for the public (state or trade secrets, privacy); null where they are
     */
    public record Publicity(Category category, @Nullable Text withheld) {}

    /** 常见问题. */
    public record Faq(Text question, Text answer) {}

    /** Ids of all elements outside groups that the questions and the form ask, in order. */
    public List<String> asked() {
        List<String> asked = new ArrayList<>();
        questions.forEach(question -> asked.add(question.element()));
        for (Page page : form) {
            for (Part part : page.parts()) {
                if (part instanceof Field field) {
                    asked.add(field.element());
                }
            }
        }
        return List.copyOf(asked);
    }

    public Optional<Review> review(String id) {
        return process.reviews().stream()
                .filter(review -> review.id().equals(id))
                .findFirst();
    }

    public Optional<Material> material(String type) {
        return materials.stream()
                .filter(material -> material.type().equals(type))
                .findFirst();
    }
}
