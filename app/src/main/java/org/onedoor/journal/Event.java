package org.onedoor.journal;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One thing that happened (事件), as readers get it.
 *
 * @param position its place in the one order of all events, counted from 1 without a gap; 0 only in
 *     {@link JournalReader#of} for an event of the last moment that has none yet
 * @param id stable across exports and copies
 * @param at when it was written, by the writer's clock; the order is given by {@code position}, not by this
 * @param account who did it, {@code Actor.PROGRAM} for the program itself
 */
public record Event(
        long position,
        UUID id,
        String type,
        String subjectKind,
        UUID subject,
        String city,
        Instant at,
        UUID account,
        String role,
        String channel,
        JsonNode payload) {}
