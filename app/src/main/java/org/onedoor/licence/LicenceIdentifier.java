package org.onedoor.licence;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 证照标识 (GB/T 36904): {@code 1.2.156.3005.2.type.issuer.serial.version.check}, the one name of one version of one
 * licence in the whole country.
 *
 * @param type 证照类型代码: 21 characters, the credit code of the authority that defines the type and a serial of three
 * @param issuer 颁发机构代码: the 18-character credit code of the issuing organ
 * @param serial 流水号: digits and capital letters, unique for the issuer and type
 * @param version 版本号: 1 to 999, written with three digits
 */
record LicenceIdentifier(String type, String issuer, String serial, int version) {

    private static final String ROOT = "1.2.156.3005.2";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern FORM = Pattern.compile(
            "1\\.2\\.156\\.3005\\.2\\.([0-9A-Z]{21})\\.([0-9A-Z]{18})\\.([0-9A-Z]{1,40})\\.([0-9]{3})\\.([0-9A-Z])");

    public LicenceIdentifier {
        if (version < 1
                || version > 999
                || !FORM.matcher(form(type, issuer, serial, version, '0')).matches()) {
            throw new IllegalArgumentException("no licence identifier: " + form(type, issuer, serial, version, '?'));
        }
    }

    /** Reads an identifier exactly as written; empty when its form or its check character is wrong. */
    public static Optional<LicenceIdentifier> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int version = Integer.parseInt(parts.group(4));
        if (version == 0) {
            return Optional.empty();
        }
        LicenceIdentifier identifier = new LicenceIdentifier(parts.group(1), parts.group(2), parts.group(3), version);
        return identifier.toString().equals(text) ? Optional.of(identifier) : Optional.empty();
    }

    /** Reads what somebody typed or pasted: spaces, small letters and full-width characters are forgiven. */
    public static Optional<LicenceIdentifier> read(String typed) {
        return parse(narrow(typed));
    }

    /** Whether what somebody typed was meant for an identifier, and not for the number printed large on the face. */
    static boolean begins(String typed) {
        return narrow(typed).startsWith("1.2.156");
    }

    private static String narrow(String typed) {
        String narrow = java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC);
        return narrow.replaceAll("[\\s\\p{Cf}]", "").replace('。', '.').toUpperCase(Locale.ROOT);
    }

    /** The check character: ISO/IEC 7064 MOD 37,36 over all parts but the root. */
    public char check() {
        int product = 36;
        String body = type + issuer + serial + threeDigits(version);
        for (int i = 0; i < body.length(); i++) {
            int sum = (product + ALPHABET.indexOf(body.charAt(i))) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return ALPHABET.charAt((37 - product) % 36);
    }

    /** The version before this one; empty for the first. */
    Optional<LicenceIdentifier> previous() {
        return version == 1 ? Optional.empty() : Optional.of(new LicenceIdentifier(type, issuer, serial, version - 1));
    }

    /** The same licence in another version. */
    LicenceIdentifier version(int other) {
        return new LicenceIdentifier(type, issuer, serial, other);
    }

    @Override
    public String toString() {
        return form(type, issuer, serial, version, check());
    }

    private static String form(String type, String issuer, String serial, int version, char check) {
        return String.join(".", ROOT, type, issuer, serial, threeDigits(version), String.valueOf(check));
    }

    private static String threeDigits(int version) {
        return String.format(Locale.ROOT, "%03d", version);
    }
}
