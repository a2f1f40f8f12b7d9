package org.onedoor.casework;

import org.onedoor.shared.Refusal;

/** What became of an order. */
sealed interface Outcome {

    /** Done now, or earlier under the same key. */
    record Done() implements Outcome {}

    /** Nothing was changed. */
    record Refused(Refusal why) implements Outcome {}
}
