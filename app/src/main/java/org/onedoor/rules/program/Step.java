package org.onedoor.rules.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Condition;
import org.onedoor.rules.Condition.Relation;
import org.onedoor.rules.Condition.Unit;
import org.onedoor.rules.Reason;

/** One part of a program. Answers are {@link Code}s. */
abstract class Step {

    private final Condition condition;

    Step(Condition condition) {
        this.condition = condition;
    }

    /** The answer; parts that cannot change it any more are passed over. */
    abstract byte run(Profile profile);

    /** The answer with its reasons, those of all parts. */
    Reason because(Profile profile) {
        return reason(run(profile), seen(profile), List.of());
    }

    /** The facts that this part itself looks at. */
    List<Reason.Seen> seen(Profile profile) {
        return List.of();
    }

    /** This part as a look at one lane; null where it is none. */
    @Nullable
    Look look() {
        return null;
    }

    final Reason reason(byte code, List<Reason.Seen> seen, List<Reason> parts) {
        return new Reason(Code.verdict(code), condition, seen, parts);
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
        final Looks looks;
        final Step[] others;

        All(Condition condition, List<Step> parts) {
            super(condition);
            this.parts = parts.toArray(Step[]::new);
            this.looks = new Looks(
                    parts.stream().map(Step::look).filter(Objects::nonNull).toList());
            this.others = parts.stream().filter(part -> part.look() == null).toArray(Step[]::new);
        }

        @Override
        byte run(Profile profile) {
            byte least = looks.all(profile);
            for (Step part : others) {
                if (least == Code.NOT_MET) {
                    return least;
                }
                least = (byte) Math.min(least, part.run(profile));
            }
            return least;
        }

        @Override
        Reason because(Profile profile) {
            Reason[] reasons = new Reason[parts.length];
            byte least = Code.MET;
            for (int i = 0; i < reasons.length; i++) {
                reasons[i] = parts[i].because(profile);
                least = (byte) Math.min(least, Code.of(reasons[i].verdict()));
            }
            return reason(least, List.of(), List.of(reasons));
        }
    }

    static final class Any extends Step {

        private final Step[] parts;

        Any(Condition condition, List<Step> parts) {
            super(condition);
            this.parts = parts.toArray(Step[]::new);
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
        Reason because(Profile profile) {
            Reason[] reasons = new Reason[parts.length];
            byte least = Code.MET;
            for (int i = 0; i < reasons.length; i++) {
                reasons[i] = parts[i].because(profile);
                least = (byte) Math.min(least, Code.turned(Code.of(reasons[i].verdict())));
            }
            return reason(Code.turned(least), List.of(), List.of(reasons));
        }
    }

    static final class Not extends Step {

        private final Step part;

        Not(Condition condition, Step part) {
            super(condition);
            this.part = part;
        }

        @Override
        byte run(Profile profile) {
            return Code.turned(part.run(profile));
        }

        @Override
        Reason because(Profile profile) {
            Reason because = part.because(profile);
            return reason(Code.turned(Code.of(because.verdict())), List.of(), List.of(because));
        }

        @Override
        @Nullable
        Look look() {
            Look look = part.look();
            return look == null ? null : look.turnedRound();
        }
    }

    /** A look at one element. */
    abstract static class OfOne extends Step {

        final int slot;

        OfOne(Condition condition, int slot) {
            super(condition);
            this.slot = slot;
        }

        @Override
        final List<Reason.Seen> seen(Profile profile) {
            return profile.seen(slot);
        }
    }

    /** A number, a day, a truth value, a word or the time since a day against something fixed. */
    static final class OnLane extends OfOne {

        private final Look look;

        OnLane(Condition condition, Look look) {
            super(condition, look.slot());
            this.look = look;
        }

        @Override
        byte run(Profile profile) {
            return look.run(profile);
        }

        @Override
        Look look() {
            return look;
        }
    }

    /** A number equal to one of several, or a word to one of so many that no {@link Look} holds them. */
    static final class OneOf extends OfOne {

        private final Set<Object> values;
        private final long[] inLane;

        /** @param inLane those of the values that fit into their lane, in order */
        OneOf(Condition condition, int slot, Set<Object> values, long[] inLane) {
            super(condition, slot);
            this.values = values;
            this.inLane = inLane;
        }

        @Override
        byte run(Profile profile) {
            byte state = profile.state[slot];
            return switch (state) {
                case Profile.IN_LANE -> Code.of(Arrays.binarySearch(inLane, profile.lane[slot]) >= 0);
                case Profile.AS_OBJECT -> Code.of(values.contains(Code.comparable(profile.value(slot))));
                default -> gap(state);
            };
        }
    }

    /** A list that holds something. */
    static final class Includes extends OfOne {

        private final Object value;

        Includes(Condition condition, int slot, Object value) {
            super(condition, slot);
            this.value = value;
        }

        @Override
        byte run(Profile profile) {
            byte state = profile.state[slot];
            return state == Profile.AS_OBJECT ? Code.of(((Set<?>) profile.value(slot)).contains(value)) : gap(state);
        }
    }

    /** The beginning of a text or code. */
    static final class StartsWith extends OfOne {

        private final String prefix;

        StartsWith(Condition condition, int slot, String prefix) {
            super(condition, slot);
            this.prefix = prefix;
        }

        @Override
        byte run(Profile profile) {
            byte state = profile.state[slot];
            return state <= Profile.AS_OBJECT ? Code.of(((String) profile.value(slot)).startsWith(prefix)) : gap(state);
        }
    }

    static final class HasValue extends OfOne {

        HasValue(Condition condition, int slot) {
            super(condition, slot);
        }

        @Override
        byte run(Profile profile) {
            byte state = profile.state[slot];
            return state <= Profile.AS_OBJECT ? Code.MET : gap(state);
        }
    }

    static final class IsKnown extends OfOne {

        IsKnown(Condition condition, int slot) {
            super(condition, slot);
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

        Asked(Condition condition, int question) {
            super(condition);
            this.question = question;
        }

        @Override
        byte run(Profile profile) {
            return profile.judged[question];
        }
    }

    static final class Always extends Step {

        private final byte code;

        Always(Condition.Always condition) {
            super(condition);
            this.code = Code.of(condition.met());
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

        /** @param slots of all elements, as they stand; the same one may stand there twice */
        Compare(Condition.Compare condition, int[] slots, Side left, Side right) {
            super(condition);
            this.slots = slots;
            this.left = left;
            this.relation = condition.relation();
            this.right = right;
        }

        @Override
        List<Reason.Seen> seen(Profile profile) {
            return Arrays.stream(slots)
                    .mapToObj(slot -> profile.seen(slot).getFirst())
                    .toList();
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
