package org.onedoor.casework.pages;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.desk.Wanted;

/**
 * What every form of a case's page at the desk sends beside its own fields; the page itself is asked with some of it.
 *
 * @param version the version of the case that the page showed
 * @param at when it was shown, in milliseconds
 * @param queue the queue that the case was opened from, as its address asks for it
 * @param place where the case stands in that queue
 * @param next whether the next case of the queue opens when this one is done; it does where nothing is said
 * @param done the case that was done before this one was opened
 * @param phrase 常用语: chosen for the text, with or without words of one's own
 */
public record DeskForm(
        @Nullable Integer version,
        @Nullable Long at,
        @Nullable String queue,
        @Nullable String place,
        @Nullable Boolean next,
        @Nullable UUID done,
        @Nullable String phrase) {

    public Optional<Wanted> from() {
        return queue == null || queue.isBlank() ? Optional.empty() : Optional.of(Wanted.ofQuery(queue));
    }

    /** Whether the next case opens when this one is done. */
    public boolean goesOn() {
        return from().isPresent() && !Boolean.FALSE.equals(next);
    }

    /** The page of a case with the queue that this one was opened from. */
    public String address(UUID id, boolean goesOn) {
        return "/desk/cases/" + id
                + from().map(wanted -> "?queue=" + Wanted.escaped(wanted.query()))
                        .orElse("")
                + (goesOn ? "" : "&next=false");
    }

    Instant shownAt() {
        return at == null ? Instant.EPOCH : Instant.ofEpochMilli(at);
    }

    /** The phrase and what was typed, as one text. */
    String words(String typed) {
        if (phrase == null || phrase.isBlank() || typed.contains(phrase)) {
            return typed;
        }
        return typed.isBlank() ? phrase : phrase + "\n" + typed;
    }
}
