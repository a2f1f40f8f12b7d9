package org.onedoor.notice;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Knows where parties want to be told. Whoever keeps the parties implements it; this room keeps no address. */
public interface Reach {

    /** Only addresses that are confirmed and ways that are wanted; a party without any is not in the answer. */
    Map<UUID, Contact> of(Collection<UUID> parties);
}
