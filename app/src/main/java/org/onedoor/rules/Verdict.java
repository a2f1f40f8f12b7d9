package org.onedoor.rules;

import org.onedoor.shared.Text;

/** 结论: how a condition, or a part of one, came out. */
public enum Verdict {
    /** 满足. */
    MET,
    /** 不满足. */
    NOT_MET,
    /** 缺少信息: more facts could decide it. */
    UNKNOWN,
    /** 需人工判断: no fact decides it, or a fact is broken. */
    NEEDS_HUMAN;

    public Text text() {
        return switch (this) {
            case MET -> Phrases.of("verdict.met.text");
            case NOT_MET -> Phrases.of("verdict.not-met.text");
            case UNKNOWN -> Phrases.of("verdict.unknown.text");
            case NEEDS_HUMAN -> Phrases.of("verdict.needs-human.text");
        };
    }

    Verdict negated() {
        return switch (this) {
            case MET -> NOT_MET;
            case NOT_MET -> MET;
            case UNKNOWN, NEEDS_HUMAN -> this;
        };
    }

    /** "All" of two: not met, then needs a human, then unknown, then met. */
    Verdict and(Verdict other) {
        if (this == NOT_MET || other == NOT_MET) {
            return NOT_MET;
        }
        if (this == NEEDS_HUMAN || other == NEEDS_HUMAN) {
            return NEEDS_HUMAN;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : MET;
    }

    /** "Any" of two, the dual: met, then needs a human, then unknown, then not met. */
    Verdict or(Verdict other) {
        return negated().and(other.negated()).negated();
    }

    static Verdict of(boolean met) {
        return met ? MET : NOT_MET;
    }
}
