package org.onedoor.web;

import java.util.Set;
import org.onedoor.shared.Role;

/**
 * One entry of a menu. A room declares its entries as beans, so that a menu never holds an entry that leads nowhere.
 *
 * @param label the key of its text
 * @param path the page it leads to; it is the current one on every page below this path
 * @param place which menu it stands in
 * @param order ascending from left to right
 * @param roles for whom it is shown; empty for everybody
 */
public record NavEntry(String label, String path, Place place, int order, Set<Role> roles) {

    /** Which menu. */
    public enum Place {
        /** 主导航 of the pages for people and firms. */
        MAIN,
        /** The staff desk's menu. */
        DESK,
        /** Below the signed-in person's name. */
        ACCOUNT,
        /** 页脚. */
        FOOTER
    }

    /** An entry for everybody. */
    public NavEntry(String label, String path, Place place, int order) {
        this(label, path, place, order, Set.of());
    }

    boolean isFor(Role role) {
        return roles.isEmpty() || roles.contains(role);
    }

    /** An entry with a query stands for that one page, any other for all below its path. */
    boolean covers(String current, String address) {
        return path.indexOf('?') >= 0
                ? address.equals(path)
                : current.equals(path) || current.startsWith(path.endsWith("/") ? path : path + "/");
    }
}
