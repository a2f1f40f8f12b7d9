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
    /** 不受理: no permit is needed. */
    DECLARE_NOT_REQUIRED,
    /** 不予受理. */
    REFUSE,
    /** 审查: one review step's opinion. */
    REVIEW,
    /** 容缺补交. */
    SUPPLEMENT,
    /** 准予. */
    GRANT,
    /** 不予许可. */
    DENY,
    /** 撤回申请. */
    WITHDRAW
}
