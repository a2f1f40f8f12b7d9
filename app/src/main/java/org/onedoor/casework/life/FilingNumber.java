package org.onedoor.casework.life;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * 申报号: 21 digits: the city of submission (6), the date (8), a serial of the day (6), a check digit by ISO/IEC 7064 MOD
 * 11,10 over the twenty before it. One wrong digit and most swaps are found.
 */
public record FilingNumber(String value) {

    private static final int LENGTH = 21;

    public FilingNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a filing number: " + value);
        }
    }

    public static FilingNumber of(String city, LocalDate day, long serial) {
        String front = city + DateTimeFormatter.BASIC_ISO_DATE.format(day) + "%06d".formatted(serial);
        return new FilingNumber(front + checkDigit(front));
    }

    public static boolean isValid(String value) {
        return value.matches("\\d{" + LENGTH + "}")
                && checkDigit(value.substring(0, LENGTH - 1)) == value.charAt(LENGTH - 1) - '0';
    }

    /** Grouped for reading: {@code 330300 20200120 000018 7}. */
    public String spaced() {
        return value.substring(0, 6) + " " + value.substring(6, 14) + " " + value.substring(14, 20) + " "
                + value.substring(20);
    }

    private static int checkDigit(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10;
    }

    @Override
    public String toString() {
        return value;
    }
}
