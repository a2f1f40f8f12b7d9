package org.onedoor.notice;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page of messages.
 *
 * @param deliveries what became of each outside, by message
 * @param unread how many are new, at most {@link Notices#COUNTED}
 * @param outside whether messages go out by e-mail or SMS here
 * @param later whether newer ones lie before these
 * @param next the cursor of the next page
 */
record MessagesPage(
        List<Notice> notices,
        Map<UUID, List<Delivery>> deliveries,
        int unread,
        boolean outside,
        boolean later,
        @Nullable String next) {

    List<Delivery> deliveries(Notice notice) {
        return deliveries.getOrDefault(notice.id(), List.of()).stream()
                .filter(one -> one.state() != Delivery.State.UNWANTED)
                .toList();
    }
}
