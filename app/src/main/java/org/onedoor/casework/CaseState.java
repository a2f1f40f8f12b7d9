package org.onedoor.casework;

/** 办件状态, with the national codes (办理状态 BLZT of the engineering-approval exchange) where there is one. */
public enum CaseState {
    /** 已接件 (1): submitted, not yet looked at. */
    RECEIVED("received", "1"),
    /** 补正 (6): asked, once, to complete the materials; waits for the applicant (行政许可法 32). */
    CORRECTING("correcting", "6"),
    /** 已受理 (3): accepted; the clock runs. */
    ACCEPTED("accepted", "3"),
    /** 特别程序或容缺逾期 (9): accepted, and something holds it; reviews go on, the decision waits (行政许可法 45). */
    SUSPENDED("suspended", "9"),
    /** 不受理 (4): no permit is needed for this. */
    NOT_REQUIRED("not-required", "4"),
    /** 不予受理 (5): not this organ's power, or not complete after the correction. */
    NOT_ACCEPTED("not-accepted", "5"),
    /** 办结（通过） (11). */
    GRANTED("granted", "11"),
    /** 办结（不通过） (13). */
    DENIED("denied", "13"),
    /** 已撤件 (2): withdrawn by the applicant. */
    WITHDRAWN("withdrawn", "2"),
    /** 终止 (2): ended because what was pledged never came. */
    TERMINATED("terminated", "2");

    private final String code;
    private final String national;

    CaseState(String code, String national) {
        this.code = code;
        this.national = national;
    }

    /** The word in tables, journal, API and message keys. */
    public String code() {
        return code;
    }

    /** The code that other systems exchange. */
    public String national() {
        return national;
    }

    public boolean open() {
        return switch (this) {
            case RECEIVED, CORRECTING, ACCEPTED, SUSPENDED -> true;
            case NOT_REQUIRED, NOT_ACCEPTED, GRANTED, DENIED, WITHDRAWN, TERMINATED -> false;
        };
    }

    static CaseState of(String code) {
        for (CaseState state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state " + code);
    }
}
