package org.onedoor.rating;

import java.util.OptionalDouble;

/**
 * 满意度: (非常满意 + 满意 + 基本满意) ÷ valid active ratings. Valid active ratings are the first ratings that applicants
 * gave themselves; cases that nobody rated are not in it, and a follow-up (追评) does not replace the first rating, so a
 * repaired fault stays visible.
 *
 * @param satisfied first ratings of the three upper grades
 * @param rated all first ratings
 * @param invited cases that could have been rated, for the share that was (主动评价率)
 */
public record Satisfaction(long satisfied, long rated, long invited) {

    /** Between 0 and 1; empty while nothing is rated. */
    public OptionalDouble share() {
        return rated == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) satisfied / rated);
    }

    /** 主动评价率: between 0 and 1; empty while nobody is invited. */
    public OptionalDouble activeShare() {
        return invited == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) rated / invited);
    }
}
