package org.onedoor.casework.calendar;

import java.util.Collection;
import org.onedoor.standard.Standard;

/** Foresees what calendars would do to open cases; the room {@code casework} does, which knows how their days are counted. */
public interface Effects {

    /** As many open cases are looked at before a calendar is published. */
    int MOST = 10_000;

    /**
     * What would happen.
     *
     * @param looked how many open cases were looked at, at most {@link #MOST}
     * @param moved of how many of them a last day would move
     */
    record Effect(int looked, int moved) {

        public boolean all() {
            return looked < MOST;
        }
    }

    /** @param regions with all that lie in them */
    Effect of(Standard then, Collection<String> regions);
}
