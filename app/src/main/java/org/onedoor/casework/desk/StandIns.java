package org.onedoor.casework.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.identity.Staff;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 代理: who of a department acts for whom from one day to another; both days count. */
@Repository
public class StandIns {

    /** @param account who is away */
    record Absence(UUID id, UUID account, UUID standIn, LocalDate from, LocalDate until) {

        boolean on(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    private static final int LONGEST_DAYS = 366;

    private final JdbcClient jdbc;
    private final Staff staff;
    private final Journal journal;
    private final Once once;
    private final Clock clock;
    private final Within within;

    StandIns(JdbcClient jdbc, Staff staff, Journal journal, Once once, Clock clock, Within within) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.journal = journal;
        this.once = once;
        this.clock = clock;
        this.within = within;
    }

    /** Whether the actor stands in for the holder of a step of his own department and region on a day. */
    public boolean standsIn(Actor actor, UUID holder, LocalDate day) {
        return actor.department() != null && people(actor, day).contains(holder);
    }

    /** The actor and everybody for whom he stands in on a day. */
    public List<UUID> people(Actor actor, LocalDate day) {
        List<UUID> people = new ArrayList<>(List.of(actor.account()));
        people.addAll(jdbc.sql("""
                        SELECT account FROM casework.absence
                         WHERE stand_in = :me AND department = :department AND region = :region
                           AND from_day <= :day AND until_day >= :day AND ended_at IS NULL""")
                .param("me", actor.account())
                .param("department", actor.department())
                .param("region", actor.region())
                .param("day", day)
                .query((row, n) -> row.getObject("account", UUID.class))
                .list());
        return people;
    }

    /** The department's absences that are not over, the earliest first. */
    List<Absence> of(Actor actor) {
        return jdbc.sql("""
                        SELECT id, account, stand_in, from_day, until_day FROM casework.absence
                         WHERE department = :department AND region = :region AND until_day >= :today AND ended_at IS NULL
                         ORDER BY from_day, id""")
                .param("department", actor.department())
                .param("region", actor.region())
                .param("today", LocalDate.now(clock))
                .query((row, n) -> new Absence(
                        row.getObject("id", UUID.class),
                        row.getObject("account", UUID.class),
                        row.getObject("stand_in", UUID.class),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class)))
                .list();
    }

    private record Add(UUID account, UUID standIn, LocalDate from, LocalDate until) {}

    /** One's own absence, or for the head anybody's of the department. */
    @Transactional
    void add(Actor actor, String key, UUID account, UUID standIn, LocalDate from, LocalDate until) {
        once.run(actor, key, new Add(account, standIn, from, until), UUID.class, () -> {
            if (!account.equals(actor.account()) && actor.role() != Role.HEAD) {
                throw new Refused(new DeskRefusal.HeadOnly());
            }
            if (until.isBefore(from)
                    || until.isBefore(LocalDate.now(clock))
                    || until.isAfter(from.plusDays(LONGEST_DAYS))
                    || account.equals(standIn)) {
                throw new Refused(new DeskRefusal.NotValid());
            }
            List<UUID> colleagues = staff.colleagues(List.of(Within.department(actor)), actor.region()).stream()
                    .filter(one -> one.role() == Role.REVIEWER)
                    .map(Staff.Colleague::account)
                    .toList();
            if (!colleagues.contains(account) || !colleagues.contains(standIn)) {
                throw new Refused(new DeskRefusal.NotValid());
            }
            UUID id = Ids.next(clock);
            jdbc.sql("""
                            INSERT INTO casework.absence (id, account, department, region, stand_in, from_day, until_day,
                                                          set_by, set_at)
                            VALUES (:id, :account, :department, :region, :standIn, :from, :until, :by, :at)""")
                    .param("id", id)
                    .param("account", account)
                    .param("department", actor.department())
                    .param("region", actor.region())
                    .param("standIn", standIn)
                    .param("from", from)
                    .param("until", until)
                    .param("by", actor.account())
                    .param("at", OffsetDateTime.now(clock))
                    .update();
            journal.append(
                    actor,
                    "casework.stand-in-set.v1",
                    "absence",
                    id,
                    actor.city(),
                    Map.of("account", account, "standIn", standIn, "from", from.toString(), "until", until.toString()));
            return id;
        });
    }

    private record End(UUID absence) {}

    /** Ends it before its time: whoever is away, who set it, or the head. */
    @Transactional
    void end(Actor actor, String key, UUID id) {
        once.run(actor, key, new End(id), UUID.class, () -> {
            Absence absence = of(actor).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> within.hidden(actor, "absence", id));
            if (!absence.account().equals(actor.account()) && actor.role() != Role.HEAD) {
                throw new Refused(new DeskRefusal.HeadOnly());
            }
            jdbc.sql("UPDATE casework.absence SET ended_at = :at WHERE id = :id")
                    .param("at", OffsetDateTime.now(clock))
                    .param("id", id)
                    .update();
            journal.append(actor, "casework.stand-in-ended.v1", "absence", id, actor.city(), Map.of());
            return id;
        });
    }
}
