package org.onedoor.casework.life;

/** 办件状态, with the national codes (办理状态 BLZT of the engineering-approval exchange) and the province's results. */
public enum CaseState {
    /** 已接件 (1): submitted, not yet looked at. */
    RECEIVED("received", "1", "已接件", ""),
    /** 容缺收件 (1): received without what was deferred; waits for it, and no clock runs. */
    LACKING("lacking", "1", "容缺收件", ""),
    /** 补正 (6): asked, once, to complete the materials; waits for the applicant (行政许可法 32). */
    CORRECTING("correcting", "6", "补正", ""),
    /** 已受理 (3): accepted; the clock runs. */
    ACCEPTED("accepted", "3", "已受理", ""),
    /** 特别程序或容缺逾期 (9): accepted, and something holds it; reviews go on, the decision waits (行政许可法 45). */
    SUSPENDED("suspended", "9", "暂停", ""),
    /** 不受理 (4): no permit is needed for this. */
    NOT_REQUIRED("not-required", "4", "不受理", "退件"),
    /** 不予受理 (5): not this organ's power, or not complete after the correction. */
    NOT_ACCEPTED("not-accepted", "5", "不予受理", "退件"),
    /** 办结（通过） (11). */
    GRANTED("granted", "11", "办结（通过）", "办结，准予许可"),
    /** 办结（容缺通过） (12): granted before what was pledged has come; it still has to. */
    GRANTED_DEFICIENT("granted-deficient", "12", "办结（容缺通过）", "办结，准予许可"),
    /** 办结（不通过） (13). */
    DENIED("denied", "13", "办结（不通过）", "办结，不予许可"),
    /** 已撤件 (2): withdrawn by the applicant. */
    WITHDRAWN("withdrawn", "2", "已撤件", "作废办结"),
    /** 终止 (2): ended because what was pledged never came. */
    TERMINATED("terminated", "2", "终止", "作废办结"),
    /** 已撤销 (15): granted against the law or on a false promise (行政许可法 69). */
    REVOKED("revoked", "15", "撤销", "办结，准予许可"),
    /** 已撤回 (14): the law or the circumstances it rests on have changed (行政许可法 8). */
    RECALLED("recalled", "14", "撤回", "办结，准予许可"),
    /** 已注销: over, or its holder gone (行政许可法 70). */
    CANCELLED("cancelled", "11", "注销", "办结，准予许可"),
    /** 已吊销: taken as a penalty (行政处罚法 9). */
    STRIPPED("stripped", "11", "吊销", "办结，准予许可");

    private final String code;
    private final String national;
    private final String term;
    private final String provincial;

    CaseState(String code, String national, String term, String provincial) {
        this.code = code;
        this.national = national;
        this.term = term;
        this.provincial = provincial;
    }

    /** The word in tables, journal, API and message keys. */
    public String code() {
        return code;
    }

    /** The code that other systems exchange. */
    public String national() {
        return national;
    }

    /** The same where an answer to a correction notice is awaited: 补正(开始), also in the review stage (审查阶段补正). */
    public String national(boolean correctionAwaited) {
        return correctionAwaited ? CORRECTING.national : national;
    }

    /** The field's word for it. */
    public String term() {
        return term;
    }

    /** 办结结果 of the province's case exchange; blank while it is open. */
    public String provincial() {
        return provincial;
    }

    /** Whether there is a decision to be served. */
    public boolean decided() {
        return granted() || this == DENIED;
    }

    /** Whether what was asked for is granted and stands. */
    public boolean granted() {
        return this == GRANTED || this == GRANTED_DEFICIENT;
    }

    /** Whether it waits without a step on any desk, and its days may still move. */
    public boolean isOffDesk() {
        return this == SUSPENDED || this == GRANTED_DEFICIENT;
    }

    public boolean open() {
        return switch (this) {
            case RECEIVED, LACKING, CORRECTING, ACCEPTED, SUSPENDED -> true;
            case NOT_REQUIRED,
                    NOT_ACCEPTED,
                    GRANTED,
                    GRANTED_DEFICIENT,
                    DENIED,
                    WITHDRAWN,
                    TERMINATED,
                    REVOKED,
                    RECALLED,
                    CANCELLED,
                    STRIPPED -> false;
        };
    }

    public static CaseState of(String code) {
        for (CaseState state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state " + code);
    }
}
