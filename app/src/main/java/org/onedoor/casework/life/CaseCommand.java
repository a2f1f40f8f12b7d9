package org.onedoor.casework.life;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.files.Upload;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.PauseKind;
import tools.jackson.databind.node.ObjectNode;

/**
 * 指令: what somebody wants done to one case; the room performs it, alone or among many. Each is a value, so that
 * the same request sent twice is known as the same.
 */
public sealed interface CaseCommand {

    /** 承办: at the desk of the department that has the case before it. */
    sealed interface AtDesk extends CaseCommand {}

    /** 听证 (行政许可法 46–48). */
    sealed interface OfHearing extends AtDesk {}

    /** What the applicant does, or a clerk for him. */
    sealed interface ByApplicant extends CaseCommand {}

    /** What days bring by themselves. */
    sealed interface OfDays extends CaseCommand {}

    /** 收费、送达、事后监管: what goes with a decision or comes after it. */
    sealed interface FollowUp extends CaseCommand {}

    /** 收费. */
    sealed interface OfFee extends FollowUp {}

    /** 送达 of a decision. */
    sealed interface OfService extends FollowUp {}

    /** 准予 by the program, and what becomes of a grant. */
    sealed interface OfGrant extends FollowUp {}

    /** What must be equal for two of them to be the same request. */
    default Object body() {
        return this;
    }

    /** 受理. */
    record Accept() implements AtDesk {}

    /** 容缺收件: tells once what is to follow and by when; accepted when it is there. */
    record ReceiveLacking() implements AtDesk {}

    /** What the program does by itself when a day has passed: silence, a lapse; nothing where nothing is due. */
    record Wake() implements OfDays {}

    /**
     * 重算期限: a calendar of the case's region has changed, so its last days are counted anew; nothing where none moves.
     *
     * @param ground what is in the clock's ledger: the order or notice that moved the days
     * @param cause the published version, as {@code overlay/wenzhou-epidemic-2020-02/1}
     */
    record Recount(Text ground, String cause) implements OfDays {}

    /** 一次性告知补正: everything that has to be put right, at once. */
    record AskCorrection(List<ToCorrect> what) implements AtDesk {}

    /**
     * One thing that a correction notice asks for.
     *
     * @param material the material's type; blank for an answer and for everything else
     * @param element the form's element or group whose answer is to be changed; blank for everything else
     */
    record ToCorrect(String material, String element, String text) {

        public ToCorrect(String material, String text) {
            this(material, "", text);
        }
    }

    /** Adds a file to a material while a correction is asked; it counts with {@link AnswerCorrection}. */
    record Attach(String material, Upload upload) implements ByApplicant {

        @Override
        public Object body() {
            record AttachBody(String material, String name, String sha256) {}
            return new AttachBody(material, upload.name(), upload.file().sha256());
        }
    }

    /**
     * 改填: changes answers that a correction notice names, and those that follow from them; nobody else sees them and they
     * count for nothing before {@link AnswerCorrection}.
     *
     * @param answers element or group → value; null takes an answer back
     * @param seen what the actor had before him, so that another tab's answers are not lost unseen; null where that is all the same
     */
    record CorrectAnswers(ObjectNode answers, @Nullable String seen) implements ByApplicant {}

    /** 补正: the answer to the correction notice, as a whole; files were added before. */
    record AnswerCorrection(String remark) implements ByApplicant {}

    /**
     * 不受理 or 不予受理.
     *
     * @param why blank or unknown is refused like a missing reason
     * @param competent the organ to which the applicant is to go instead, where this one is not competent
     */
    record Refuse(@Nullable NotAccepted why, String reason, String competent) implements AtDesk {}

    /** 审查意见; a disagreement needs its reason. */
    record Review(String step, boolean agreed, String opinion) implements AtDesk {}

    /** 容缺补交: a deferred material; the same file sent again changes nothing. */
    record Supplement(String material, Upload upload) implements ByApplicant {

        @Override
        public Object body() {
            record SupplementBody(String material, String name, String sha256) {}
            return new SupplementBody(material, upload.name(), upload.file().sha256());
        }
    }

    /** 准予: issues the licence in the same transaction. */
    record Grant(String reason) implements AtDesk {}

    /** 不予许可, with reasons and the ways to object (行政许可法 38). */
    record Deny(String reason) implements AtDesk {}

    /** 撤回申请, before the decision. */
    record Withdraw(String reason) implements ByApplicant {}

    /**
     * 特别程序开始: the clock stands still (行政许可法 45).
     *
     * @param workingDays how long it will take, as the applicant is told in writing
     * @param notice what the applicant is told beside the procedure's name and length
     */
    record StartProcedure(PauseKind procedure, int workingDays, String notice) implements AtDesk {}

    /** 听证告知: who may ask for a hearing is told so (行政许可法 47); interested parties by name. */
    record OfferHearing(String reason, List<String> interested) implements OfHearing {
        public OfferHearing {
            interested = List.copyOf(interested);
        }
    }

    /**
     * 送达听证告知书: an interested party, or an applicant who gets no papers electronically, has been told of the right to a
     * hearing.
     *
     * @param paper the notice that is addressed to him
     * @param day on which it reached him
     * @param way {@code pickup} or {@code courier}
     * @param detail the parcel's number, or who took it
     */
    record ServeHearingNotice(UUID paper, LocalDate day, String way, String detail) implements OfHearing {}

    /**
     * 送达补正通知书: it has reached an applicant who gets no papers electronically; his days to answer run from then.
     *
     * @param day the day on which it reached him, not before it was issued
     * @param way {@code pickup} or {@code courier}
     * @param detail who took it, or the parcel's number
     */
    record ServeCorrectionNotice(UUID paper, LocalDate day, String way, String detail) implements AtDesk {}

    /**
     * 申请听证.
     *
     * @param by blank where the applicant asks, else the interested party's name as a reviewer writes it down
     * @param arrived the day on which a reviewer received it in writing; null for today
     */
    record AskHearing(String by, String words, @Nullable LocalDate arrived) implements OfHearing {

        public AskHearing(String by, String words) {
            this(by, words, null);
        }
    }

    /** 不要求听证. */
    record DeclineHearing(String words) implements OfHearing {}

    /**
     * 听证通知: when and where (行政许可法 48).
     *
     * @param reason why it is put off; blank where it is arranged for the first time
     */
    record ArrangeHearing(LocalDate day, String time, String place, String reason) implements OfHearing {}

    /** 申请延期: asks the organ's head, with the reasons that the applicant will read. */
    record ProposeExtension(String reason) implements AtDesk {}

    /** 延期: the head's word on it. */
    record DecideExtension(boolean granted, String opinion) implements AtDesk {}

    /** 认领: the step is mine from now on. */
    record Claim(String step) implements AtDesk {}

    /** 指派、转办: the step is a colleague's from now on; the reason is for colleagues only. */
    record Assign(String step, UUID to, String reason) implements AtDesk {}

    /** 退回: the step is anybody's again. */
    record Release(String step) implements AtDesk {}

    /** 特别程序结束. */
    record EndProcedure(PauseKind procedure, String finding) implements AtDesk {}

    /** 告知承诺准予: by the program, in the moment of the submission. */
    record GrantOnPledge() implements OfGrant {}

    /**
     * 窗口收费: the whole fee was taken at a counter.
     *
     * @param way {@code cash} or {@code pos}
     * @param receipt the number of the receipt that was given, or of the terminal's slip
     */
    record TakeFee(String way, String receipt) implements OfFee {}

    /** 缴费: by the program, when a payment came in. */
    record PayFee() implements OfFee {}

    /** 减免收费, with the reason that the applicant reads. */
    record WaiveFee(String reason) implements OfFee {}

    /** 秒批: by the program, on what authoritative sources say. */
    record GrantOnData(AutomaticTrace trace) implements OfGrant {}

    /** 抽查: what a person found of what the program granted; the reason is required where it was wrong. */
    record JudgeSample(boolean right, String reason) implements OfGrant {}

    /** 事后核查: what was found of what was promised. */
    record Check(Finding finding, String words) implements OfGrant {}

    /** 核查结果. */
    enum Finding {
        /** 符合承诺. */
        MET("met"),
        /** 责令整改: wanting, and may be put right by a day; once. */
        WANTING("wanting"),
        /** 不符合承诺或者承诺不实: what was granted is revoked. */
        BROKEN("broken");

        private final String code;

        Finding(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * 送达: handed over or sent.
     *
     * @param way {@code pickup} or {@code courier}
     * @param detail who took it, or the parcel's number
     */
    record Serve(String way, String detail) implements OfService {}

    /**
     * 选择送达方式: until it has been sent.
     *
     * @param way {@code electronic}, {@code post} or {@code counter}
     * @param address where to, for post
     */
    record ChooseDelivery(String way, String address) implements OfService {}

    /** 统一出件, chosen or given up for the whole: by the program in the applicant's name. */
    record ChooseTogether(boolean electronically) implements OfService {}

    /** 集齐: what the case goes out with is there, or it cannot wait for that any longer, and so it is to be served. */
    record ServeNow() implements OfService {}

    /**
     * 统一送达, with the other parts.
     *
     * @param way {@code pickup} or {@code courier}
     * @param detail who took it, or the parcel's number
     */
    record ServeTogether(String way, String detail) implements OfService {}

    /** 移送处罚: to whoever punishes false or broken promises, with the reason. */
    record Refer(String to, String reason) implements OfGrant {}

    /** 撤回、撤销、注销、吊销, with ground and reason. */
    record EndGrant(Action ending, String reason) implements OfGrant {}
}
