package org.onedoor.journal;

import org.onedoor.shared.Actor;

/** What happened and who did it. */
public record Recorded(Actor actor, Entry entry) {}
