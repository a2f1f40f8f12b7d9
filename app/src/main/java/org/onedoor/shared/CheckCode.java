package org.onedoor.shared;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * 核验码: the id of something that was given out, in 26 characters that are not taken for others when read aloud (Crockford's base 32). It cannot be
 * guessed (62 random bits beside the time), so that whoever has it has seen the thing.
 */
public final class CheckCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final BigInteger BASE = BigInteger.valueOf(32);

    private CheckCode() {}

    public static String of(UUID id) {
        BigInteger rest = new BigInteger(id.toString().replace("-", ""), 16);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            code.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return code.reverse().toString();
    }

    /** Reads what somebody typed: spaces, hyphens, small letters and look-alikes are forgiven. */
    public static Optional<UUID> read(String typed) {
        String code = typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (code.length() != LENGTH || code.charAt(0) > '7') {
            return Optional.empty();
        }
        BigInteger whole = BigInteger.ZERO;
        for (int i = 0; i < code.length(); i++) {
            int digit = ALPHABET.indexOf(code.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            whole = whole.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        return Optional.of(new UUID(whole.shiftRight(64).longValue(), whole.longValue()));
    }
}
