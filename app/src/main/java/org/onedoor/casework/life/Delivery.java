package org.onedoor.casework.life;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** 送达方式: how a decision and its licence reach the applicant, by the codes of the code set {@code delivery-way}. */
public enum Delivery {
    /** 电子送达: served by being opened in the applicant's own space; printed at a kiosk by oneself is the same. */
    ELECTRONIC("electronic", ""),
    /** 邮寄送达: by courier, with the parcel's number. */
    POST("post", "courier"),
    /** 窗口领取: handed over at a counter to whoever is named. */
    COUNTER("counter", "pickup"),
    /** 统一出件: with the other parts of the whole that the case is part of, in one delivery; how, the whole says. */
    TOGETHER("together", "");

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

    /** What an applicant may choose. */
    public static List<Delivery> choices() {
        return List.of(ELECTRONIC, POST, COUNTER);
    }

    public static Optional<Delivery> choice(String code) {
        return choices().stream().filter(way -> way.code.equals(code)).findFirst();
    }

    public static Optional<Delivery> proven(String proof) {
        return Arrays.stream(values())
                .filter(way -> !way.proof.isEmpty() && way.proof.equals(proof))
                .findFirst();
    }
}
