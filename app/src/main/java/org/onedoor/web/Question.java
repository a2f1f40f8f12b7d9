package org.onedoor.web;

import org.jspecify.annotations.Nullable;

/**
 * What a field asks, the same for every kind of field. All texts are in the reader's language already.
 *
 * @param name the input's name and the stem of its ids; letters, digits, {@code -}, {@code _} and {@code .}
 * @param label the question or the name of the value
 * @param hint what helps to answer, or why it is asked; null for none
 * @param optional whether it may stay empty; says so beside the label
 * @param error what is wrong with the answer and what to do; null while nothing is
 * @param prefill where the answer came from that stands here already; null for none
 */
public record Question(
        String name,
        String label,
        @Nullable String hint,
        boolean optional,
        @Nullable String error,
        @Nullable Prefill prefill) {

    /** A question that must be answered, without hint. */
    public static Question of(String name, String label) {
        return new Question(name, label, null, false, null, null);
    }

    public Question withHint(@Nullable String hint) {
        return new Question(name, label, hint, optional, error, prefill);
    }

    public Question asOptional() {
        return new Question(name, label, hint, true, error, prefill);
    }

    public Question withError(@Nullable String error) {
        return new Question(name, label, hint, optional, error, prefill);
    }

    public Question withPrefill(@Nullable Prefill prefill) {
        return new Question(name, label, hint, optional, error, prefill);
    }

    /** The id of the input, or of the first of several: what an error summary links to. */
    public String id() {
        return "f-" + name.replace('.', '-');
    }

    public String hintId() {
        return id() + "-hint";
    }

    public String errorId() {
        return id() + "-error";
    }

    public String prefillId() {
        return id() + "-from";
    }

    /** The ids of everything that describes the input, null when nothing does (jte then leaves the attribute out). */
    public @Nullable String describedBy() {
        StringBuilder ids = new StringBuilder();
        if (hint != null) {
            ids.append(hintId()).append(' ');
        }
        if (prefill != null) {
            ids.append(prefillId()).append(' ');
        }
        if (error != null) {
            ids.append(errorId());
        }
        return ids.isEmpty() ? null : ids.toString().strip();
    }
}
