package org.onedoor.casework.desk;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.casework.Scope;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is of one's own department and region; the rest is as if it were not there, and asking for it is journalled. */
@Component
class Within {

    /** A case as far as the desk needs it. */
    record Case(UUID id, String city, String number, String region, List<String> departments) {}

    private final JdbcClient jdbc;
    private final AccessLog accesses;

    Within(JdbcClient jdbc, AccessLog accesses) {
        this.jdbc = jdbc;
        this.accesses = accesses;
    }

    /** The actor's department; the desk is closed to whoever has none. */
    static String department(Actor actor) {
        return Objects.requireNonNull(actor.department());
    }

    Case required(Actor actor, UUID id) {
        return jdbc.sql("""
                        SELECT c.id, c.city, c.filing_number, c.region, c.departments FROM casework.case_file c
                         WHERE c.id = :id AND\s""" + Scope.of(actor))
                .params(Scope.values(actor))
                .param("id", id)
                .query((row, n) -> new Case(
                        row.getObject("id", UUID.class),
                        row.getString("city"),
                        row.getString("filing_number"),
                        row.getString("region"),
                        List.of((String[]) row.getArray("departments").getArray())))
                .optional()
                .orElseThrow(() -> hidden(actor, "case", id));
    }

    /** @param kind what the id would be of */
    Refused hidden(Actor actor, String kind, UUID id) {
        accesses.denied(actor, kind, id);
        return new Refused(new DeskRefusal.NotHere());
    }
}
