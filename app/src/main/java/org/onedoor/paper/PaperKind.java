package org.onedoor.paper;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * 文书种类: the kinds of papers with their national codes (01 to 14), own words where there is none, and what a template of
 * the kind may speak of beside what every paper knows.
 */
public enum PaperKind {
    /** 申请材料接收凭证. */
    RECEIPT("01", "materials"),
    /** 补正材料通知书. */
    CORRECTION("02", "materials", "due"),
    /** 不予受理告知书. */
    NOT_ACCEPTED("03", "reason", "ground"),
    /** 不受理告知书: nothing of the kind is needed (行政许可法 32). */
    NOT_REQUIRED("not-required", "reason"),
    /** 受理决定书. */
    ACCEPTED("04", "due"),
    /** 补正材料接收凭证. */
    CORRECTION_RECEIPT("05", "materials"),
    /** 审查阶段补正通知. */
    REVIEW_CORRECTION("06", "materials", "due"),
    /** 不予行政许可决定书. */
    DENIED("07", "reason"),
    /** 特别程序告知书. */
    PROCEDURE("08", "procedure", "ground", "until", "due"),
    /** 送达回证. */
    SERVICE("09", "way", "receiver"),
    /** (过程)受理决定书: in our reading the acceptance of a matter that several departments go on to review together. */
    STAGE_ACCEPTED("10", "due"),
    /** 审查阶段补正接收凭证. */
    REVIEW_CORRECTION_RECEIPT("11", "materials"),
    /** The online versions of a receipt, a correction notice and a decision. */
    ONLINE_RECEIPT("12", "materials"),
    ONLINE_CORRECTION("13", "materials", "due"),
    ONLINE_ACCEPTED("14", "due"),
    /** 准予行政许可决定书. */
    GRANTED("granted"),
    /** 视为受理告知书: silence for five working days accepts (行政许可法 32). */
    DEEMED_ACCEPTED("deemed-accepted", "due", "ground"),
    /** 延期告知书. */
    EXTENDED("extended", "reason", "due", "ground"),
    /** 终止告知书. */
    TERMINATED("terminated", "reason"),
    /** 容缺受理告知书. */
    DEFICIENT("deficient", "materials", "due", "why", "accepted", "gate"),
    /** 容缺收件告知书: what is to follow, all of it at once, before the case is accepted. */
    RECEIVED_LACKING("received-lacking", "materials", "due", "why"),
    /** 容缺逾期告知书: what was pledged has not come by its day, and what follows from that. */
    DEFERRAL_LAPSED("deferral-lapsed", "materials", "due", "then", "last"),
    /** 容缺受理承诺书, as the applicant signed it. */
    DEFERRAL_PLEDGE("deferral-pledge", "materials", "gate"),
    /** 告知承诺书, as the applicant signed it (国办发〔2020〕42号). */
    PLEDGE("pledge", "conditions"),
    /** 责令整改通知书: what was promised is wanting. */
    REPAIR("repair", "reason", "due"),
    /** 撤销行政许可决定书 (行政许可法 69). */
    REVOKED("revoked", "reason", "effect"),
    /** 撤回行政许可决定书 (行政许可法 8). */
    RECALLED("recalled", "reason", "effect"),
    /** 注销行政许可决定书 (行政许可法 70). */
    CANCELLED("cancelled", "reason", "effect"),
    /** 吊销许可证件决定书 (行政处罚法 9). */
    STRIPPED("stripped", "reason", "effect"),
    /** 财政票据 for a fee that was paid. */
    FEE_RECEIPT("fee-receipt", "fee", "sum", "words", "ground", "bill", "paid"),
    /** 容缺通过决定书: granted, and what is still to come by when. */
    GRANTED_DEFICIENT("granted-deficient", "materials", "due"),
    /** 暂停效力告知书: what was to come after a grant has not. */
    EFFECT_SUSPENDED("effect-suspended", "materials", "due"),
    /** 视为准予延续告知书: a renewal on which nothing was said before the licence ended (行政许可法 50). */
    RENEWED_BY_SILENCE("renewed-by-silence", "due"),
    /** 听证告知书. */
    HEARING("hearing", "reason", "until"),
    /** 听证通知书 (行政许可法 48). */
    HEARING_ARRANGED("hearing-arranged", "day", "where");

    /** What every paper knows: applicant, item, filing number, department and its telephone, date of receipt, law. */
    static final Set<String> COMMON = Set.of("applicant", "item", "filing", "department", "hotline", "received", "law");

    private final String code;
    /** With a space between: an enum holds nothing that could change. */
    private final String own;

    PaperKind(String code, String... own) {
        this.code = code;
        this.own = String.join(" ", own);
    }

    public String code() {
        return code;
    }

    /** The names that must be given when one is issued. */
    Set<String> own() {
        return own.isEmpty() ? Set.of() : Set.of(own.split(" ", -1));
    }

    /** The names that a template may use in braces. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(COMMON);
        names.addAll(own());
        return names;
    }

    static Optional<PaperKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
