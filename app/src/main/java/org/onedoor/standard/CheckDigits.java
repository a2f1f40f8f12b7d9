package org.onedoor.standard;

import java.time.DateTimeException;
import java.time.LocalDate;

/** 校验码: whether numbers with a check character are well formed. None of them says that the number was ever given out. */
public final class CheckDigits {

    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] RESIDENT_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String RESIDENT_CHECKS = "10X98765432";

    private CheckDigits() {}

    /** 统一社会信用代码: 18 characters, check character by GB 32100-2015. */
    public static boolean isCreditCode(String code) {
        if (code.length() != 18) {
            return false;
        }
        for (int i = 0; i < 17; i++) {
            if (CREDIT_ALPHABET.indexOf(code.charAt(i)) < 0) {
                return false;
            }
        }
        return code.charAt(17) == creditCheck(code);
    }

    /** The 18th character of a credit code from its first 17. */
    static char creditCheck(String code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CREDIT_ALPHABET.indexOf(code.charAt(i)) * CREDIT_WEIGHTS[i];
        }
        return CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** 组织机构代码: the ninth character from the first eight (GB 11714-1997). */
    static char organisationCheck(String code) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(code.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : Character.forDigit(check, 10);
    }

    /**
     * A number in the alphabet of credit codes, filled up with zeros.
     *
     * @throws IllegalArgumentException if it does not fit; a pattern with a shorter beginning holds more
     */
    static String base31(long number, int width) {
        StringBuilder text = new StringBuilder();
        for (long rest = number; rest > 0 || text.length() < width; rest /= 31) {
            text.append(CREDIT_ALPHABET.charAt((int) (rest % 31)));
        }
        if (text.length() > width) {
            throw new IllegalArgumentException(number + " does not fit into " + width + " characters");
        }
        return text.reverse().toString();
    }

    /** The check digit of GB/T 17710-2008 (ISO 7064 MOD 11,10) for a text's digits; letters are passed over. */
    static char mod1110(String text) {
        int check = 10;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit >= 0) {
                int sum = (check + digit) % 10;
                check = (sum == 0 ? 10 : sum) * 2 % 11;
            }
        }
        return Character.forDigit((11 - check) % 10, 10);
    }

    /** 公民身份号码: 18 characters with a birthday that exists, check character by GB 11643-1999 (ISO 7064 MOD 11-2). */
    public static boolean isResidentId(String number) {
        if (number.length() != 18) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            char digit = number.charAt(i);
            if (digit < '0' || digit > '9') {
                return false;
            }
            sum += (digit - '0') * RESIDENT_WEIGHTS[i];
        }
        return number.charAt(17) == RESIDENT_CHECKS.charAt(sum % 11) && hasBirthday(number);
    }

    /** The birthday that a well-formed resident id carries. */
    public static LocalDate birthday(String residentId) {
        return LocalDate.of(
                Integer.parseInt(residentId.substring(6, 10)),
                Integer.parseInt(residentId.substring(10, 12)),
                Integer.parseInt(residentId.substring(12, 14)));
    }

    /** The sex that a well-formed resident id carries, by the codes of GB/T 2261.1: 1 male, 2 female. */
    public static String sex(String residentId) {
        return (residentId.charAt(16) - '0') % 2 == 1 ? "1" : "2";
    }

    private static boolean hasBirthday(String number) {
        try {
            return birthday(number).getYear() >= 1850;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** 电子证照标识 (GB/T 36904-2018): the check character of ISO/IEC 7064 MOD 37,36 over letters and digits. */
    public static char mod3736(String text) {
        int check = 36;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            if (value < 0) {
                throw new IllegalArgumentException("neither a digit nor a letter at " + i);
            }
            int sum = (check + value) % 36;
            check = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return Character.toUpperCase(Character.forDigit((37 - check) % 36, 36));
    }
}
