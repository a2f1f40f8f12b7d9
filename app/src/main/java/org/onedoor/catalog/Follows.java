package org.onedoor.catalog;

import org.onedoor.standard.calendar.Limit;

/**
 * 变更、延续、补证: what an item does to a licence that was granted before (行政许可法 49、50).
 *
 * @param licence id of the licence type it is about, which is the item's result too
 * @param before 延续: how long before the last day it has to be asked for
 * @param late 延续: whether it may be asked for later than that, then without silence meaning anything
 */
public record Follows(Kind kind, String licence, Limit before, boolean late) {

    /** 有效期届满三十日前, where the item's own law sets no other term (行政许可法 50). */
    static final Limit THIRTY_DAYS = Limit.naturalDays(30);

    public enum Kind {
        /** 变更: what the face says, to the same last day. */
        CHANGE("change"),
        /** 延续: the same for another term. */
        RENEWAL("renewal"),
        /** 补证: lost or spoilt, issued anew as it was. */
        REPLACEMENT("replacement");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
