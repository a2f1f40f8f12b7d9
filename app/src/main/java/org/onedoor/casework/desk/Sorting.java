package org.onedoor.casework.desk;

import org.jspecify.annotations.Nullable;

/**
 * 排序: in which order a desk is shown; what an emergency hurries (应急容缺) is always first. A case's id begins with the time of its
 * submission, so that it stands for the order in which they were submitted,
 * whatever has come anew since.
 */
public enum Sorting {
    /** 先到期. */
    DUE(
            "due",
            "s.calm, s.due, s.case_id, s.step",
            "(s.calm, s.due, s.case_id, s.step) > ((SELECT :afterCalm::boolean), (SELECT :after::date),"
                    + " (SELECT :afterId::uuid), (SELECT :afterStep::text))"),
    /** 先提交. */
    OLDEST(
            "oldest",
            "s.calm, s.case_id, s.step",
            "(s.calm, s.case_id, s.step) > ((SELECT :afterCalm::boolean), (SELECT :afterId::uuid),"
                    + " (SELECT :afterStep::text))"),
    /** 后提交. */
    NEWEST(
            "newest",
            "(NOT s.calm) DESC, s.case_id DESC, s.step DESC",
            "(NOT s.calm, s.case_id, s.step) < ((SELECT NOT :afterCalm::boolean), (SELECT :afterId::uuid),"
                    + " (SELECT :afterStep::text))");

    private final String code;
    private final String order;
    private final String after;

    Sorting(String code, String order, String after) {
        this.code = code;
        this.order = order;
        this.after = after;
    }

    public String code() {
        return code;
    }

    /** As {@code ORDER BY} over {@code casework.desk s}. */
    String order() {
        return order;
    }

    /** What comes behind a line, as a predicate. */
    String after() {
        return after;
    }

    /** The one of this code; by the day on which it is due where there is none. */
    public static Sorting of(@Nullable String code) {
        for (Sorting sorting : values()) {
            if (sorting.code.equals(code)) {
                return sorting;
            }
        }
        return DUE;
    }
}
