package org.onedoor.standard;

/** 敏感级别: how far a value is masked (个人信息保护法 4 and 28). */
public enum Sensitivity {
    /** No personal information. */
    OPEN,
    /** 个人信息. */
    PERSONAL,
    /** 敏感个人信息: identity numbers, health, minors. */
    SENSITIVE;

    public String code() {
        return switch (this) {
            case OPEN -> "open";
            case PERSONAL -> "personal";
            case SENSITIVE -> "sensitive";
        };
    }
}
