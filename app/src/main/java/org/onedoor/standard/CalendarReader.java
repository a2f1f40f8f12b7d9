package org.onedoor.standard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.definition.Similar;
import org.onedoor.standard.calendar.ArrivalRule;
import org.onedoor.standard.calendar.LimitKind;
import org.onedoor.standard.calendar.NamedDays;
import org.onedoor.standard.calendar.OfficeHours;
import org.onedoor.standard.calendar.Overlay;
import org.onedoor.standard.calendar.WorkCalendar;

/** Reads calendars, overlays and office hours. */
final class CalendarReader {

    private static final Map<String, ArrivalRule> RULES = Words.of(ArrivalRule.values(), ArrivalRule::code);
    private static final Map<String, LimitKind> LIMITS = Words.of(LimitKind.values(), LimitKind::code);

    private CalendarReader() {}

    static WorkCalendar calendar(Document document, Known known, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        Identifiers.kebab(fields, document.id());
        int year = (int) fields.integer("year", 2000, 2100);
        Set<LocalDate> seen = new HashSet<>();
        WorkCalendar calendar = new WorkCalendar(
                document.id(),
                fields.string("region"),
                year,
                fields.string("notice"),
                fields.flag("provisional", false),
                days(fields, "off", seen, year),
                days(fields, "work", seen, year));
        fields.close();
        known.refer(fields, "region", Kinds.REGION, calendar.region());
        if (calendar.off().isEmpty()) {
            fields.wrong("off", "没有放假日", "there is no day off", "写上放假日", "list the days off");
        }
        return calendar;
    }

    static Overlay overlay(Document document, Known known, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        Identifiers.kebab(fields, document.id());
        Set<LocalDate> seen = new HashSet<>();
        Overlay overlay = new Overlay(
                document.id(),
                fields.string("region"),
                fields.text("name"),
                fields.text("ground"),
                moves(fields),
                days(fields, "off", seen, 0),
                days(fields, "on", seen, 0),
                fields.optionalDate("lifted").orElse(null));
        fields.close();
        known.refer(fields, "region", Kinds.REGION, overlay.region());
        if (seen.isEmpty()) {
            fields.wrong("id", "叠加日历没有一天", "the overlay has no day", "写上 off 或 on", "list days under off or on");
        }
        LocalDate lifted = overlay.lifted();
        if (lifted != null && seen.stream().noneMatch(day -> day.isBefore(lifted))) {
            fields.wrong(
                    "lifted",
                    "解除日早于所有的日子",
                    "it is lifted before its first day",
                    "改解除日，或删去整个叠加日历",
                    "change the day, or remove the overlay");
        }
        return overlay;
    }

    private static Set<LimitKind> moves(Fields fields) {
        Set<LimitKind> moves = EnumSet.noneOf(LimitKind.class);
        for (Node.Scalar word : fields.scalars("moves")) {
            LimitKind kind = LIMITS.get(word.value());
            if (kind == null) {
                fields.mistakes()
                        .add(
                                word.place(),
                                "没有 " + word.value() + " 这种时限",
                                "there is no limit called " + word.value(),
                                "用 promised 或 statutory" + Similar.hintZh(word.value(), LIMITS.keySet()),
                                "use promised or statutory" + Similar.hintEn(word.value(), LIMITS.keySet()));
            } else {
                moves.add(kind);
            }
        }
        if (moves.isEmpty()) {
            fields.wrong(
                    "moves",
                    "没有写影响哪种时限",
                    "it does not say which limits it moves",
                    "写 moves: [promised]，有法律依据的加 statutory",
                    "write moves: [promised], and statutory where a law lets it");
        }
        return moves;
    }

    /** Groups of named days; for a calendar's year (not 0) they must lie in it or in the December before. */
    private static List<NamedDays> days(Fields fields, String key, Set<LocalDate> seen, int year) {
        List<NamedDays> groups = new ArrayList<>();
        for (Fields group : fields.children(key)) {
            List<LocalDate> days = group.dates("days");
            groups.add(new NamedDays(days, group.text("name")));
            group.close();
            if (days.isEmpty()) {
                group.wrong("days", "没有日期", "there is no date", "写上 days", "list the dates under days");
            }
            for (LocalDate day : days) {
                if (!seen.add(day)) {
                    group.wrong(
                            "days",
                            day + " 已经写过，一天不能既放假又上班，也不能写两次",
                            day + " is listed before: a day is either off or worked, and listed once",
                            "只留一处",
                            "keep one");
                }
                if (year != 0) {
                    checkDay(group, key, day, year);
                }
            }
        }
        return groups;
    }

    private static void checkDay(Fields group, String key, LocalDate day, int year) {
        boolean decemberBefore = day.getYear() == year - 1 && day.getMonth() == Month.DECEMBER;
        if (day.getYear() != year && !decemberBefore) {
            group.wrong(
                    "days",
                    day + " 不在 " + year + " 年",
                    day + " is not in " + year,
                    "放到那一年的日历里",
                    "move it to the calendar of its year");
        }
        if (key.equals("work") && day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
            group.wrong(
                    "days",
                    day + " 本来就是周一至周五",
                    day + " is a Monday to Friday anyway",
                    "调休上班只写周六、周日",
                    "list only Saturdays and Sundays that are worked");
        }
    }

    static OfficeHours officeHours(Document document, Known known, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        Identifiers.kebab(fields, document.id());
        OfficeHours hours = new OfficeHours(
                fields.string("region"), fields.oneOf("arrival", RULES), shifts(fields), fields.text("ground"));
        fields.close();
        known.refer(fields, "region", Kinds.REGION, hours.region());
        return hours;
    }

    private static List<OfficeHours.Shift> shifts(Fields fields) {
        List<OfficeHours.Shift> shifts = new ArrayList<>();
        for (Node.Scalar text : fields.scalars("shifts")) {
            Optional<OfficeHours.Shift> shift = shift(text.value());
            boolean inOrder = shift.isPresent()
                    && shift.get().open().isBefore(shift.get().close())
                    && (shifts.isEmpty()
                            || shifts.getLast().close().isBefore(shift.get().open()));
            if (inOrder) {
                shifts.add(shift.get());
            } else {
                fields.mistakes()
                        .add(
                                text.place(),
                                text.value() + " 不是办公时段，或与前一段不相接续",
                                text.value() + " is no opening, or does not follow the one before",
                                "写成 \"09:00-12:00\"，按先后排列",
                                "write it like \"09:00-12:00\", in their order");
            }
        }
        if (shifts.isEmpty()) {
            if (!fields.has("shifts")) {
                fields.wrong("shifts", "缺少办公时段", "the openings are missing", "加上 shifts", "add shifts");
            }
            shifts.add(new OfficeHours.Shift(LocalTime.of(9, 0), LocalTime.of(17, 0)));
        }
        return shifts;
    }

    private static Optional<OfficeHours.Shift> shift(String text) {
        String[] ends = text.split("-", -1);
        try {
            return ends.length == 2
                    ? Optional.of(new OfficeHours.Shift(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
