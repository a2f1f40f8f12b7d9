package org.onedoor.paper;

import java.util.Arrays;
import java.util.Optional;

/** 送达方式. */
enum ServiceWay {
    /** 电子送达: opened by the party that has agreed to be served so. */
    ELECTRONIC,
    /** 直接送达: taken at the counter. */
    PICKUP,
    /** 邮寄送达: sent by courier. */
    COURIER;

    String code() {
        return switch (this) {
            case ELECTRONIC -> "electronic";
            case PICKUP -> "pickup";
            case COURIER -> "courier";
        };
    }

    static Optional<ServiceWay> of(String code) {
        return Arrays.stream(values()).filter(way -> way.code().equals(code)).findFirst();
    }
}
