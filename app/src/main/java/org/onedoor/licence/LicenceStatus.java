package org.onedoor.licence;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** 证照状态 of one version, and every step there is from one to another. */
public enum LicenceStatus {
    /** 有效. */
    ISSUED,
    /** 暂停效力: it holds for nothing until what was promised for it has come (容缺). */
    SUSPENDED,
    /** 已换发: a later version of the same licence stands. */
    REPLACED,
    /** 已撤销、吊销 (行政许可法 69, 行政处罚法 9). */
    REVOKED,
    /** 已注销 (行政许可法 70). */
    CANCELLED,
    /** 已过期. */
    EXPIRED;

    /**
     * The one table of transitions. An expired licence may still be revoked for how it was got, or renewed late; one that was
     * replaced stands again when what replaced it is taken back.
     */
    private static final Map<LicenceStatus, Set<LicenceStatus>> STEPS = new EnumMap<>(Map.of(
            ISSUED, Set.of(SUSPENDED, REPLACED, REVOKED, CANCELLED, EXPIRED),
            SUSPENDED, Set.of(ISSUED, REVOKED, CANCELLED),
            EXPIRED, Set.of(REPLACED, REVOKED, CANCELLED),
            REPLACED, Set.of(ISSUED),
            REVOKED, Set.of(),
            CANCELLED, Set.of()));

    boolean mayBecome(LicenceStatus next) {
        return STEPS.getOrDefault(this, Set.of()).contains(next);
    }

    public String code() {
        return switch (this) {
            case ISSUED -> "issued";
            case SUSPENDED -> "suspended";
            case REPLACED -> "replaced";
            case REVOKED -> "revoked";
            case CANCELLED -> "cancelled";
            case EXPIRED -> "expired";
        };
    }

    static LicenceStatus of(String code) {
        for (LicenceStatus status : values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no licence status " + code);
    }
}
