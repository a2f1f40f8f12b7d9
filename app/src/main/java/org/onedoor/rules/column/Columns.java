package org.onedoor.rules.column;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Normal;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Term;
import org.roaringbitmap.RoaringBitmap;

/** The facts of many subjects, numbered from 0: a column for each element, two bitmaps for each question. Immutable. */
public final class Columns {

    /** 人工判断: who is judged to meet a question, and who not. */
    record Judged(RoaringBitmap met, RoaringBitmap notMet) {}

    private final int subjects;
    private final Map<String, Column> columns = new HashMap<>();
    private final Map<String, Judged> judged = new HashMap<>();

    private Columns(int subjects) {
        this.subjects = subjects;
    }

    /**
     * Reads all that some rules speak of.
     *
     * @param facts of each subject
     */
    public static Columns of(List<Rule> rules, int subjects, IntFunction<Facts> facts) {
        Columns all = new Columns(subjects);
        Map<String, Column.Builder> builders = new LinkedHashMap<>();
        for (Rule rule : rules) {
            for (Term term : rule.terms()) {
                builders.computeIfAbsent(term.id(), key -> new Column.Builder(term, subjects));
            }
            for (String question : rule.questions()) {
                all.judged.computeIfAbsent(question, key -> new Judged(new RoaringBitmap(), new RoaringBitmap()));
            }
        }
        for (int subject = 0; subject < subjects; subject++) {
            Facts own = facts.apply(subject);
            int at = subject;
            builders.values()
                    .forEach(builder -> builder.put(
                            at,
                            Normal.of(builder.term(), own.about(builder.term().id()))));
            all.judged.forEach((question, answers) ->
                    own.judged(question).ifPresent(met -> (met ? answers.met() : answers.notMet()).add(at)));
        }
        builders.forEach((id, builder) -> all.columns.put(id, builder.build()));
        return all;
    }

    int subjects() {
        return subjects;
    }

    /** @throws NullPointerException where no rule spoke of the element */
    Column column(Term term) {
        return Objects.requireNonNull(columns.get(term.id()), term.id());
    }

    /** @throws NullPointerException where no rule asked the question */
    Judged judged(String question) {
        return Objects.requireNonNull(judged.get(question), question);
    }
}
