package org.onedoor.data;

import org.onedoor.standard.DataElement;
import org.onedoor.standard.ElementFormat;
import org.onedoor.standard.Sensitivity;

/** 脱敏: hides what a value's sensitivity asks to hide (个人信息保护法 28, 51), and leaves enough to recognise it by. */
final class Mask {

    private static final String HIDDEN = "•••";

    private Mask() {}

    /** A value as shown to the party itself: only sensitive ones are hidden. */
    public static String forOwner(DataElement element, String shown) {
        return element.sensitivity() == Sensitivity.SENSITIVE ? hidden(element, shown) : shown;
    }

    /** A value as shown where the task does not need it: personal ones are hidden, too. */
    public static String forOthers(DataElement element, String shown) {
        return element.sensitivity() == Sensitivity.OPEN ? shown : hidden(element, shown);
    }

    /** The number of a licence: its last four characters. */
    public static String number(String number) {
        return number.length() <= 6 ? HIDDEN : HIDDEN + number.substring(number.length() - 4);
    }

    private static String hidden(DataElement element, String shown) {
        ElementFormat format = element.format();
        if (format == null) {
            return switch (element.type()) {
                case TEXT -> beginning(shown);
                case CODE, INTEGER, DECIMAL, MONEY, DATE, BOOLEAN -> HIDDEN;
            };
        }
        return switch (format) {
            case RESIDENT_ID -> ends(shown, 6, 4);
            case CREDIT_CODE -> ends(shown, 4, 4);
            case MOBILE, PHONE -> ends(shown, 3, 4);
            case EMAIL -> beginning(shown) + shown.substring(Math.max(shown.indexOf('@'), 0));
            case POSTCODE -> HIDDEN;
        };
    }

    /** The surname of a name, the first character of an address. */
    private static String beginning(String shown) {
        return shown.isEmpty() ? shown : shown.substring(0, shown.offsetByCodePoints(0, 1)) + HIDDEN;
    }

    private static String ends(String shown, int first, int last) {
        return shown.length() <= first + last
                ? HIDDEN
                : shown.substring(0, first) + HIDDEN + shown.substring(shown.length() - last);
    }
}
