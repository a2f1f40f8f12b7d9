package org.onedoor.standard;

/** 账号信息: what a signed-in person or firm is known by here, whatever any register holds. */
public enum AccountFact {
    /** 姓名. */
    PERSON_NAME,
    /** 公民身份号码. */
    RESIDENT_ID,
    /** 本人电话. */
    PERSON_PHONE,
    /** 本人地址. */
    PERSON_ADDRESS,
    /** 企业名称. */
    FIRM_NAME,
    /** 统一社会信用代码. */
    CREDIT_CODE;

    public String code() {
        return switch (this) {
            case PERSON_NAME -> "person-name";
            case RESIDENT_ID -> "resident-id";
            case PERSON_PHONE -> "person-phone";
            case PERSON_ADDRESS -> "person-address";
            case FIRM_NAME -> "firm-name";
            case CREDIT_CODE -> "credit-code";
        };
    }
}
