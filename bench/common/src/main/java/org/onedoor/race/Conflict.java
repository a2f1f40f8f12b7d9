package org.onedoor.race;

/** Somebody else changed the case in the same moment; nothing was done, and the task waits still. */
public final class Conflict extends Exception {

    private static final long serialVersionUID = 1L;

    public Conflict(String message, Throwable cause) {
        super(message, cause);
    }
}
