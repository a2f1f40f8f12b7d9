package org.onedoor.standard;

import java.util.regex.Pattern;

/** 格式: how the text of a data element must be built, beyond its length. */
public enum ElementFormat {
    /** 公民身份号码 (GB 11643). */
    RESIDENT_ID("[1-9]\\d{5}[12]\\d{3}[01]\\d[0-3]\\d{4}[0-9X]"),
    /** 统一社会信用代码 (GB 32100). */
    CREDIT_CODE("[0-9A-HJ-NPQRTUWXY]{18}"),
    /** 手机号码 of mainland China. */
    MOBILE("1[3-9]\\d{9}"),
    /** 电话: a mobile number or a fixed line with its area code, with or without hyphen and extension. */
    PHONE("1[3-9]\\d{9}|0\\d{2,3}-?[1-9]\\d{6,7}(-\\d{1,6})?"),
    EMAIL("[^@\\s\\p{Cntrl}]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+"),
    /** 邮政编码. */
    POSTCODE("\\d{6}");

    private final Pattern pattern;

    ElementFormat(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    public String code() {
        return switch (this) {
            case RESIDENT_ID -> "resident-id";
            case CREDIT_CODE -> "credit-code";
            case MOBILE -> "mobile";
            case PHONE -> "phone";
            case EMAIL -> "email";
            case POSTCODE -> "postcode";
        };
    }

    /** The shape as a regular expression for the whole text, for schemas; check characters are beyond it. */
    public String pattern() {
        return pattern.pattern();
    }

    /** Whether a text has the format, check characters included. */
    public boolean accepts(String text) {
        if (!pattern.matcher(text).matches()) {
            return false;
        }
        return switch (this) {
            case RESIDENT_ID -> CheckDigits.isResidentId(text);
            case CREDIT_CODE -> CheckDigits.isCreditCode(text);
            case MOBILE, PHONE, EMAIL, POSTCODE -> true;
        };
    }
}
