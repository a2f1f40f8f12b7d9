package org.onedoor.rules;

/** 数据类型: what sort of value a data element holds, as far as conditions care. */
public enum Kind {
    /** Free text; has no order, so only equality and {@code startsWith} apply. */
    TEXT,
    /** A code of a code set; has no order either. */
    CODE,
    /** A whole number of any size. */
    INTEGER,
    /** A decimal number, exact: {@link java.math.BigDecimal}, never a floating point number. */
    DECIMAL,
    /** 金额 in whole 分. */
    MONEY,
    /** A calendar day without time. */
    DATE,
    BOOLEAN;

    boolean number() {
        return this == INTEGER || this == DECIMAL || this == MONEY;
    }
}
