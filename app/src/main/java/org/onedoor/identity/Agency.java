package org.onedoor.identity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 企业代理: somebody who may act for a firm.
 *
 * @param agentName the agent's name, for the firm's own page
 * @param firmName the firm's name, for the agent's own page
 * @param from the first day on which the agent may act
 * @param until the last one; null for no end
 */
public record Agency(
        UUID id,
        UUID firm,
        String firmName,
        UUID agent,
        String agentName,
        Scope scope,
        LocalDate from,
        @Nullable LocalDate until) {

    /** 权限: what the agent may do. */
    public enum Scope {
        /** 法定代表人: acts for the firm by law, appoints and dismisses its agents (民法典 61). */
        REPRESENTATIVE,
        /** 经办人: applies and follows in the firm's name within the appointment's dates (民法典 165). */
        AGENT;

        public String code() {
            return switch (this) {
                case REPRESENTATIVE -> "representative";
                case AGENT -> "agent";
            };
        }

        static Scope of(String code) {
            return code.equals("representative") ? REPRESENTATIVE : AGENT;
        }
    }
}
