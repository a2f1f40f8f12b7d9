package org.onedoor.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** A browser's name for a person's own list of sessions: enough to recognise it by, nothing to trust. */
final class Browser {

    private Browser() {}

    /** {@code Chrome · Android}; the parts that are not recognised are left out, down to nothing. */
    static String label(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        if (agent == null) {
            return "";
        }
        String browser = first(agent, "MicroMessenger", "Edg", "Firefox", "Chrome", "Safari");
        String system = first(agent, "HarmonyOS", "Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux");
        String shown = "Edg".equals(browser) ? "Edge" : "MicroMessenger".equals(browser) ? "WeChat" : browser;
        if (shown == null) {
            return system == null ? "" : system;
        }
        return system == null ? shown : shown + " · " + system;
    }

    private static @Nullable String first(String agent, String... words) {
        for (String word : words) {
            if (agent.contains(word)) {
                return word;
            }
        }
        return null;
    }
}
