package org.onedoor.signing;

/** 脱敏: what strangers see of names and numbers. */
final class Masking {

    private Masking() {}

    static String name(String name) {
        if (name.isEmpty()) {
            return name;
        }
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(Math.max(1, name.codePointCount(first, name.length())));
    }

    /** Long ones keep six at the front and four at the end, short ones two at the end. */
    static String number(String number) {
        int length = number.length();
        return length < 12
                ? "*".repeat(Math.max(0, length - 2)) + number.substring(Math.max(0, length - 2))
                : number.substring(0, 6) + "*".repeat(length - 10) + number.substring(length - 4);
    }
}
