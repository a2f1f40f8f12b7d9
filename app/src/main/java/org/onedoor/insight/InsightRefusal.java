package org.onedoor.insight;

import org.onedoor.shared.Refusal;

/** What this room refuses. */
sealed interface InsightRefusal extends Refusal {

    /** 没有这张表: no table of that name, or days that are none. */
    record NoSuchTable() implements InsightRefusal {
        @Override
        public String code() {
            return "insight.no-such-table";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }
}
