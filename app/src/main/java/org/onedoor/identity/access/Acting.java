package org.onedoor.identity.access;

import java.util.Optional;
import org.onedoor.shared.Role;

/** An authentication that knows in which role its account acts. */
public interface Acting {

    /** Empty while somebody with several posts has not chosen one, or the chosen capacity has ended. */
    Optional<Role> role();

    /** Whether it may change anything; a token made for reading may not. */
    boolean mayWrite();
}
