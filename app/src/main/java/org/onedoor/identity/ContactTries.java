package org.onedoor.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * 验证码次数: how often an account may have a code sent. Without a limit, anybody could fill anybody's mailbox from here,
 * or ask for new codes until one is guessed.
 */
public interface ContactTries {

    /** Counts one code; how long to wait where none may be sent. */
    Optional<Duration> countCode(UUID account);
}
