package org.onedoor.shared;

import java.util.Map;
import java.util.Optional;

/**
 * Why something that somebody asked for is not done. Each room has its own sealed types under this one; {@code web} maps
 * all of them to a page or an RFC 9457 problem, never to a code alone.
 */
public interface Refusal {

    /** What the name of a value ends in that English readers are told in place of the one named without it. */
    String ENGLISH = "-en";

    /**
     * {@code room.kebab-name}: stable, shown to machines, and the stem of two messages in the room's message files:
     * {@code <code>.text} says what is wrong and {@code <code>.next} what to do next.
     */
    String code();

    Kind kind();

    /** The law or rule that asks for the refusal, as {@code 行政许可法 32}. */
    default Optional<String> legalBasis() {
        return Optional.empty();
    }

    /** Values for the message's named placeholders, for example {@code {due}}; one for English readers is named {@code due-en}. */
    default Map<String, String> values() {
        return Map.of();
    }

    /** What sort of refusal it is; decides the HTTP status. */
    enum Kind {
        /** The request itself is wrong: 422. */
        INVALID,
        /** There is no such thing, or it is not the actor's to see: 404. */
        NOT_FOUND,
        /** The actor may see it but may not do this: 403. */
        FORBIDDEN,
        /** The thing is in a state that does not allow it, or somebody else was quicker: 409. */
        CONFLICT,
        /** Too much or too large: 413. */
        TOO_MUCH,
        /** We have no room left to keep it: 507. */
        NO_ROOM
    }
}
