package org.onedoor.standard.calendar;

/** 时限种类: whose word a limit is. A regional overlay says which of the two it moves. */
public enum LimitKind {
    /** 承诺时限: what the department promises in its guide. */
    PROMISED,
    /** 法定时限: what a law or regulation allows at most; overdue here is a breach of law. */
    STATUTORY;

    public String code() {
        return switch (this) {
            case PROMISED -> "promised";
            case STATUTORY -> "statutory";
        };
    }
}
