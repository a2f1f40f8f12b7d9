package org.onedoor.standard;

/** 数据类型: what a value of a data element is. */
public enum ElementType {
    TEXT,
    /** One of a code set, or several where the element says so. */
    CODE,
    INTEGER,
    DECIMAL,
    /** 金额, whole 分. */
    MONEY,
    DATE,
    BOOLEAN;

    public String code() {
        return switch (this) {
            case TEXT -> "text";
            case CODE -> "code";
            case INTEGER -> "integer";
            case DECIMAL -> "decimal";
            case MONEY -> "money";
            case DATE -> "date";
            case BOOLEAN -> "boolean";
        };
    }

    boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == MONEY;
    }
}
