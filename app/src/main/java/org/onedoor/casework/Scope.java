package org.onedoor.casework;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;

/** Whose cases an actor reaches, as a predicate over {@code casework.case_file c}: scope lives in the SQL itself. */
final class Scope {

    private Scope() {}

    static String of(Actor actor) {
        return switch (actor.role()) {
            case APPLICANT -> "c.party = :scopeParty";
            case CLERK -> "c.account = :scopeAccount AND c.channel = 'counter' AND c.region LIKE :scopeBelow";
            case REVIEWER -> """
                    EXISTS (SELECT FROM casework.step s
                             WHERE s.city = c.city AND s.case_id = c.id AND s.department = :scopeDepartment
                               AND s.region = :scopeRegion AND s.opened_at IS NOT NULL)""";
            case SYSTEM -> "TRUE";
            case VISITOR, MANAGER, ADMINISTRATOR -> "FALSE";
        };
    }

    /** A region and all below it, as a pattern over the codes of GB/T 2260: pairs of digits, level by level. */
    static String below(String region) {
        return region.replaceAll("(00)+$", "") + "%";
    }

    static Map<String, @Nullable Object> values(Actor actor) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("scopeParty", actor.actingFor());
        values.put("scopeAccount", actor.account());
        values.put("scopeDepartment", actor.department());
        values.put("scopeRegion", actor.region());
        values.put("scopeBelow", below(actor.region()));
        return values;
    }
}
