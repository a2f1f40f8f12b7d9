package org.onedoor.casework;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cities;
import org.onedoor.shared.Role;

/** Whose cases an actor reaches, as a predicate over {@code casework.case_file c}: scope lives in the SQL itself. */
public final class Scope {

    private Scope() {}

    private static final String APPLICANTS = "c.party = %s";
    private static final String TAKEN_IN = "c.account = %s AND c.channel = 'counter'";

    /** What a clerk took in himself, and what he goes on with because its applicant came to him. */
    private static final String CLERKS = "(" + TAKEN_IN
            + " OR EXISTS (SELECT FROM casework.visit v WHERE v.case_id = c.id AND v.account = %s)) AND c.region LIKE %s";

    /** What lies at the hall's counter to be fetched is handed over by any of its clerks; nothing else is done with it. */
    private static final String PICKUPS =
            "(" + CLERKS + " OR c.delivery = 'counter' AND c.ended_at IS NOT NULL AND c.region LIKE o.below"
                    + " OR c.delivery = 'together' AND c.ended_at IS NOT NULL AND EXISTS (SELECT FROM casework.joint_member m"
                    + " JOIN casework.joint j ON j.city = m.city AND j.id = m.joint"
                    + " WHERE m.case_id = c.id AND j.region LIKE o.below))";

    /** Whose fee is awaited may pay at any counter of the hall; nothing else of the case is that clerk's. */
    private static final String TILLS = "c.region LIKE o.below AND EXISTS (SELECT FROM casework.desk d"
            + " WHERE d.case_id = c.id AND d.city = c.city AND d.step = 'fee')";

    private static final String REVIEWERS = "%s = ANY (c.departments) AND c.region = %s";

    public static String of(Actor actor) {
        return switch (actor.role()) {
            case APPLICANT -> APPLICANTS.formatted(":scopeParty");
            case CLERK -> CLERKS.formatted(":scopeAccount", ":scopeAccount", ":scopeBelow");
            case REVIEWER, HEAD -> REVIEWERS.formatted(":scopeDepartment", ":scopeRegion");
            case SYSTEM -> "TRUE";
            case VISITOR, MANAGER, STEWARD, ADMINISTRATOR -> "FALSE";
        };
    }

    /** What an actor's own list shows: of a clerk's only what he took in, which an index finds in order. */
    static String listed(Actor actor) {
        return actor.role() == Role.CLERK
                ? TAKEN_IN.formatted(":scopeAccount") + " AND c.region LIKE :scopeBelow"
                : of(actor);
    }

    /** The same for many actors at once, who are rows {@code o (role, account, party, department, region, below)}. */
    static String ofEach() {
        return "CASE o.role WHEN 'applicant' THEN " + APPLICANTS.formatted("o.party")
                + " WHEN 'clerk' THEN " + CLERKS.formatted("o.account", "o.account", "o.below")
                + " WHEN 'pickup' THEN " + PICKUPS.formatted("o.account", "o.account", "o.below")
                + " WHEN 'till' THEN " + TILLS
                + " WHEN 'reviewer' THEN " + REVIEWERS.formatted("o.department", "o.region")
                + " WHEN 'head' THEN " + REVIEWERS.formatted("o.department", "o.region")
                + " WHEN 'system' THEN TRUE ELSE FALSE END";
    }

    /** As what an actor comes with an order, in the terms of {@link #ofEach}. */
    static String as(Order order) {
        if (order.actor().role() != Role.CLERK) {
            return order.actor().role().code();
        }
        return switch (order.command()) {
            case CaseCommand.TakeFee take -> "till";
            case CaseCommand.Serve serve -> "pickup";
            case CaseCommand.ServeTogether serve -> "pickup";
            default -> order.actor().role().code();
        };
    }

    public static Map<String, @Nullable Object> values(Actor actor) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("scopeParty", actor.actingFor());
        values.put("scopeAccount", actor.account());
        values.put("scopeDepartment", actor.department());
        values.put("scopeRegion", actor.region());
        values.put("scopeBelow", Cities.below(actor.region()));
        return values;
    }
}
