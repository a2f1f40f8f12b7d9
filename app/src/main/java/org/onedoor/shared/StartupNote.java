package org.onedoor.shared;

import java.util.List;

/** A bean whose lines {@code ./onedoor run} prints below the address once the program is ready, in {@code @Order}. */
public interface StartupNote {

    /** For example the demo city's sign-ins; empty if there is nothing to say. */
    List<String> lines();
}
