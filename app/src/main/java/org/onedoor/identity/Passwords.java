package org.onedoor.identity;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.onedoor.shared.Refused;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes and checks password hashes: Argon2id, with its name before it so that a better one can follow. */
@Component
public class Passwords {

    /** Without letters and digits that look alike: somebody reads it to somebody. */
    private static final String LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SHORTEST = 10;
    private static final int LONGEST = 128;

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2id", Map.of("argon2id", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));

    /** Each hash takes 16 MB and a core: more at once would only be slower, and could be made to fill the memory. */
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final String nobodys = encoder.encode("nobody's password");

    /** A new password of 78 random bits, for somebody else's account: to be changed at once. */
    public static String madeUp() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(LEGIBLE.charAt(RANDOM.nextInt(LEGIBLE.length())));
        }
        return password.toString();
    }

    /** Whether it may be somebody's password: long enough, and not absurdly long. */
    public static boolean acceptable(String password) {
        return password.length() >= SHORTEST && password.length() <= LONGEST;
    }

    /** Hashes a new password; refuses one that is too short or absurdly long. */
    public String hash(String password) {
        if (!acceptable(password)) {
            throw new Refused(new IdentityRefusal.NotValid("password"));
        }
        return taking(() -> encoder.encode(password));
    }

    /** Whether a password is the one that was hashed. */
    public boolean matches(String password, String hash) {
        return password.length() <= LONGEST && taking(() -> encoder.matches(password, hash));
    }

    /** Takes as long as a true check, for a name that has no account. */
    public void matchesNobody(String password) {
        matches(password, nobodys);
    }

    private <T> T taking(java.util.function.Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
