package org.onedoor.notice;

/** It did not go out, and why. */
class NotSent extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean hopeless;

    private NotSent(String reason, boolean hopeless) {
        super(Masked.said(reason), null, false, false);
        this.hopeless = hopeless;
    }

    /** It may go out later. */
    static NotSent yet(String reason) {
        return new NotSent(reason, false);
    }

    /** The other side will never take it, such as for an address that does not exist. */
    static NotSent ever(String reason) {
        return new NotSent(reason, true);
    }

    boolean hopeless() {
        return hopeless;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
