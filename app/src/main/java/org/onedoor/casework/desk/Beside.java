package org.onedoor.casework.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Staff;
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Role;
import org.onedoor.web.Face;
import org.springframework.stereotype.Component;

/** 案旁: what a case's page at the desk shows beside the case: who has the step, the colleagues, what just happened. */
@Component
public class Beside {

    private final Staff staff;
    private final StandIns standIns;
    private final JournalReader journal;
    private final Clock clock;
    private final Remarks remarks;
    private final Phrases phrases;

    Beside(Staff staff, StandIns standIns, JournalReader journal, Clock clock, Remarks remarks, Phrases phrases) {
        this.staff = staff;
        this.standIns = standIns;
        this.journal = journal;
        this.clock = clock;
        this.remarks = remarks;
        this.phrases = phrases;
    }

    /**
     * What colleagues share about a case.
     *
     * @param holder who has the step, null where nobody has
     * @param mine whether that is the reader
     * @param colleagues to whom the step may be given
     * @param talk what colleagues wrote to each other, oldest first
     * @param partners whom one may mention: colleagues of all departments that have the case
     * @param phrases sentences to put into an opinion or a reason
     */
    public record Shared(
            @Nullable String holder,
            boolean mine,
            List<Colleague> colleagues,
            List<Said> talk,
            List<Colleague> partners,
            List<String> phrases) {}

    /** A remark of a colleague. */
    public record Said(String who, String at, String text) {}

    /** @param label the name, and that one is away */
    public record Colleague(UUID account, String label) {}

    /** Something that happened to a case, in words. */
    public record Event(String what, String who, String at) {}

    /** @param departments those that have or had a step of the case */
    public Shared of(Actor actor, UUID id, List<String> departments, @Nullable UUID holder, Face face) {
        List<Staff.Colleague> all = staff.colleagues(List.of(Within.department(actor)), actor.region());
        List<Remarks.Remark> talk = remarks.of(actor, id);
        Map<UUID, String> talkers = named(talk.stream().map(Remarks.Remark::by).collect(Collectors.toSet()), face);
        LocalDate today = LocalDate.now(clock);
        Set<UUID> away = standIns.of(actor).stream()
                .filter(absence -> absence.on(today))
                .map(StandIns.Absence::account)
                .collect(Collectors.toSet());
        return new Shared(
                holder == null ? null : name(all, holder, face),
                actor.account().equals(holder),
                all.stream()
                        .filter(one -> one.role() == Role.REVIEWER
                                && !one.account().equals(holder)
                                && !one.account().equals(actor.account()))
                        .map(one -> new Colleague(
                                one.account(),
                                away.contains(one.account())
                                        ? face.msg("casework.desk.away", "name", one.name())
                                        : one.name()))
                        .toList(),
                talk.stream()
                        .map(one -> new Said(talkers.getOrDefault(one.by(), ""), face.moment(one.at()), one.text()))
                        .toList(),
                staff.colleagues(departments, actor.region()).stream()
                        .filter(one -> !one.account().equals(actor.account()))
                        .map(one -> new Colleague(one.account(), one.name() + " · " + face.text(one.title())))
                        .toList(),
                phrases.of(actor).stream().map(Phrases.Phrase::text).toList());
    }

    /** How many remarks name the reader and are not read yet, counted up to 100. */
    int mentions(Actor actor) {
        return remarks.mentions(actor, 100).size();
    }

    private String name(List<Staff.Colleague> all, UUID account, Face face) {
        return all.stream()
                .filter(one -> one.account().equals(account))
                .map(Staff.Colleague::name)
                .findFirst()
                .orElseGet(() -> named(Set.of(account), face).get(account));
    }

    /** What happened to a case from a moment on, oldest first. */
    public List<Event> since(UUID id, Instant moment, Face face) {
        List<org.onedoor.journal.Event> events = journal.of(id).stream()
                .filter(event ->
                        !event.at().isBefore(moment) && event.subjectKind().equals("case"))
                .toList();
        Set<UUID> accounts =
                events.stream().map(org.onedoor.journal.Event::account).collect(Collectors.toCollection(HashSet::new));
        Map<UUID, String> names = named(accounts, face);
        return events.stream()
                .filter(event -> face.has(key(event.type())))
                .map(event -> new Event(
                        face.msg(key(event.type())),
                        event.role().equals(Role.APPLICANT.code())
                                ? face.msg("casework.desk.applicant")
                                : names.getOrDefault(event.account(), ""),
                        face.moment(event.at())))
                .toList();
    }

    private static String key(String type) {
        return "casework.happened." + type.replaceAll("^casework\\.|\\.v\\d+$", "");
    }

    /** Names of accounts; who has none is the program or somebody who is no longer known. */
    public Map<UUID, String> named(Set<UUID> accounts, Face face) {
        Map<UUID, String> names = staff.names(accounts);
        accounts.forEach(account -> names.putIfAbsent(
                account, face.msg(account.equals(Actor.PROGRAM) ? "casework.desk.program" : "casework.desk.somebody")));
        return names;
    }
}
