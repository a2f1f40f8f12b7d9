package org.onedoor.rules.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.onedoor.rules.Condition;
import org.onedoor.rules.Condition.Operand;
import org.onedoor.rules.Kind;
import org.onedoor.rules.Lane;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Term;

/**
 * 代表值: a few values of each element that stand for all others, as far as some rules can tell them apart: a rule that speaks of
 * {@code staff >= 3} cannot tell 5 from 500.
 */
final class Samples {

    /** A text that no rule names. */
    private static final String OTHER = "\uFFFC";

    /** Of a list that could hold any of these, every subset is tried. */
    private static final int MOST_MEMBERS = 8;

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    /** What rules say of one element. */
    private static final class Seen {

        private final Term term;
        /** Numbers of the lane where an answer may change: the first of the values that begin there. */
        private final TreeSet<Long> edges = new TreeSet<>();

        /** Numbers that no lane holds, and their neighbours. */
        private final Set<Object> outside = new LinkedHashSet<>();

        private final Set<Object> members = new LinkedHashSet<>();
        private final Set<String> words = new LinkedHashSet<>();
        /** The elements that it is compared with. */
        private final Set<String> beside = new LinkedHashSet<>();

        private boolean exact = true;
        private boolean mayBeEmpty;
        private boolean mayBeUnknown;

        Seen(Term term) {
            this.term = term;
        }

        void from(long edge) {
            edges.add(edge);
        }

        void around(BigDecimal number) {
            outside.add(number);
            outside.add(number.add(BigDecimal.ONE));
            outside.add(number.subtract(BigDecimal.ONE));
        }
    }

    private final LocalDate at;
    private final Map<String, Seen> seen = new LinkedHashMap<>();

    private Samples(LocalDate at) {
        this.at = at;
    }

    static Samples of(Collection<Rule> rules, LocalDate at) {
        Samples samples = new Samples(at);
        rules.forEach(rule -> samples.look(rule.condition()));
        return samples;
    }

    /** Whether the values of an element stand for all others; not where sums or too long lists are compared. */
    boolean complete(Term term) {
        return about(term).exact;
    }

    /** Whether some rule asks if there is a value at all. */
    boolean mayBeEmpty(Term term) {
        return about(term).mayBeEmpty;
    }

    /** Whether some rule asks if it is known whether there is a value. */
    boolean mayBeUnknown(Term term) {
        return about(term).mayBeUnknown;
    }

    private Seen about(Term term) {
        return seen.computeIfAbsent(term.id(), key -> new Seen(term));
    }

    private void look(Condition condition) {
        switch (condition) {
            case Condition.All all -> all.parts().forEach(this::look);
            case Condition.Any any -> any.parts().forEach(this::look);
            case Condition.Not not -> look(not.part());
            case Condition.Compare compare -> look(compare);
            case Condition.OneOf(Term term, List<Operand> values) ->
                values.forEach(value -> literal(about(term), value.literal()));
            case Condition.Includes(Term term, Operand value) ->
                about(term).members.add(value.literal());
            case Condition.StartsWith(Term term, String prefix) -> {
                about(term).words.add(prefix);
                about(term).words.add(prefix + OTHER);
            }
            case Condition.IsTrue(Term term) -> about(term);
            case Condition.HasValue(Term term) -> about(term).mayBeEmpty = true;
            case Condition.IsKnown(Term term) -> about(term).mayBeUnknown = true;
            case Condition.Ask _, Condition.Always _ -> {}
        }
    }

    private void look(Condition.Compare compare) {
        Lane.Range range = Lane.range(compare, at);
        if (range != null) {
            Seen term = about(Lane.term(compare));
            if (compare.left() instanceof Operand.Value
                    && compare.right() instanceof Operand.Amount(BigDecimal number, Kind _)
                    && Lane.of(number, term.term.kind()) == null) {
                term.around(number);
            }
            if (range.least() <= range.most()) {
                term.from(range.least());
                if (range.most() < Long.MAX_VALUE) {
                    term.from(range.most() + 1);
                }
            }
            return;
        }
        if (compare.left() instanceof Operand.Value(Term term) && compare.right() instanceof Operand.Word word) {
            about(term).words.add(word.value());
            return;
        }
        if (compare.left() instanceof Operand.Value(Term left)
                && compare.right() instanceof Operand.Value(Term right)
                && left.kind() == right.kind()) {
            about(left).beside.add(right.id());
            about(right).beside.add(left.id());
            return;
        }
        compare.left().terms().forEach(term -> about(term).exact = false);
        compare.right().terms().forEach(term -> about(term).exact = false);
    }

    private static void literal(Seen term, Object value) {
        if (value instanceof String word) {
            term.words.add(word);
            return;
        }
        Long number = Lane.of(value, term.term.kind());
        if (number != null) {
            term.from(number);
            term.from(number + 1);
        } else if (value instanceof BigDecimal outside) {
            term.around(outside);
        }
    }

    /** Values in normal form, at least one. */
    List<Object> values(Term term) {
        if (term.list()) {
            return lists(about(term));
        }
        return switch (term.kind()) {
            case BOOLEAN -> List.of(true, false);
            case CODE, TEXT -> words(term);
            case INTEGER, DECIMAL, MONEY, DATE -> numbers(term);
        };
    }

    /** Elements that are compared with each other are told apart by each other's edges, and by being less, equal or more. */
    private Set<Seen> together(Term term) {
        Set<Seen> together = new LinkedHashSet<>();
        List<Seen> left = new ArrayList<>(List.of(about(term)));
        while (!left.isEmpty()) {
            Seen one = left.removeLast();
            if (together.add(one)) {
                one.beside.forEach(id -> left.add(seen.computeIfAbsent(id, key -> new Seen(term))));
            }
        }
        return together;
    }

    private List<Object> words(Term term) {
        if (!term.codes().isEmpty()) {
            return List.copyOf(term.codes().keySet());
        }
        Set<Object> words = new LinkedHashSet<>();
        Set<Seen> together = together(term);
        together.forEach(one -> words.addAll(one.words));
        for (int i = 0; i < together.size(); i++) {
            words.add(OTHER + i);
        }
        return List.copyOf(words);
    }

    private List<Object> numbers(Term term) {
        Set<Seen> together = together(term);
        TreeSet<Long> edges = new TreeSet<>();
        together.forEach(one -> edges.addAll(one.edges));
        if (edges.isEmpty()) {
            edges.add(0L);
        }
        boolean day = term.kind() == Kind.DATE;
        TreeSet<Long> numbers = new TreeSet<>();
        for (long edge : edges) {
            // beside each edge as many as there are elements to tell apart, one after another
            for (int i = 0; i < together.size(); i++) {
                add(numbers, edge, i, day);
                add(numbers, edge, -1 - i, day);
            }
        }
        List<Object> values = new ArrayList<>();
        numbers.forEach(number -> values.add(Lane.back(number, term.kind())));
        together.forEach(one -> values.addAll(one.outside));
        return List.copyOf(values);
    }

    private static void add(Set<Long> numbers, long edge, int distance, boolean day) {
        long least = day ? FIRST_DAY : Long.MIN_VALUE + 2;
        long most = day ? LAST_DAY : Long.MAX_VALUE - 2;
        long number = Math.clamp(edge, least, most) + distance;
        if (number >= least && number <= most) {
            numbers.add(number);
        }
    }

    private static List<Object> lists(Seen list) {
        List<Object> members = new ArrayList<>(list.members);
        if (members.size() > MOST_MEMBERS) {
            list.exact = false;
            members = members.subList(0, MOST_MEMBERS);
        }
        List<Object> lists = new ArrayList<>();
        for (int chosen = 1; chosen < 1 << members.size(); chosen++) {
            List<Object> some = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                if ((chosen & 1 << i) != 0) {
                    some.add(members.get(i));
                }
            }
            lists.add(some);
        }
        lists.add(List.of(other(list.term)));
        return lists;
    }

    /** Something that no rule names. */
    private static Object other(Term term) {
        return switch (term.kind()) {
            case TEXT, CODE -> OTHER;
            case INTEGER, DECIMAL, MONEY -> new BigDecimal("987654321987");
            case DATE -> LocalDate.of(9876, 5, 4);
            case BOOLEAN -> true;
        };
    }
}
