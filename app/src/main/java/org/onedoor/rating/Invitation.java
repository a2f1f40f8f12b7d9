package org.onedoor.rating;

import java.time.Instant;
import java.util.UUID;
import org.onedoor.shared.Text;

/**
 * 评价邀请: one service occasion that may be rated.
 *
 * @param city the city code of the case's own row
 * @param name the item's name as decided upon
 * @param department id of the department that decided
 * @param region the six-digit region of that department
 * @param channel code of the way the case came in
 * @param party the applicant, the only one who may rate
 */
record Invitation(
        String city,
        UUID id,
        UUID caseId,
        String filingNumber,
        String item,
        int itemVersion,
        Text name,
        String department,
        String region,
        String channel,
        boolean granted,
        UUID party,
        Instant invitedAt) {}
