package org.onedoor.paper;

/**
 * 情形: what about a case may call for another form of a paper; which form, the templates say themselves
 * ({@code in-place-of} with {@code when}).
 */
public enum Circumstance {
    /** 联合办理: departments beside the one that answers for the case review it (行政许可法 26). First: it says more. */
    JOINT("joint"),
    /** 网上申报: filed without a counter (行政许可法 29). */
    ONLINE("online");

    private final String code;

    Circumstance(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
