package org.onedoor.rating;

import java.util.Optional;

/**
 * 评价等级: the five grades of 国办发〔2019〕51号 and GB/T 39734-2020, best first. Codes of the code set {@code satisfaction-grade};
 * numbers are mapped explicitly, because some standards count from the best and others from the worst.
 */
public enum Grade {
    /** 非常满意. */
    VERY_SATISFIED("very-satisfied", 5),
    /** 满意. */
    SATISFIED("satisfied", 4),
    /** 基本满意. */
    FAIR("fair", 3),
    /** 不满意. */
    DISSATISFIED("dissatisfied", 2),
    /** 非常不满意. */
    VERY_DISSATISFIED("very-dissatisfied", 1);

    private final String code;
    private final int points;

    Grade(String code, int points) {
        this.code = code;
        this.points = points;
    }

    /** The code that tables, journal, forms and API carry. */
    public String code() {
        return code;
    }

    /** {@code satisfaction} of the Zhejiang interface: 5 is the best, 1 the worst. */
    public int points() {
        return points;
    }

    /** 好评 in the sense of 满意度: 基本满意 counts as satisfied. */
    public boolean isSatisfied() {
        return points >= FAIR.points;
    }

    /** 差评: 不满意 and 非常不满意, which the department must call back and repair. */
    public boolean isBad() {
        return !isSatisfied();
    }

    public static Optional<Grade> of(String code) {
        for (Grade grade : values()) {
            if (grade.code.equals(code)) {
                return Optional.of(grade);
            }
        }
        return Optional.empty();
    }

    /** The grade of a row that a check constraint vouches for. */
    static Grade stored(String code) {
        return of(code).orElseThrow(() -> new IllegalStateException("no grade " + code));
    }
}
