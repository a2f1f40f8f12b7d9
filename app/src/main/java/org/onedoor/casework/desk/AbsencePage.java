package org.onedoor.casework.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.identity.Staff;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Option;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 外出与代理: who of the department is away, from when to when, and who acts meanwhile. */
@Controller
class AbsencePage {

    private final StandIns standIns;
    private final Staff staff;
    private final Beside beside;
    private final Queue queue;

    AbsencePage(StandIns standIns, Staff staff, Beside beside, Queue queue) {
        this.standIns = standIns;
        this.staff = staff;
        this.beside = beside;
        this.queue = queue;
    }

    /**
     * @param others whom a head may send away; empty for everybody else, who only speaks for himself
     * @param candidates who may stand in
     */
    record Absences(List<Line> lines, List<Option> others, List<Option> candidates, LocalDate today) {

        /** @param mayEnd whether the reader may end it before its time */
        record Line(UUID id, String who, String standIn, String from, String until, boolean now, boolean mayEnd) {}
    }

    @GetMapping("/desk/absences")
    Answer absences(Actor actor, Face face) {
        List<StandIns.Absence> all = standIns.of(actor);
        Set<UUID> accounts = new HashSet<>();
        all.forEach(one -> accounts.addAll(List.of(one.account(), one.standIn())));
        Map<UUID, String> names = beside.named(accounts, face);
        boolean head = actor.role() == Role.HEAD;
        LocalDate today = queue.today();
        List<Absences.Line> lines = new ArrayList<>();
        for (StandIns.Absence one : all) {
            lines.add(new Absences.Line(
                    one.id(),
                    names.getOrDefault(one.account(), ""),
                    names.getOrDefault(one.standIn(), ""),
                    face.plainDay(one.from()),
                    face.plainDay(one.until()),
                    one.on(today),
                    head || one.account().equals(actor.account())));
        }
        List<Option> colleagues = staff.colleagues(List.of(Within.department(actor)), actor.region()).stream()
                .filter(one -> one.role() == Role.REVIEWER && !one.account().equals(actor.account()))
                .map(one -> Option.of(one.account().toString(), one.name()))
                .toList();
        return Page.of("casework/desk/absences", new Absences(lines, head ? colleagues : List.of(), colleagues, today));
    }

    /** @param who whom a head sends away; oneself where it is left out */
    @PostMapping("/desk/absences")
    Answer add(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String standIn,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            FormKey key,
            Actor actor) {
        standIns.add(
                actor,
                key.value().toString(),
                who.isEmpty() ? actor.account() : account(who),
                account(standIn),
                day(from),
                day(until));
        return Redirect.to("/desk/absences");
    }

    @PostMapping("/desk/absences/{id}/end")
    Answer end(@PathVariable UUID id, FormKey key, Actor actor) {
        standIns.end(actor, key.value().toString(), id);
        return Redirect.to("/desk/absences");
    }

    private static UUID account(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(new DeskRefusal.NotValid());
        }
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 2000 || day.getYear() > 2200) {
                throw new Refused(new DeskRefusal.NotValid());
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new Refused(new DeskRefusal.NotValid());
        }
    }
}
