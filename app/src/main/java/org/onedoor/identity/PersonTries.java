package org.onedoor.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * 核对次数: how often an account may try whether there is a person of some name and number. Without a limit, a page that
 * answers "no such person" tells whoever tries long enough who there is.
 */
public interface PersonTries {

    /** Counts one try; how long to wait where it may not be made. */
    Optional<Duration> count(UUID account);

    /** The try found somebody and was no guess; the ones before it still count. */
    void found(UUID account);
}
