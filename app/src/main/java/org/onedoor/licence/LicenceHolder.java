package org.onedoor.licence;

import java.util.UUID;

/**
 * 持证主体.
 *
 * @param party the party in {@code identity} that may download the licence
 * @param name as in the identity document
 * @param idKind 证件类型
 * @param idNumber 证件号码, in full; shown on the face, masked in a verification
 */
public record LicenceHolder(UUID party, String name, IdKind idKind, String idNumber) {

    /** 持证主体代码类型. */
    public enum IdKind {
        /** 公民身份号码 (GB 11643): a natural person. */
        RESIDENT_ID,
        /** 统一社会信用代码 (GB 32100): a firm or organisation. */
        CREDIT_CODE,
        /** 护照, 港澳居民来往内地通行证 and the like: a natural person. */
        OTHER_PERSON;

        boolean person() {
            return this != CREDIT_CODE;
        }

        String code() {
            return switch (this) {
                case RESIDENT_ID -> "resident-id";
                case CREDIT_CODE -> "credit-code";
                case OTHER_PERSON -> "other-person";
            };
        }

        static IdKind of(String code) {
            for (IdKind kind : values()) {
                if (kind.code().equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of identity document " + code);
        }
    }
}
