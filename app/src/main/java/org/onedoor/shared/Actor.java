package org.onedoor.shared;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: the first argument of every command. Sign-in in {@code identity} makes it; scope in SQL comes from it.
 *
 * @param account the signed-in account; {@link #NOBODY} for a visitor, {@link #PROGRAM} for the program itself
 * @param actingFor the party (person or firm) in whose name an applicant acts, the actor's own party included; null for
 *     staff, visitors and the program
 * @param role the one capacity the actor acts in
 * @param department the staff member's department code, null for everybody else
 * @param region the six-digit region a staff member serves, or the city for everybody else
 * @param channel the way by which the actor came
 */
public record Actor(
        UUID account,
        @Nullable UUID actingFor,
        Role role,
        @Nullable String department,
        String region,
        Channel channel) {

    public static final UUID NOBODY = new UUID(0, 0);
    public static final UUID PROGRAM = new UUID(0, 1);

    /** The city whose rows the actor writes. */
    public String city() {
        return Cities.of(region);
    }

    /** The program acting by itself in a region: jobs, lapses, loading. */
    public static Actor program(String region) {
        return new Actor(PROGRAM, null, Role.SYSTEM, null, region, Channel.SYSTEM);
    }
}
