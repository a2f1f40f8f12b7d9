package org.onedoor.race.rules;

/** Somebody who answers conditions. */
public interface Evaluator {

    /**
     * Answers all conditions for one subject.
     *
     * @param subject its place in the work
     * @return how many are met
     */
    int met(int subject);

    /** Who it is, with its version. */
    String name();
}
