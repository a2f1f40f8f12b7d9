package org.onedoor.casework.life;

import java.util.Arrays;
import java.util.Optional;

/** 送达方式: how a decision and its licence reach the applicant, by the codes of the code set {@code delivery-way}. */
public enum Delivery {
    /** 电子送达: served by being opened in the applicant's own space; printed at a kiosk by oneself is the same. */
    ELECTRONIC("electronic", ""),
    /** 邮寄送达: by courier, with the parcel's number. */
    POST("post", "courier"),
    /** 窗口领取: handed over at a counter to whoever is named. */
    COUNTER("counter", "pickup");

    private final String code;
    private final String proof;

    Delivery(String code, String proof) {
        this.code = code;
        this.proof = proof;
    }

    public String code() {
        return code;
    }

    /** What the proof of service calls it; blank where nobody records it. */
    public String proof() {
        return proof;
    }

    public static Optional<Delivery> of(String code) {
        return Arrays.stream(values()).filter(way -> way.code.equals(code)).findFirst();
    }

    public static Optional<Delivery> proven(String proof) {
        return Arrays.stream(values())
                .filter(way -> way != ELECTRONIC && way.proof.equals(proof))
                .findFirst();
    }
}
