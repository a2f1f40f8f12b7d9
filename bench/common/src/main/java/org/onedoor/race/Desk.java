package org.onedoor.race;

/** 岗位: where a case waits for an answer after it was submitted, each at a department of its own. */
public enum Desk {
    ACCEPT("hall"),
    REVIEW_FIRE("fire"),
    REVIEW_HEALTH("health"),
    DECIDE("approval"),
    ISSUE("delivery");

    private final String department;

    Desk(String department) {
        this.department = department;
    }

    /** Whose queue holds what waits here. */
    public String department() {
        return department;
    }
}
