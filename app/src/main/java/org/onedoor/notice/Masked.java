package org.onedoor.notice;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Addresses with their middle hidden (个人信息保护法 51): enough to recognise one's own, too little to use another's. */
public final class Masked {

    private static final Pattern EMAIL = Pattern.compile("[^\\s<>@,;:\"()]+@[^\\s<>@,;:\"()]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{7,}");

    private Masked() {}

    /** {@code a***@example.com} or {@code 139****0001}. */
    public static String address(String address) {
        int at = address.lastIndexOf('@');
        if (at >= 0) {
            return address.substring(0, address.offsetByCodePoints(0, at == 0 ? 0 : 1)) + "***" + address.substring(at);
        }
        int length = address.length();
        return length < 8 ? "***" : address.substring(0, 3) + "****" + address.substring(length - 4);
    }

    /** What a server said, with every address and long number in it masked and no longer than a line or two. */
    static String said(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String masked = EMAIL.matcher(plain).replaceAll(Masked::replacement);
        masked = NUMBER.matcher(masked).replaceAll(Masked::replacement);
        return masked.length() <= 300 ? masked : masked.substring(0, 300) + "…";
    }

    private static String replacement(MatchResult found) {
        return java.util.regex.Matcher.quoteReplacement(address(found.group()));
    }
}
