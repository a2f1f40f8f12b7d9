package org.onedoor.journal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the journal runs in this program.
 *
 * @param running whether this program seals and delivers; a program that only writes leaves it to others
 * @param beat how often it looks for new events; a subscriber's reaction lags by one or two beats
 * @param batch how many events are sealed, and how many delivered, in one transaction
 * @param attempts after how many failures an event is parked
 * @param retryAfter the pause after the first failure; it doubles with each further one
 * @param monthsAhead how many monthly partitions are kept ready
 * @param keepAnswers how long an idempotency key keeps its answer, at least seven days
 */
@ConfigurationProperties("onedoor.journal")
record JournalSettings(
        @DefaultValue("true") boolean running,
        @DefaultValue("200ms") Duration beat,
        @DefaultValue("200") int batch,
        @DefaultValue("5") int attempts,
        @DefaultValue("200ms") Duration retryAfter,
        @DefaultValue("3") int monthsAhead,
        @DefaultValue("8d") Duration keepAnswers) {

    JournalSettings {
        if (keepAnswers.compareTo(Duration.ofDays(7)) < 0) {
            throw new IllegalArgumentException("onedoor.journal.keep-answers must be at least 7d");
        }
        if (batch < 1 || attempts < 1 || monthsAhead < 1 || beat.isNegative() || beat.isZero()) {
            throw new IllegalArgumentException("onedoor.journal: batch, attempts, months-ahead and beat are positive");
        }
    }
}
