package org.onedoor.standard;

/** 预填方式: what happens where the authoritative source already holds a value. */
public enum Prefill {
    /** Used without asking again; shown, and open to dispute. */
    REUSE,
    /** Filled in, and the applicant confirms or changes it. */
    CONFIRM,
    /** Always asked, because it is about this case alone. */
    NEVER;

    public String code() {
        return switch (this) {
            case REUSE -> "reuse";
            case CONFIRM -> "confirm";
            case NEVER -> "never";
        };
    }
}
