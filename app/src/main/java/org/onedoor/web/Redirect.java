package org.onedoor.web;

/**
 * Goes on to another page of this program with 303 See Other, so that a reload does not post again.
 *
 * @param path a path of our own, as {@code /cases/330302…}; never another host's
 */
public record Redirect(String path) implements Answer {

    public Redirect {
        if (!isOurs(path)) {
            throw new IllegalArgumentException("not a path of our own: " + path);
        }
    }

    public static Redirect to(String path) {
        return new Redirect(path);
    }

    /** Back to where the person came from, if that is a page of ours; else to the other path. */
    public static Redirect backTo(String wanted, String otherwise) {
        return new Redirect(isOurs(wanted) ? wanted : otherwise);
    }

    /** Browsers read {@code //host}, {@code /\host} and addresses with control characters as another host's. */
    static boolean isOurs(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.indexOf('\\') < 0
                && path.chars().noneMatch(Character::isISOControl);
    }
}
