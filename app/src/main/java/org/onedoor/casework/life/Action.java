package org.onedoor.casework.life;

import org.onedoor.shared.Text;

/** What can be done to a case after its submission; each leads through {@link Transitions}. */
public enum Action {
    /** 受理. */
    ACCEPT("受理", "所收材料齐全、符合法定形式；容缺的已承诺", "materials complete and in due form; what may follow is pledged"),
    /** 容缺收件: received, with the once-only notice of what is to follow; the clock has not started. */
    RECEIVE_LACKING(
            "容缺收件", "事项规定先收件；缺的都在容缺清单里并已承诺", "the item receives first; all that lacks may be deferred and is pledged"),
    /** 视为受理: the organ was silent for five working days (行政许可法 32). */
    DEEM_ACCEPTED("视为受理", "收到后五个工作日内没有告知", "nothing said within five working days of receipt"),
    /** 一次性告知补正. */
    ASK_CORRECTION(
            "一次性告知补正",
            "写全要补的内容；受理前五个工作日内一次，审查阶段按事项规定一次",
            "everything at once: before acceptance once within five working days, in the review once where the item allows it"),
    /** 补正. */
    ANSWER_CORRECTION("补正", "补上告知的每份材料，或者写明原因", "every material that was asked for, or why not"),
    /** 补正逾期: nobody answered in the review; it goes on with what is there. */
    GO_ON_UNANSWERED("补正逾期", "审查阶段补正到期没有答复", "the day for the answer in the review has passed"),
    /** 不受理: no permit is needed. */
    DECLARE_NOT_REQUIRED("不受理", "理由", "the reason"),
    /** 不予受理. */
    REFUSE(
            "不予受理",
            "情形和理由，不属于本机关职权的写明向谁申请；等待补正时、补正齐全后不能以材料不齐为由作出",
            "why, and where to go if this organ is not competent; never for want of materials while a correction is awaited or was answered in full"),
    /** 审查意见: one review step's opinion. */
    REVIEW("审查意见", "环节在本部门待办；不同意写明理由", "the step is on the department's desk; a disagreement needs its reason"),
    /** 超期默许: a consultation's silence at its deadline is agreement. */
    CONSENT_BY_SILENCE("超期默许", "征求意见到期没有答复", "the day of a consultation has passed"),
    /** 特别程序开始 (行政许可法 45), told in writing with the time it needs. */
    START_PROCEDURE("特别程序开始", "法律依据和所需时间", "the law's ground and the time it needs"),
    /** 特别程序结束. */
    END_PROCEDURE("特别程序结束", "该程序正在进行", "the procedure goes on"),
    /** 听证告知 (行政许可法 47). */
    OFFER_HEARING("听证告知", "许可事项，作出决定前一次，写明理由", "a permit, before the decision, once, with the reason"),
    /** 送达听证告知书: the day on which somebody was told who is not reached electronically, from which his five days run (行政许可法 47). */
    SERVE_HEARING_NOTICE(
            "送达听证告知书",
            "利害关系人，或者没有同意电子送达的申请人，还没有被告知；写明哪一天、怎样送达",
            "an interested party, or an applicant without consent to electronic service, not told yet; the day and how he was reached"),
    /** 送达补正通知书: the day on which it reached an applicant who is not reached electronically, from which his days run. */
    SERVE_CORRECTION_NOTICE(
            "送达补正通知书",
            "没有同意电子送达的申请人，还没有收到；写明哪一天、怎样送达",
            "an applicant without consent to electronic service who has not received it; the day and how he was reached"),
    /** 申请听证, within five working days. */
    ASK_HEARING("申请听证", "本人被告知后五个工作日内", "within five working days of having been told oneself"),
    /** 不要求听证. */
    DECLINE_HEARING("不要求听证", "已告知，没有人申请", "told, and nobody has asked"),
    /** 听证逾期未申请: silence is no request. */
    PASS_OVER_HEARING(
            "听证逾期未申请",
            "所有人都已被告知，各自的五个工作日已过，没有人申请",
            "all have been told, the five working days of each are over and nobody has asked"),
    /** 听证通知: time and place (行政许可法 48). */
    ARRANGE_HEARING(
            "听证通知",
            "提前七个工作日，申请后二十个工作日内；改期写明理由，一次",
            "seven working days before it, within twenty of the request; put off once, with the reason"),
    /** 申请延期: asks the organ's head, with reasons. */
    PROPOSE_EXTENSION("申请延期", "期限届满前，写明理由，一次", "the reasons, before the limit ends, once"),
    /** 延期: once, before the limit is over (行政许可法 42). */
    EXTEND("延期", "部门已申请；期限届满前", "asked for by the department, before the limit ends"),
    /** 不同意延期. */
    REFUSE_EXTENSION("不同意延期", "理由", "the reason"),
    /** 重算期限: a calendar has changed; what counts from it is counted anew. */
    RECOUNT("重算期限", "所在地区的日历有了变化，期限因此变动", "a calendar of the region has changed and a last day moves with it"),
    /** 补正逾期关闭: the filing is closed, with notice. */
    CLOSE_UNANSWERED("补正逾期关闭", "补正期限已过", "the day for the answer has passed"),
    /** 容缺逾期: what was pledged has not come; the case is suspended and the applicant told. */
    LAPSE("容缺逾期", "承诺后补的材料到期没有补", "what was pledged has not come by its day"),
    /** 容缺终止: it has not come by the second day either. */
    TERMINATE("容缺终止", "再次给的期限也过了", "the second day has passed too"),
    /** 容缺补交. */
    SUPPLEMENT("容缺补交", "材料在容缺清单里，没有补过", "the material is awaited"),
    /** 准予. */
    GRANT("准予", "审查完毕，容缺材料已补齐，没有暂停", "reviews done, nothing awaited, nothing holds the case"),
    /** 容缺通过: granted before what was pledged has come. */
    GRANT_DEFICIENT(
            "容缺通过", "审查完毕，事项允许先准予后补，没有暂停", "reviews done, the item lets the grant come first, nothing holds the case"),
    /** 容缺再次逾期: after a grant; somebody of the deciding department has to look. */
    LAPSE_AGAIN("容缺再次逾期", "准予以后再次给的期限也过了", "the second day after the grant has passed too"),
    /** 告知承诺准予: granted at once; the check follows. */
    GRANT_ON_PLEDGE("告知承诺准予", "申请人签了告知承诺书，材料齐全", "the pledge is signed, the materials complete"),
    /** 抽查: what the program granted was right, or was not. */
    JUDGE_SAMPLE(
            "抽查结果", "被抽中的自动办结件，一次；有误的写明理由", "granted automatically and drawn, once; the reason where it was wrong"),
    /** 核查通过. */
    PASS_CHECK("核查通过", "核查情况", "what was found"),
    /** 责令整改: by a day. */
    ORDER_REPAIR("责令整改", "哪里不符合承诺，一次", "what is wanting, once"),
    /** 移送处罚: what was promised was false, or was not kept. */
    REFER("移送处罚", "按告知承诺准予的，移送给谁、为什么，一次", "granted on a pledge; to whom and why, once"),
    /** 撤销 (行政许可法 69). */
    REVOKE("撤销", "依据和理由", "ground and reason"),
    /** 视为准予延续: a renewal not decided before the licence ended (行政许可法 50). */
    RENEW_BY_SILENCE(
            "视为准予延续",
            "按时申请的延续到证照有效期届满没有决定，不是在等申请人",
            "a renewal asked in time, undecided when the licence ended, and not for want of the applicant"),
    /** 撤回 (行政许可法 8). */
    RECALL("撤回", "依据和理由", "ground and reason"),
    /** 注销 (行政许可法 70). */
    CANCEL("注销", "依据和理由", "ground and reason"),
    /** 吊销 (行政处罚法 9). */
    STRIP("吊销", "处罚决定", "the decision on the penalty"),
    /** 缴费: the fee of a case came in. */
    PAY_FEE("缴费", "要缴的款已到账", "the fee that was asked for has come in"),
    /** 窗口收费: taken at a counter of the department or of the hall. */
    TAKE_FEE("窗口收费", "还没有缴；写明现金还是刷卡、票据或者终端流水号", "not paid yet; cash or terminal, and the number of the receipt"),
    /** 准予减免: in one case. */
    WAIVE_FEE("减免收费", "事项允许；写明理由；还没有缴", "the item allows it, the reason, and it is not paid yet"),
    /** 逾期未缴终止: reminded of once. */
    CLOSE_UNPAID("逾期未缴终止", "提醒以后给的期限也过了，事项规定终止", "the day after the reminder has passed too, where the item says so"),
    /** 不予许可. */
    DENY("不予许可", "审查完毕，写明理由", "reviews done, the reasons"),
    /** 送达 (行政许可法 44). */
    SERVE(
            "送达",
            "不是电子送达的决定，还没有送达；写明谁领取或者快递单号",
            "a decision that does not come electronically and has not been served; who took it, or the parcel's number"),
    /** 撤回申请. */
    WITHDRAW("撤回申请", "决定作出前", "before the decision");

    private final String term;
    private final String needsZh;
    private final String needsEn;

    Action(String term, String needsZh, String needsEn) {
        this.term = term;
        this.needsZh = needsZh;
        this.needsEn = needsEn;
    }

    /** The field's word for it. */
    public String term() {
        return term;
    }

    /** What has to be so beside the state. */
    public Text needs() {
        return new Text(needsZh, needsEn);
    }
}
