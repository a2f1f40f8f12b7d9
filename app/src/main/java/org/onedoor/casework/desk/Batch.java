package org.onedoor.casework.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refusal;

/**
 * 批量办理: one thing done to many cases, each judged on its own.
 *
 * @param assignee to whom the steps are given, null for every other action
 * @param ended null while it goes on
 */
public record Batch(
        UUID id,
        Actor actor,
        Action action,
        String reason,
        @Nullable UUID assignee,
        int total,
        Instant made,
        @Nullable Instant ended) {

    /** What may be done to many cases at once. */
    public enum Action {
        CLAIM("claim", Words.NONE),
        RELEASE("release", Words.NONE),
        ASSIGN("assign", Words.OPTIONAL),
        ACCEPT("accept", Words.NONE),
        ASK_CORRECTION("ask-correction", Words.NEEDED),
        AGREE("agree", Words.OPTIONAL),
        DISAGREE("disagree", Words.NEEDED),
        GRANT("grant", Words.OPTIONAL),
        DENY("deny", Words.NEEDED);

        private final String code;
        private final Words words;

        Action(String code, Words words) {
            this.code = code;
            this.words = words;
        }

        public String code() {
            return code;
        }

        Words words() {
            return words;
        }

        /** Whether it is done with one click: it can be taken back with another. */
        boolean atOnce() {
            return this == CLAIM || this == RELEASE;
        }

        static Optional<Action> of(String code) {
            for (Action action : values()) {
                if (action.code.equals(code)) {
                    return Optional.of(action);
                }
            }
            return Optional.empty();
        }
    }

    /** Whether a reason goes with it. */
    enum Words {
        NONE,
        OPTIONAL,
        NEEDED
    }

    /** One step of one case. */
    public record Target(UUID id, String step) {

        /** As a form sends it: {@code id:step}. */
        static Optional<Target> read(String text) {
            return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[a-z0-9-]{1,80}")
                    ? Optional.of(new Target(UUID.fromString(text.substring(0, 36)), text.substring(37)))
                    : Optional.empty();
        }

        String written() {
            return id + ":" + step;
        }
    }

    /**
     * What became of one line.
     *
     * @param outcome null while it waits, {@link #DONE}, or the code of why it was refused
     */
    record Line(
            int ordinal,
            UUID id,
            String number,
            String item,
            int itemVersion,
            String applicant,
            String step,
            @Nullable String outcome,
            Map<String, String> values) {}

    static final String DONE = "done";

    /** Performs commands on cases; the room {@code casework} does, which knows their law. */
    public interface Performer {

        /** In the caller's transaction; answers for each target in the same sequence, empty where it was done. */
        List<Optional<Refusal>> perform(Batch batch, List<Target> targets);
    }
}
