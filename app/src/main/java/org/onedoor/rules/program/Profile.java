package org.onedoor.rules.program;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Fact;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Lane;
import org.onedoor.rules.Normal;
import org.onedoor.rules.Reason;
import org.onedoor.rules.Term;

/** 画像: the facts of one subject, each in its slot, in the form in which programs read them. Immutable. */
public final class Profile {

    /** States of a slot. What is known and fits into a lane comes first, since that is nearly always so. */
    static final byte IN_LANE = 0;

    static final byte AS_OBJECT = 1;
    static final byte ABSENT = 2;
    static final byte UNKNOWN = 3;
    static final byte FAILED = 4;

    final byte[] state;

    /** A bit for each slot, 64 in a number, whose value is not in its lane. */
    final long[] beside;

    final long[] lane;
    final @Nullable Object[] object;
    final byte[] judged;
    private final Fact[] facts;
    private final Layout layout;

    /** Made where reasons are asked for, and the same each time: two threads may make the same twice. */
    private final @Nullable List<Reason.Seen>[] seen;

    @SuppressWarnings("unchecked")
    private Profile(Layout layout) {
        int size = layout.terms().size();
        this.layout = layout;
        seen = (List<Reason.Seen>[]) new List<?>[size];
        state = new byte[size];
        lane = new long[size];
        beside = new long[(size + Long.SIZE - 1) / Long.SIZE];
        object = new Object[size];
        facts = new Fact[size];
        judged = new byte[layout.questions().size()];
    }

    /** Reads everything that the layout has room for. */
    public static Profile of(Layout layout, Facts facts) {
        Profile profile = new Profile(layout);
        List<Term> terms = layout.terms();
        for (int slot = 0; slot < terms.size(); slot++) {
            Term term = terms.get(slot);
            profile.put(slot, term, Normal.of(term, facts.about(term.id())));
            if (profile.state[slot] != IN_LANE) {
                profile.beside[slot / Long.SIZE] |= 1L << slot;
            }
        }
        List<String> questions = layout.questions();
        for (int i = 0; i < questions.size(); i++) {
            profile.judged[i] = facts.judged(questions.get(i)).map(Code::of).orElse(Code.NEEDS_HUMAN);
        }
        return profile;
    }

    private void put(int slot, Term term, Fact fact) {
        facts[slot] = fact;
        switch (fact) {
            case Fact.Empty _, Fact.NotApplicable _ -> state[slot] = ABSENT;
            case Fact.Unknown _ -> state[slot] = UNKNOWN;
            case Fact.Failed _ -> state[slot] = FAILED;
            case Fact.Known(Object value) -> {
                state[slot] = AS_OBJECT;
                object[slot] = value instanceof List<?> list ? comparable(list) : value;
                if (term.list()) {
                    return;
                }
                Long number = value instanceof String word
                        ? Long.valueOf(layout.wordIn(slot, word))
                        : Lane.of(value, term.kind());
                if (number != null) {
                    state[slot] = IN_LANE;
                    lane[slot] = number;
                }
            }
        }
    }

    /** Members in a form in which equal numbers are equal objects. */
    private static Set<Object> comparable(List<?> list) {
        Set<Object> members = new HashSet<>();
        list.forEach(member -> members.add(Code.comparable(Objects.requireNonNull(member))));
        return members;
    }

    /** What is known of the element of a slot. */
    List<Reason.Seen> seen(int slot) {
        List<Reason.Seen> known = seen[slot];
        if (known == null) {
            known = List.of(new Reason.Seen(layout.terms().get(slot), facts[slot]));
            seen[slot] = known;
        }
        return known;
    }

    /** The value of a slot that is known, in normal form; of a list, the set of its members. */
    Object value(int slot) {
        return Objects.requireNonNull(object[slot]);
    }
}
