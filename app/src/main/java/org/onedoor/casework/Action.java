package org.onedoor.casework;

/** What can be done to a case after its submission; each leads through {@link Transitions}. */
enum Action {
    /** 受理. */
    ACCEPT,
    /** 视为受理: the organ was silent for five working days (行政许可法 32). */
    DEEM_ACCEPTED,
    /** 一次性告知补正. */
    ASK_CORRECTION,
    /** 补正. */
    ANSWER_CORRECTION,
    /** 审查阶段补正逾期: nobody answered; the review goes on with what is there. */
    GO_ON_UNANSWERED,
    /** 不受理: no permit is needed. */
    DECLARE_NOT_REQUIRED,
    /** 不予受理. */
    REFUSE,
    /** 审查: one review step's opinion. */
    REVIEW,
    /** 超期默许: a consultation's silence at its deadline is agreement. */
    CONSENT_BY_SILENCE,
    /** 特别程序开始 (行政许可法 45), told in writing with the time it needs. */
    START_PROCEDURE,
    /** 特别程序结束. */
    END_PROCEDURE,
    /** 申请延期: asks the organ's head, with reasons. */
    PROPOSE_EXTENSION,
    /** 延期: once, before the limit is over (行政许可法 42). */
    EXTEND,
    /** 不同意延期. */
    REFUSE_EXTENSION,
    /** 补正逾期未答: the filing is closed, with notice. */
    CLOSE_UNANSWERED,
    /** 容缺逾期: what was pledged has not come; the case is suspended and the applicant told. */
    LAPSE,
    /** 容缺终止: it has not come by the second day either. */
    TERMINATE,
    /** 容缺补交. */
    SUPPLEMENT,
    /** 准予. */
    GRANT,
    /** 不予许可. */
    DENY,
    /** 撤回申请. */
    WITHDRAW
}
