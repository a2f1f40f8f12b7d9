package org.onedoor.standard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.onedoor.definition.Check;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Place;
import org.onedoor.standard.calendar.LimitKind;
import org.onedoor.standard.calendar.NamedDays;
import org.onedoor.standard.calendar.Overlay;
import org.onedoor.standard.calendar.WorkCalendar;

/** Finds every mistake in the documents of this room, every version of them. */
public final class StandardCheck implements Check {

    /** A document together with what it says. */
    private record Said<T>(Document document, T what) {

        Place place() {
            return document.node().place();
        }
    }

    @Override
    public Set<String> kinds() {
        return Set.copyOf(Kinds.ALL);
    }

    @Override
    public void check(List<Document> documents, Mistakes mistakes) {
        Known known = new Known(documents);
        List<Said<Region>> regions = say(documents, Kinds.REGION, doc -> Region.read(doc, known, mistakes));
        checkRegions(regions, mistakes);
        List<Said<Department>> departments =
                say(documents, Kinds.DEPARTMENT, doc -> Department.read(doc, known, mistakes));
        once(departments, Department::creditCode, Department::id, "信用代码", "credit code", mistakes);
        say(documents, Kinds.CODE_SET, doc -> CodeSet.read(doc, mistakes));
        say(documents, Kinds.ELEMENT, doc -> DataElement.read(doc, known, mistakes));
        say(documents, Kinds.MATERIAL_TYPE, doc -> MaterialType.read(doc, known, mistakes));
        List<Said<LicenceTypeDefinition>> licences =
                say(documents, Kinds.LICENCE_TYPE, doc -> LicenceTypeDefinition.read(doc, known, mistakes));
        once(licences, LicenceTypeDefinition::code, LicenceTypeDefinition::id, "证照类型代码", "type code", mistakes);
        List<Said<WorkCalendar>> years =
                say(documents, Kinds.CALENDAR, doc -> CalendarReader.calendar(doc, known, mistakes));
        checkYears(newest(years), mistakes);
        List<Said<Overlay>> overlays =
                say(documents, Kinds.OVERLAY, doc -> CalendarReader.overlay(doc, known, mistakes));
        checkOverlaps(newest(overlays), mistakes);
        say(documents, Kinds.EMERGENCY, doc -> Emergency.read(doc, known, mistakes));
        var hours = say(documents, Kinds.OFFICE_HOURS, doc -> CalendarReader.officeHours(doc, known, mistakes));
        once(hours, what -> what.region(), what -> "", "区划的办公时间", "region's office hours", mistakes);
    }

    private static <T> List<Said<T>> say(List<Document> documents, String kind, Function<Document, T> reader) {
        return documents.stream()
                .filter(document -> document.kind().equals(kind))
                .map(document -> new Said<>(document, reader.apply(document)))
                .toList();
    }

    /** Of every id the version with the latest day. */
    private static <T> List<Said<T>> newest(List<Said<T>> all) {
        Map<String, Said<T>> newest = new LinkedHashMap<>();
        for (Said<T> said : all) {
            newest.merge(
                    said.document().id(),
                    said,
                    (a, b) -> b.document().effective().isBefore(a.document().effective()) ? a : b);
        }
        return List.copyOf(newest.values());
    }

    private static void checkRegions(List<Said<Region>> regions, Mistakes mistakes) {
        Map<String, Region> byCode = new HashMap<>();
        regions.forEach(said -> byCode.put(said.what().code(), said.what()));
        for (Said<Region> said : regions) {
            Region region = said.what();
            Region parent = region.parent() == null ? null : byCode.get(region.parent());
            if (parent == null
                    || region.code().length() != region.level().digits()
                    || parent.code().length() != parent.level().digits()) {
                continue;
            }
            boolean outer = parent.level().compareTo(region.level()) < 0;
            if (!outer || !region.code().startsWith(parent.level().stem(parent.code()))) {
                mistakes.add(
                        said.document().fields(mistakes).place("parent"),
                        parent.code() + " 不是 " + region.code() + " 的上级",
                        parent.code() + " does not lie around " + region.code(),
                        "代码要以上级的代码开头，层级要更高",
                        "its code must begin with that of the region around it, whose level is higher");
            }
        }
        List<Said<Region>> nations = regions.stream()
                .filter(said -> said.what().level() == RegionLevel.NATION)
                .toList();
        nations.stream()
                .skip(1)
                .forEach(said -> mistakes.add(
                        said.place(),
                        "全国只能有一个",
                        "there is one nation only",
                        "改 level，或删去",
                        "change the level, or remove it"));
    }

    /** Notes a value that two documents of different names share. */
    private static <T> void once(
            List<Said<T>> all,
            Function<T, String> value,
            Function<T, String> owner,
            String zh,
            String en,
            Mistakes mistakes) {
        Map<String, Said<T>> first = new HashMap<>();
        for (Said<T> said : newest(all)) {
            String key = value.apply(said.what());
            Said<T> other = key.isEmpty() ? null : first.putIfAbsent(key, said);
            if (other != null) {
                mistakes.add(
                        said.place(),
                        zh + " " + key + " 已经给了 " + owner.apply(other.what()) + "（" + other.place() + "）",
                        "the " + en + " " + key + " already belongs to " + owner.apply(other.what()) + " ("
                                + other.place() + ")",
                        "每个只用一次",
                        "use each once");
            }
        }
    }

    private static void checkYears(List<Said<WorkCalendar>> years, Mistakes mistakes) {
        Map<String, List<Said<WorkCalendar>>> byRegion = new LinkedHashMap<>();
        years.forEach(said -> byRegion.computeIfAbsent(said.what().region(), region -> new ArrayList<>())
                .add(said));
        for (List<Said<WorkCalendar>> region : byRegion.values()) {
            List<Said<WorkCalendar>> inOrder = region.stream()
                    .sorted(Comparator.comparingInt(said -> said.what().year()))
                    .toList();
            for (int i = 1; i < inOrder.size(); i++) {
                int before = inOrder.get(i - 1).what().year();
                int year = inOrder.get(i).what().year();
                Place place = inOrder.get(i).place();
                if (year == before) {
                    mistakes.add(
                            place,
                            year + " 年的日历有两份",
                            "there are two calendars for " + year,
                            "用同一个 id 写成新版本",
                            "give the newer the same id and a later effective day");
                } else if (year > before + 1) {
                    mistakes.add(
                            place,
                            before + " 年之后缺 " + (before + 1) + " 年的日历",
                            "the calendar for " + (before + 1) + " is missing after " + before,
                            "补上这一年的节假日安排",
                            "add that year's notice");
                }
            }
            checkDaysOnce(inOrder, mistakes);
        }
    }

    /** A December day may be moved by the notice of the year after; two notices must not both claim it. */
    private static void checkDaysOnce(List<Said<WorkCalendar>> years, Mistakes mistakes) {
        Map<LocalDate, Integer> claimed = new HashMap<>();
        for (Said<WorkCalendar> said : years) {
            WorkCalendar calendar = said.what();
            Set<LocalDate> days = new HashSet<>(days(calendar.off()));
            days.addAll(days(calendar.work()));
            for (LocalDate day : days) {
                Integer other = claimed.putIfAbsent(day, calendar.year());
                if (other != null && other != calendar.year()) {
                    mistakes.add(
                            said.place(),
                            day + " 在 " + other + " 年的日历里已经有了",
                            day + " is already in the calendar of " + other,
                            "只留一处",
                            "keep one");
                }
            }
        }
    }

    private static void checkOverlaps(List<Said<Overlay>> overlays, Mistakes mistakes) {
        for (int i = 0; i < overlays.size(); i++) {
            for (int j = 0; j < i; j++) {
                Place place = overlays.get(i).place();
                Overlay later = overlays.get(i).what();
                Overlay earlier = overlays.get(j).what();
                if (!later.region().equals(earlier.region()) || !shareALimit(later.moves(), earlier.moves())) {
                    continue;
                }
                Set<LocalDate> days = standing(earlier);
                standing(later).stream()
                        .filter(days::contains)
                        .min(Comparator.naturalOrder())
                        .ifPresent(day -> mistakes.add(
                                place,
                                "与叠加日历 " + earlier.id() + " 在 " + day + " 重叠",
                                "overlaps with the overlay " + earlier.id() + " on " + day,
                                "同一区划同一天只由一份叠加日历规定；先解除前一份",
                                "let one overlay of a region rule a day; lift the earlier one first"));
            }
        }
    }

    private static boolean shareALimit(Set<LimitKind> a, Set<LimitKind> b) {
        return a.stream().anyMatch(b::contains);
    }

    private static Set<LocalDate> standing(Overlay overlay) {
        Set<LocalDate> days = new HashSet<>(days(overlay.off()));
        days.addAll(days(overlay.on()));
        LocalDate lifted = overlay.lifted();
        days.removeIf(day -> lifted != null && !day.isBefore(lifted));
        return days;
    }

    private static List<LocalDate> days(List<NamedDays> groups) {
        return groups.stream().flatMap(group -> group.days().stream()).toList();
    }
}
