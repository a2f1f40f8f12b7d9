package org.onedoor.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.shared.Actor;

/**
 * 一次办理: who wants what done to which case.
 *
 * @param key the form's hidden token or the API's header, by which it happens once; null for what the program does itself
 * @param version the version of the case that the actor saw when he decided on it; null where that does not matter
 */
public record Order(
        Actor actor,
        UUID id,
        @Nullable String key,
        CaseCommand command,
        @Nullable Integer version) {

    public Order(Actor actor, UUID id, @Nullable String key, CaseCommand command) {
        this(actor, id, key, command, null);
    }

    /** What the passing of a day does to a case. */
    static Order wake(UUID id, String region) {
        return new Order(Actor.program(region), id, null, new CaseCommand.Wake());
    }

    /** What makes two orders under one key the same. */
    record Body(UUID id, String command, Object body) {}

    Body body() {
        return new Body(id, command.getClass().getSimpleName(), command.body());
    }
}
