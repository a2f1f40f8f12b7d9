package org.onedoor.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** There is no database to work with. The message says what is wrong, {@link #remedy()} what the operator can do. */
public final class DatabaseUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final boolean locked;

    private DatabaseUnusable(String message, String remedy, boolean locked, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
        this.locked = locked;
    }

    DatabaseUnusable(String message, String remedy, @Nullable Throwable cause) {
        this(message, remedy, false, cause);
    }

    DatabaseUnusable(String message, String remedy) {
        this(message, remedy, null);
    }

    /** Another running program owns the data. */
    static DatabaseUnusable locked(Path folder) {
        return new DatabaseUnusable(
                "Another running program uses the data in " + folder,
                "Stop it, or give this one a folder of its own with --data.",
                true,
                null);
    }

    public String remedy() {
        return remedy;
    }

    boolean isLocked() {
        return locked;
    }
}
