package org.onedoor.casework.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.standard.calendar.WorkCalendar;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 日历管理: which calendars hold, what is missing, and a new one: first what it would do to open cases, then publishing it. */
@Controller
class CalendarPages {

    private static final int LATEST = 20;

    private final Publishing publishing;
    private final CalendarChanges changes;
    private final Standards standards;
    private final Clock clock;

    CalendarPages(Publishing publishing, CalendarChanges changes, Standards standards, Clock clock) {
        this.publishing = publishing;
        this.changes = changes;
        this.standards = standards;
        this.clock = clock;
    }

    /**
     * @param missing the year whose calendar is missing, null where none is
     * @param provisional the year whose notice is still to come, null where none is
     * @param typed what was written into the form
     * @param effect what it would do; null until it was looked at and found sound
     */
    record Shown(
            @Nullable Integer missing,
            @Nullable Integer provisional,
            List<Known> known,
            List<Carried> carried,
            String typed,
            Effects.@Nullable Effect effect,
            List<Mistake> mistakes) {

        /** A calendar or overlay that holds; provisional while the year's notice is still to come. */
        record Known(String what, String region, String ground, boolean provisional) {}

        /** What one did to open cases. */
        record Carried(
                String cause,
                String region,
                int looked,
                int written,
                int failed,
                @Nullable String ended) {}
    }

    @GetMapping("/administration/calendars")
    Page show(Face face) {
        return page(face, "", null, List.of());
    }

    @PostMapping("/administration/calendars/preview")
    Answer preview(Face face, Actor actor, FormKey key, @RequestParam(defaultValue = "") String yaml) {
        Publishing.Read read = publishing.read(actor, yaml);
        return answer(face, yaml, read);
    }

    @PostMapping("/administration/calendars")
    Answer publish(Face face, Actor actor, FormKey key, @RequestParam(defaultValue = "") String yaml) {
        Publishing.Read read = publishing.read(actor, yaml);
        if (read.effect() == null) {
            return answer(face, yaml, read);
        }
        publishing.publish(actor, key.value().toString(), yaml, read.documents());
        return Redirect.to("/administration/calendars");
    }

    private Answer answer(Face face, String yaml, Publishing.Read read) {
        List<Mistake> mistakes = new ArrayList<>(read.mistakes().stream()
                .map(one -> new Mistake("yaml", null, one.line(face.locale())))
                .toList());
        if (read.effect() == null && mistakes.isEmpty()) {
            mistakes.add(new Mistake("yaml", null, face.msg("casework.calendars.nothing")));
        }
        Page page = page(face, yaml, read.effect(), mistakes);
        return mistakes.isEmpty() ? page : page.withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Page page(Face face, String yaml, Effects.@Nullable Effect effect, List<Mistake> mistakes) {
        Standard standard = standards.latest();
        LocalDate today = LocalDate.now(clock);
        OptionalInt missing = standard.calendars().missing(today);
        OptionalInt provisional = standard.calendars().provisional(today);
        return Page.of(
                "casework/calendar/calendars",
                new Shown(
                        missing.isPresent() ? missing.getAsInt() : null,
                        provisional.isPresent() ? provisional.getAsInt() : null,
                        known(face, standard),
                        changes.latest(LATEST).stream()
                                .filter(change -> change.looked() > 0 || change.ended() == null)
                                .map(change -> new Shown.Carried(
                                        change.cause(),
                                        region(face, standard, change.region()),
                                        change.looked(),
                                        change.written(),
                                        change.failed(),
                                        change.ended() == null ? null : face.moment(change.ended())))
                                .toList(),
                        yaml,
                        effect,
                        mistakes));
    }

    private static List<Shown.Known> known(Face face, Standard standard) {
        List<Shown.Known> known = new ArrayList<>();
        standard.calendars().calendars().stream()
                .sorted(Comparator.comparingInt(WorkCalendar::year).reversed())
                .forEach(year -> known.add(new Shown.Known(
                        Integer.toString(year.year()),
                        region(face, standard, year.region()),
                        year.notice(),
                        year.provisional())));
        standard.calendars()
                .overlays()
                .forEach(overlay -> known.add(new Shown.Known(
                        face.text(overlay.name()),
                        region(face, standard, overlay.region()),
                        face.text(overlay.ground()),
                        false)));
        return known;
    }

    private static String region(Face face, Standard standard, String code) {
        return standard.region(code).map(region -> face.text(region.name())).orElse(code);
    }
}
