package org.onedoor.notice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message (消息) to a party.
 *
 * @param template the stem of its texts: {@code notice.told.<template>.title} and {@code .text}
 * @param values what the texts name, of the types that {@link Notices#tell} takes
 * @param link the page of this program that it is about
 * @param readAt when it was opened, null while it is new
 */
public record Notice(
        UUID id,
        String template,
        Map<String, Object> values,
        String link,
        Instant at,
        @Nullable Instant readAt) {

    public boolean unread() {
        return readAt == null;
    }

    /** The key of its title, for {@code Face.msg}. */
    public String titleKey() {
        return "notice.told." + template + ".title";
    }

    /** The key of its text, for {@code Face.msg}. */
    public String textKey() {
        return "notice.told." + template + ".text";
    }
}
