package org.onedoor.data;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * 异议: a party says that a register's value is wrong.
 *
 * @param value what the register said
 * @param source id of the department whose register it is
 * @param said what the party says; null once erased
 * @param answer what the source department says to it; null where it has said nothing
 * @param closedAt when it was last answered, or withdrawn; null while open
 */
public record Dispute(
        UUID id,
        String element,
        JsonNode value,
        String source,
        @Nullable String said,
        Instant openedAt,
        Status status,
        @Nullable String answer,
        @Nullable Instant closedAt) {

    /** Where a dispute stands. */
    public enum Status {
        /** 待核实: the source has not answered. */
        OPEN("open"),
        /** 登记有误: the source admits the mistake; a better value is still to come. */
        ACCEPTED("accepted"),
        /** 登记无误: the source has checked it and keeps its value. */
        CONFIRMED("confirmed"),
        /** 已更新: the source has sent another value since. */
        ANSWERED("answered"),
        /** 已撤回: by the one who opened it. */
        WITHDRAWN("withdrawn");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** Whether the value is still taken for doubtful. */
        public boolean pending() {
            return this == OPEN || this == ACCEPTED;
        }

        static Status of(String code) {
            for (Status status : values()) {
                if (status.code.equals(code)) {
                    return status;
                }
            }
            throw new IllegalStateException("no status " + code);
        }
    }
}
