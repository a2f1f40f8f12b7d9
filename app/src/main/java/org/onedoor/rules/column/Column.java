package org.onedoor.rules.column;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.onedoor.rules.Fact;
import org.onedoor.rules.Lane;
import org.onedoor.rules.Term;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * One element of all subjects: who has a value, who is known to have none, whose is broken; the values themselves as numbers of 64
 * bits where they fit (numbers, days, truth values), else as numbers of a dictionary.
 */
final class Column {

    private final RoaringBitmap inLane;
    private final RoaringBitmap inDictionary;
    private final RoaringBitmap known;
    private final RoaringBitmap absent;
    private final RoaringBitmap failed;
    private final long[] lane;
    private final List<Object> dictionary;

    private Column(Builder builder) {
        inLane = builder.inLane;
        inDictionary = builder.inDictionary;
        known = RoaringBitmap.or(inLane, inDictionary);
        absent = builder.absent;
        failed = builder.failed;
        lane = builder.lane;
        dictionary = List.copyOf(builder.numbers.keySet());
    }

    RoaringBitmap known() {
        return known;
    }

    RoaringBitmap absent() {
        return absent;
    }

    RoaringBitmap failed() {
        return failed;
    }

    /** Those who have a value that passes a test: of numbers in the lane, of everything else as it is in normal form. */
    RoaringBitmap where(LongPredicate inside, Predicate<Object> otherwise) {
        RoaringBitmapWriter<RoaringBitmap> found = RoaringBitmapWriter.writer().get();
        inLane.forEach((IntConsumer) subject -> {
            if (inside.test(lane[subject])) {
                found.add(subject);
            }
        });
        RoaringBitmap all = found.get();
        if (!inDictionary.isEmpty()) {
            boolean[] passes = new boolean[dictionary.size()];
            for (int i = 0; i < passes.length; i++) {
                passes[i] = otherwise.test(dictionary.get(i));
            }
            RoaringBitmapWriter<RoaringBitmap> more =
                    RoaringBitmapWriter.writer().get();
            inDictionary.forEach((IntConsumer) subject -> {
                if (passes[(int) lane[subject]]) {
                    more.add(subject);
                }
            });
            all.or(more.get());
        }
        return all;
    }

    /** The value of one who has one, in normal form. */
    Object value(int subject, Term term) {
        if (inDictionary.contains(subject)) {
            return dictionary.get((int) lane[subject]);
        }
        return Lane.back(lane[subject], term.kind());
    }

    /** Fills a column, subject by subject in their order. */
    static final class Builder {

        private final Term term;
        private final RoaringBitmap inLane = new RoaringBitmap();
        private final RoaringBitmap inDictionary = new RoaringBitmap();
        private final RoaringBitmap absent = new RoaringBitmap();
        private final RoaringBitmap failed = new RoaringBitmap();
        private final long[] lane;
        private final Map<Object, Integer> numbers = new LinkedHashMap<>();

        Builder(Term term, int subjects) {
            this.term = term;
            this.lane = new long[subjects];
        }

        Term term() {
            return term;
        }

        /** @param fact in normal form */
        void put(int subject, Fact fact) {
            switch (fact) {
                case Fact.Empty _, Fact.NotApplicable _ -> absent.add(subject);
                case Fact.Unknown _ -> {}
                case Fact.Failed _ -> failed.add(subject);
                case Fact.Known(Object value) -> {
                    Long number = term.list() ? null : Lane.of(value, term.kind());
                    if (number != null) {
                        inLane.add(subject);
                        lane[subject] = number;
                    } else {
                        inDictionary.add(subject);
                        lane[subject] = Objects.requireNonNull(numbers.computeIfAbsent(value, key -> numbers.size()));
                    }
                }
            }
        }

        Column build() {
            return new Column(this);
        }
    }
}
