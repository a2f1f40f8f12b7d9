package org.onedoor.rules.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Condition;
import org.onedoor.rules.Condition.Relation;
import org.onedoor.rules.Condition.Unit;

/** One part of a program. Answers are {@link Code}s. */
abstract class Step {

    /** Its number: parts are counted as they stand, each before its own parts. */
    private final int number;

    Step(int number) {
        this.number = number;
    }

    /** The answer; parts that cannot change it any more are passed over. */
    abstract byte run(Profile profile);

    /** The answer, with those of all parts. */
    byte record(Profile profile, byte[] codes) {
        byte code = run(profile);
        codes[number] = code;
        return code;
    }

    /** Writes down the answer of a part that has parts of its own. */
    final byte recorded(byte code, byte[] codes) {
        codes[number] = code;
        return code;
    }

    /** What a state without a value makes of a look at it. */
    static byte gap(byte state) {
        return switch (state) {
            case Profile.ABSENT -> Code.NOT_MET;
            case Profile.UNKNOWN -> Code.UNKNOWN;
            default -> Code.NEEDS_HUMAN;
        };
    }

    static final class All extends Step {

        private final Step[] parts;

        All(int number, Step[] parts) {
            super(number);
            this.parts = parts;
        }

        @Override
        byte run(Profile profile) {
            byte least = Code.MET;
            for (Step part : parts) {
                byte code = part.run(profile);
                if (code < least) {
                    if (code == Code.NOT_MET) {
                        return code;
                    }
                    least = code;
                }
            }
            return least;
        }

        @Override
        byte record(Profile profile, byte[] codes) {
            byte least = Code.MET;
            for (Step part : parts) {
                least = (byte) Math.min(least, part.record(profile, codes));
            }
            return recorded(least, codes);
        }
    }

    static final class Any extends Step {

        private final Step[] parts;

        Any(int number, Step[] parts) {
            super(number);
            this.parts = parts;
        }

        @Override
        byte run(Profile profile) {
            byte least = Code.MET;
            for (Step part : parts) {
                byte code = part.run(profile);
                if (code == Code.MET) {
                    return code;
                }
                least = (byte) Math.min(least, Code.turned(code));
            }
            return Code.turned(least);
        }

        @Override
        byte record(Profile profile, byte[] codes) {
            byte least = Code.MET;
            for (Step part : parts) {
                least = (byte) Math.min(least, Code.turned(part.record(profile, codes)));
            }
            return recorded(Code.turned(least), codes);
        }
    }

    static final class Not extends Step {

        private final Step part;

        Not(int number, Step part) {
            super(number);
            this.part = part;
        }

        @Override
        byte run(Profile profile) {
            return Code.turned(part.run(profile));
        }

        @Override
        byte record(Profile profile, byte[] codes) {
            return recorded(Code.turned(part.record(profile, codes)), codes);
        }
    }

    /** A number, a day, a truth value or the time since a day against something fixed. */
    static final class InRange extends Step {

        private final int slot;
        private final long least;
        private final long most;
        private final Predicate<Object> otherwise;

        /** @param otherwise the same of a value that does not fit into its lane */
        InRange(int number, int slot, long least, long most, Predicate<Object> otherwise) {
            super(number);
            this.slot = slot;
            this.least = least;
            this.most = most;
            this.otherwise = otherwise;
        }

        @Override
        byte run(Profile profile) {
            byte state = profile.state[slot];
            if (state == Profile.IN_LANE) {
                long value = profile.lane[slot];
                return least <= value && value <= most ? Code.MET : Code.NOT_MET;
            }
            return state == Profile.AS_OBJECT ? Code.of(otherwise.test(profile.value(slot))) : gap(state);
        }
    }

    /** The same, turned round: "not equal". */
    static final class NotInRange extends Step {

        private final InRange inside;

        NotInRange(int number, InRange inside) {
            super(number);
            this.inside = inside;
        }

        @Override
        byte run(Profile profile) {
            return Code.turned(inside.run(profile));
        }
    }

    /** A text or code equal to one. */
    static final class IsWord extends Step {

        private final int slot;
        private final String word;

        IsWord(int number, int slot, String word) {
            super(number);
            this.slot = slot;
            this.word = word;
        }

        @Override
        byte run(Profile profile) {
            byte state = profile.state[slot];
            return state == Profile.AS_OBJECT ? Code.of(word.equals(profile.object[slot])) : gap(state);
        }
    }

    /** A text, code or number equal to one of several. */
    static final class OneOf extends Step {

        private final int slot;
        private final Set<Object> values;
        private final Set<Long> inLane;

        OneOf(int number, int slot, Set<Object> values, Set<Long> inLane) {
            super(number);
            this.slot = slot;
            this.values = values;
            this.inLane = inLane;
        }

        @Override
        byte run(Profile profile) {
            byte state = profile.state[slot];
            return switch (state) {
                case Profile.IN_LANE -> Code.of(inLane.contains(profile.lane[slot]));
                case Profile.AS_OBJECT -> Code.of(values.contains(Code.comparable(profile.value(slot))));
                default -> gap(state);
            };
        }
    }

    /** A list that holds something. */
    static final class Includes extends Step {

        private final int slot;
        private final Object value;

        Includes(int number, int slot, Object value) {
            super(number);
            this.slot = slot;
            this.value = value;
        }

        @Override
        byte run(Profile profile) {
            byte state = profile.state[slot];
            return state == Profile.AS_OBJECT ? Code.of(((Set<?>) profile.value(slot)).contains(value)) : gap(state);
        }
    }

    /** The beginning of a text or code. */
    static final class StartsWith extends Step {

        private final int slot;
        private final String prefix;

        StartsWith(int number, int slot, String prefix) {
            super(number);
            this.slot = slot;
            this.prefix = prefix;
        }

        @Override
        byte run(Profile profile) {
            byte state = profile.state[slot];
            return state == Profile.AS_OBJECT ? Code.of(((String) profile.value(slot)).startsWith(prefix)) : gap(state);
        }
    }

    static final class HasValue extends Step {

        private final int slot;

        HasValue(int number, int slot) {
            super(number);
            this.slot = slot;
        }

        @Override
        byte run(Profile profile) {
            byte state = profile.state[slot];
            return state <= Profile.AS_OBJECT ? Code.MET : gap(state);
        }
    }

    static final class IsKnown extends Step {

        private final int slot;

        IsKnown(int number, int slot) {
            super(number);
            this.slot = slot;
        }

        @Override
        byte run(Profile profile) {
            return switch (profile.state[slot]) {
                case Profile.UNKNOWN -> Code.NOT_MET;
                case Profile.FAILED -> Code.NEEDS_HUMAN;
                default -> Code.MET;
            };
        }
    }

    static final class Asked extends Step {

        private final int question;

        Asked(int number, int question) {
            super(number);
            this.question = question;
        }

        @Override
        byte run(Profile profile) {
            return profile.judged[question];
        }
    }

    static final class Always extends Step {

        private final byte code;

        Always(int number, boolean met) {
            super(number);
            this.code = Code.of(met);
        }

        @Override
        byte run(Profile profile) {
            return code;
        }
    }

    /** Two sides of which neither is fixed, or with sums: computed exactly. */
    static final class Compare extends Step {

        private final int[] slots;
        private final Side left;
        private final Relation relation;
        private final Side right;

        Compare(int number, int[] slots, Side left, Relation relation, Side right) {
            super(number);
            this.slots = slots;
            this.left = left;
            this.relation = relation;
            this.right = right;
        }

        @Override
        byte run(Profile profile) {
            byte code = Code.MET;
            for (int slot : slots) {
                byte state = profile.state[slot];
                if (state > Profile.AS_OBJECT) {
                    code = (byte) Math.min(code, gap(state));
                }
            }
            if (code == Code.MET) {
                code = Code.of(relation.stands(left.value(profile), right.value(profile)));
            }
            return relation == Relation.NOT_EQUAL ? Code.turned(code) : code;
        }
    }

    /** One side of a comparison whose elements are all known: a value in normal form. */
    interface Side {

        Object value(Profile profile);

        static Side fixed(Object value) {
            return _ -> value;
        }

        static Side element(int slot) {
            return profile -> profile.value(slot);
        }

        static Side since(Unit unit, Side date, LocalDate at) {
            return profile -> BigDecimal.valueOf(unit.between((LocalDate) date.value(profile), at));
        }

        static Side calculated(Side left, Condition.Sign sign, Side right) {
            return profile -> sign.of((BigDecimal) left.value(profile), (BigDecimal) right.value(profile));
        }
    }

    /** Whether a value stands in a relation to something fixed. */
    static Predicate<Object> against(Relation relation, @Nullable BigDecimal literal) {
        return value -> {
            if (literal == null || !(value instanceof BigDecimal number)) {
                throw new IllegalStateException("only numbers can be too large for their lane: " + value);
            }
            return relation.stands(number, literal);
        };
    }
}
