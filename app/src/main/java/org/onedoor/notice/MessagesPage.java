package org.onedoor.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of messages.
 *
 * @param unread how many are new, at most {@link Notices#COUNTED}
 * @param later whether newer ones lie before these
 * @param next the cursor of the next page
 */
record MessagesPage(
        List<Notice> notices,
        int unread,
        boolean later,
        @Nullable String next) {}
