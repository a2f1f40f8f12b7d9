package org.onedoor.insight;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.onedoor.rating.Grade;

/** Counts of one cell: a day, a channel, a department … of one period. */
record Counts(Map<Measure, Long> of) {

    static final Counts NONE = new Counts(Map.of());

    Counts plus(Counts other) {
        Map<Measure, Long> sum = new EnumMap<>(Measure.class);
        sum.putAll(of);
        other.of.forEach((measure, n) -> sum.merge(measure, n, Long::sum));
        return new Counts(sum);
    }

    long get(Measure measure) {
        return of.getOrDefault(measure, 0L);
    }

    long submitted() {
        return get(Measure.SUBMITTED);
    }

    long decided() {
        return get(Measure.DECIDED);
    }

    /** 满意度's numerator: the three upper grades. */
    long satisfied() {
        long satisfied = 0;
        for (Grade grade : Grade.values()) {
            satisfied += grade.isSatisfied() ? get(Measure.of(grade)) : 0;
        }
        return satisfied;
    }

    /** Empty where there is nothing that could have been on time. */
    OptionalDouble onTimePromised() {
        return share(get(Measure.ON_TIME_PROMISED), decided());
    }

    OptionalDouble onTimeStatutory() {
        return share(get(Measure.ON_TIME_STATUTORY), decided());
    }

    OptionalDouble granted() {
        return share(get(Measure.GRANTED), decided());
    }

    OptionalDouble satisfaction() {
        return share(satisfied(), get(Measure.RATED));
    }

    static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
