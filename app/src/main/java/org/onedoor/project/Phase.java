package org.onedoor.project;

import java.util.Arrays;
import java.util.Optional;

/** 阶段: the four stages, in their order (国办发〔2019〕11 号). Which department leads one is the theme's to say. */
enum Phase {
    /** 立项用地规划许可. */
    LAND("land", "1"),
    /** 工程建设许可. */
    DESIGN("design", "2"),
    /** 施工许可. */
    CONSTRUCTION("construction", "3"),
    /** 竣工验收. */
    COMPLETION("completion", "4");

    private final String code;
    private final String national;

    Phase(String code, String national) {
        this.code = code;
        this.national = national;
    }

    String code() {
        return code;
    }

    /** As other systems number it. */
    String national() {
        return national;
    }

    static Optional<Phase> find(String code) {
        return Arrays.stream(values()).filter(phase -> phase.code.equals(code)).findFirst();
    }

    /** @throws IllegalArgumentException where there is none: what is kept always names one that is */
    static Phase of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no stage " + code));
    }
}
