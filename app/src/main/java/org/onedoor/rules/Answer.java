package org.onedoor.rules;

import java.util.List;
import org.onedoor.shared.Text;

/** 答复: how a rule came out for one subject on one day, and why. */
public sealed interface Answer {

    /** The explanation, in the shape of the condition. */
    Reason because();

    default Verdict verdict() {
        return because().verdict();
    }

    /** 满足. */
    record Met(Reason because) implements Answer {}

    /** 不满足. */
    record NotMet(Reason because) implements Answer {}

    /**
     * 缺少信息.
     *
     * @param missing the elements whose values could decide it, each with its source, in the order of the condition;
     *     at least one
     */
    record Unknown(List<Term> missing, Reason because) implements Answer {
        public Unknown {
            missing = List.copyOf(missing);
        }
    }

    /**
     * 需人工判断.
     *
     * @param matters what a person has to look at, in the order of the condition; at least one
     */
    record NeedsHuman(List<Matter> matters, Reason because) implements Answer {
        public NeedsHuman {
            matters = List.copyOf(matters);
        }
    }

    /** Something that a person has to look at. */
    sealed interface Matter {

        /** A question that only a person can answer; the judgement comes back through {@link Facts#judged}. */
        record Question(String id, Text text) implements Matter {}

        /** A fact whose source gave something unusable. */
        record BrokenFact(Term term, Text why) implements Matter {}
    }
}
