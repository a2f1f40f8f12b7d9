package org.onedoor.casework;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.casework.calendar.CalendarChanges;
import org.onedoor.casework.calendar.CalendarChanges.OpenCase;
import org.onedoor.casework.calendar.Effects;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Scene;
import org.onedoor.catalog.Items;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.standard.Standard;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 预览: counts anew by other calendars what {@link Recounting} would, on cases that are only looked at. */
@Component
class Foreseen implements Effects {

    private static final int AT_A_TIME = 500;
    private static final CaseCommand.Recount SOME = new CaseCommand.Recount(new Text("—", "—"), "");

    private final CalendarChanges changes;
    private final JdbcClient jdbc;
    private final Items items;
    private final Deadlines deadlines;

    Foreseen(CalendarChanges changes, JdbcClient jdbc, Items items, Deadlines deadlines) {
        this.changes = changes;
        this.jdbc = jdbc;
        this.items = items;
        this.deadlines = deadlines;
    }

    @Override
    public Effect of(Standard then, Collection<String> regions) {
        Deadlines other = deadlines.by(then);
        Set<UUID> looked = new HashSet<>();
        int moved = 0;
        for (String region : regions) {
            UUID after = new UUID(0, 0);
            List<OpenCase> open = changes.open(region, after, AT_A_TIME);
            while (!open.isEmpty() && looked.size() < MOST) {
                List<UUID> fresh =
                        open.stream().map(OpenCase::id).filter(looked::add).toList();
                moved += (int)
                        look(fresh).stream().filter(file -> moves(file, other)).count();
                after = open.getLast().id();
                open = changes.open(region, after, AT_A_TIME);
            }
        }
        return new Effect(Math.min(looked.size(), MOST), moved);
    }

    /** A case whose days cannot be counted by these calendars at all stays as it is. */
    private boolean moves(CaseFile file, Deadlines other) {
        CaseHead head = file.head();
        Scene scene = new Scene(
                Actor.program(head.region()),
                file,
                items.version(head.item(), head.itemVersion()),
                other.now(),
                other.today());
        try {
            file.recount(scene, other, SOME);
        } catch (Refused refused) {
            return false;
        }
        return !file.changes().events().isEmpty();
    }

    private List<CaseFile> look(List<UUID> ids) {
        return jdbc
                .sql("SELECT " + Cases.WHOLE + " FROM casework.case_file c" + Cases.APPLICANT
                        + " WHERE c.id = ANY (:ids::uuid[])")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Cases::looked)
                .list()
                .stream()
                .map(Cases.Looked::file)
                .toList();
    }
}
