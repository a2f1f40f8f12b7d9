package org.onedoor.identity.access;

/** What an endpoint answers for a record that is not the caller's own. */
public enum Answer {
    /** The endpoint addresses no record of anybody, so the question does not arise. */
    NONE("-"),
    /** Open to whoever holds the role. */
    ALLOWED("allowed"),
    /** As if there were no such record; the attempt is journalled. */
    HIDDEN("404"),
    /** The record may be known to exist, but this may not be done with it. */
    REFUSED("403");

    private final String word;

    Answer(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Answer of(String word) {
        for (Answer answer : values()) {
            if (answer.word.equals(word)) {
                return answer;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is none of -, allowed, 404, 403");
    }
}
