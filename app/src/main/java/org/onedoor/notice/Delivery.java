package org.onedoor.notice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 送达: one message by one way, and how far it has come.
 *
 * @param message null for a letter of its own
 * @param tries how often it has been tried
 * @param triedAt when last
 * @param dueAt when it is tried next; null once it is over
 * @param masked the address last tried
 * @param error what went wrong the last time, without addresses; null while nothing has
 */
public record Delivery(
        UUID id,
        @Nullable UUID message,
        Way way,
        State state,
        int tries,
        @Nullable Instant triedAt,
        @Nullable Instant dueAt,
        @Nullable Instant sentAt,
        @Nullable String masked,
        @Nullable String error) {

    /** How far. */
    public enum State {
        /** Not out yet, whether or not it has been tried. */
        WAITING,
        /** The mail server or gateway has it. */
        SENT,
        /** Given up. */
        FAILED,
        /** The party no longer wants it that way, or has no such address any more. */
        UNWANTED;

        String code() {
            return switch (this) {
                case WAITING -> "waiting";
                case SENT -> "sent";
                case FAILED -> "failed";
                case UNWANTED -> "unwanted";
            };
        }

        static State of(String code) {
            for (State state : values()) {
                if (state.code().equals(code)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state " + code);
        }
    }

    /** Waits for another try after one that failed. */
    public boolean retrying() {
        return state == State.WAITING && error != null;
    }

    /** Whether an administrator may have it tried again; a letter is wiped when it is given up. */
    boolean mayGoAgain() {
        return state == State.FAILED && message != null;
    }

    /** How far in a word, the end of a text's key: its state, or {@code retrying}. */
    public String progress() {
        return retrying() ? "retrying" : state.code();
    }

    /** The key of what the party reads about it. */
    public String said() {
        return "notice.outside." + way.code() + "." + progress();
    }

    /** What that text names. */
    public Map<String, Object> values() {
        return sentAt == null ? Map.of() : Map.of("at", sentAt);
    }
}
