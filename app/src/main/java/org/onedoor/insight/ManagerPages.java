package org.onedoor.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.onedoor.insight.Cube.Dimension;
import org.onedoor.insight.ManagerPage.Bar;
import org.onedoor.insight.ManagerPage.Chart;
import org.onedoor.insight.ManagerPage.Choice;
import org.onedoor.insight.ManagerPage.Figure;
import org.onedoor.insight.ManagerPage.Line;
import org.onedoor.insight.ManagerPage.Table;
import org.onedoor.rating.Grade;
import org.onedoor.shared.Text;
import org.onedoor.standard.Department;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standard;
import org.onedoor.web.Face;

/** Draws up the manager's page, and its tables for the CSV, from the figures. One for each page. */
final class ManagerPages {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 200;

    private static final List<Measure> PLAIN = List.of(
            Measure.SUBMITTED,
            Measure.ACCEPTED,
            Measure.REFUSED,
            Measure.CORRECTED,
            Measure.DECIDED,
            Measure.GRANTED,
            Measure.ON_TIME_PROMISED,
            Measure.ON_TIME_STATUTORY,
            Measure.AUTOMATIC,
            Measure.SAMPLE_RIGHT,
            Measure.SAMPLE_WRONG,
            Measure.WITHDRAWN,
            Measure.RATED);

    private final Face face;
    private final Asked asked;
    private final Cube cube;
    private final Standard standard;
    private final Function<String, Optional<Text>> items;
    private final Wording words;
    private final Period period;
    private final Period compared;

    ManagerPages(Face face, Asked asked, Cube cube, Standard standard, Function<String, Optional<Text>> items) {
        this.face = face;
        this.asked = asked;
        this.cube = cube;
        this.standard = standard;
        this.items = items;
        this.words = new Wording(face);
        this.period = asked.period();
        this.compared = period.compared(asked.with());
    }

    ManagerPage page(String region, Instant until) {
        return new ManagerPage(
                asked,
                name(Dimension.REGION, region),
                span(period),
                span(compared),
                until,
                kinds(),
                comparisons(),
                lifted(),
                figures(),
                chart(),
                List.of(
                        table(Dimension.CHANNEL),
                        table(Dimension.DEPARTMENT),
                        table(Dimension.REGION),
                        table(Dimension.ITEM)),
                grades(),
                cube.all().of().isEmpty() && cube.allBefore().of().isEmpty());
    }

    private List<Choice> kinds() {
        return Stream.of(Period.Kind.values())
                .filter(kind -> kind != Period.Kind.CUSTOM)
                .map(kind -> new Choice(
                        asked.address(kind), face.msg("insight.period." + kind.code()), kind == period.kind()))
                .toList();
    }

    private List<Choice> comparisons() {
        return Stream.of(Period.Compared.values())
                .map(with ->
                        new Choice(asked.address(with), face.msg("insight.with." + with.code()), with == asked.with()))
                .toList();
    }

    private List<Choice> lifted() {
        return asked.only().entrySet().stream()
                .map(only -> new Choice(asked.address(only.getKey(), null), name(only.getKey(), only.getValue()), true))
                .toList();
    }

    private String span(Period of) {
        return of.from().equals(of.to())
                ? face.plainDay(of.from())
                : face.msg("insight.span", "from", face.plainDay(of.from()), "to", face.plainDay(of.to()));
    }

    private List<Figure> figures() {
        Counts now = cube.all();
        Counts before = cube.allBefore();
        return List.of(
                count("submitted", now.submitted(), before.submitted()),
                share("online", online(true), online(false)),
                count("accepted", now.get(Measure.ACCEPTED), before.get(Measure.ACCEPTED)),
                count("decided", now.decided(), before.decided()),
                share("promised", now.onTimePromised(), before.onTimePromised()),
                share("statutory", now.onTimeStatutory(), before.onTimeStatutory()),
                share("granted", now.granted(), before.granted()),
                share("satisfaction", now.satisfaction(), before.satisfaction()),
                count("rated", now.get(Measure.RATED), before.get(Measure.RATED)));
    }

    private Figure count(String key, long now, long before) {
        return figure(key, words.count(now), words.change(now, before));
    }

    private Figure share(String key, OptionalDouble now, OptionalDouble before) {
        return figure(key, Wording.share(now), words.change(now, before));
    }

    private Figure figure(String key, String value, String change) {
        return new Figure(
                face.msg("insight.figure." + key), value, change, face.msg("insight.figure." + key + ".means"));
    }

    /** 网上和手机办理率: by web, phone or another program, of all that was submitted. */
    private OptionalDouble online(boolean ofNow) {
        long online = 0;
        for (String channel : List.of("web", "phone", "api")) {
            online += (ofNow ? cube.now(Dimension.CHANNEL, channel) : cube.before(Dimension.CHANNEL, channel))
                    .submitted();
        }
        return Counts.share(online, (ofNow ? cube.all() : cube.allBefore()).submitted());
    }

    /** A table's plain numbers with its heads, for the CSV; empty if there is none of that name. */
    Optional<List<List<String>>> rows(String by) {
        for (Dimension dimension : List.of(Dimension.CHANNEL, Dimension.DEPARTMENT, Dimension.REGION, Dimension.ITEM)) {
            if (dimension.code().equals(by)) {
                List<List<String>> rows = new ArrayList<>(List.of(plainHeads(by)));
                cube.values(dimension)
                        .forEach(value -> rows.add(plain(
                                value,
                                name(dimension, value),
                                cube.now(dimension, value),
                                cube.before(dimension, value))));
                return Optional.of(rows);
            }
        }
        return switch (by) {
            case "day" -> Optional.of(plainDays());
            case "grade" -> Optional.of(plainGrades());
            default -> Optional.empty();
        };
    }

    private List<List<String>> plainDays() {
        List<List<String>> rows = new ArrayList<>(List.of(plainHeads("day")));
        for (int bar = 0; bar < period.bars(); bar++) {
            rows.add(plain(
                    period.barFrom(bar).toString(),
                    period.barTo(bar).toString(),
                    cube.bar(period, bar, true),
                    cube.bar(period, bar, false)));
        }
        return rows;
    }

    private List<List<String>> plainGrades() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                face.msg("insight.csv.code"),
                face.msg("insight.column.grade"),
                face.msg("insight.head.rated"),
                face.msg("insight.csv.before")));
        for (Grade grade : Grade.values()) {
            rows.add(List.of(
                    grade.code(),
                    face.msg("insight.grade." + grade.code()),
                    Long.toString(cube.all().get(Measure.of(grade))),
                    Long.toString(cube.allBefore().get(Measure.of(grade)))));
        }
        return rows;
    }

    private List<String> plainHeads(String by) {
        List<String> heads = new ArrayList<>();
        heads.add(face.msg(by.equals("day") ? "insight.csv.first" : "insight.csv.code"));
        heads.add(face.msg(by.equals("day") ? "insight.csv.last" : "insight.column." + by));
        for (Measure measure : PLAIN) {
            heads.add(face.msg("insight.measure." + measure.code()));
        }
        heads.add(face.msg("insight.csv.satisfied"));
        heads.add(face.msg("insight.csv.submitted-before"));
        return heads;
    }

    private static List<String> plain(String code, String name, Counts now, Counts before) {
        List<String> row = new ArrayList<>(List.of(code, name));
        for (Measure measure : PLAIN) {
            row.add(Long.toString(now.get(measure)));
        }
        row.add(Long.toString(now.satisfied()));
        row.add(Long.toString(before.submitted()));
        return row;
    }

    private Table table(Dimension dimension) {
        List<Line> lines = cube.values(dimension).stream()
                .sorted(Comparator.comparingLong(
                                (String value) -> cube.now(dimension, value).submitted())
                        .reversed()
                        .thenComparing(Function.identity()))
                .map(value -> new Line(
                        name(dimension, value),
                        asked.only().containsKey(dimension) ? null : asked.address(dimension, value),
                        cells(cube.now(dimension, value), cube.before(dimension, value))))
                .toList();
        return new Table(dimension.code(), asked.csv(dimension.code()), heads(dimension.code()), lines);
    }

    private List<String> heads(String first) {
        return List.of(
                face.msg("insight.column." + first),
                face.msg("insight.head.submitted"),
                face.msg("insight.head.change"),
                face.msg("insight.head.accepted"),
                face.msg("insight.head.decided"),
                face.msg("insight.head.promised"),
                face.msg("insight.head.satisfaction"));
    }

    private List<String> cells(Counts now, Counts before) {
        return List.of(
                words.count(now.submitted()),
                words.change(now.submitted(), before.submitted()),
                words.count(now.get(Measure.ACCEPTED)),
                words.count(now.decided()),
                Wording.share(now.onTimePromised()),
                Wording.share(now.satisfaction()));
    }

    private Table grades() {
        long rated = cube.all().get(Measure.RATED);
        List<Line> lines = new ArrayList<>();
        for (Grade grade : Grade.values()) {
            long now = cube.all().get(Measure.of(grade));
            lines.add(new Line(
                    face.msg("insight.grade." + grade.code()),
                    null,
                    List.of(
                            words.count(now),
                            Wording.share(Counts.share(now, rated)),
                            words.change(now, cube.allBefore().get(Measure.of(grade))))));
        }
        List<String> heads = List.of(
                face.msg("insight.column.grade"),
                face.msg("insight.head.rated"),
                face.msg("insight.head.share"),
                face.msg("insight.head.change"));
        return new Table("grade", asked.csv("grade"), heads, lines);
    }

    private Table days() {
        List<Line> lines = new ArrayList<>();
        for (int bar = 0; bar < period.bars(); bar++) {
            String days = span(new Period(Period.Kind.CUSTOM, period.barFrom(bar), period.barTo(bar)));
            lines.add(new Line(days, null, cells(cube.bar(period, bar, true), cube.bar(period, bar, false))));
        }
        return new Table("day", asked.csv("day"), heads("day"), lines);
    }

    private Chart chart() {
        int bars = period.bars();
        long tallest = 1;
        for (int bar = 0; bar < bars; bar++) {
            tallest = Math.max(
                    tallest,
                    Math.max(
                            cube.bar(period, bar, true).submitted(),
                            cube.bar(period, bar, false).submitted()));
        }
        double slot = WIDTH / bars;
        List<Bar> drawn = new ArrayList<>();
        for (int bar = 0; bar < bars; bar++) {
            double now = HEIGHT * cube.bar(period, bar, true).submitted() / tallest;
            double before = HEIGHT * cube.bar(period, bar, false).submitted() / tallest;
            drawn.add(new Bar(
                    place(slot * bar + slot * .12),
                    place(slot * .36),
                    place(HEIGHT - now),
                    place(now),
                    place(slot * bar + slot * .52),
                    place(HEIGHT - before),
                    place(before)));
        }
        String summary = face.msg(
                period.step() == 1 ? "insight.chart.days" : "insight.chart.weeks",
                Map.of(
                        "from", face.plainDay(period.from()),
                        "to", face.plainDay(period.to()),
                        "total", cube.all().submitted(),
                        "before", cube.allBefore().submitted(),
                        "tallest", tallest));
        return new Chart(summary, drawn, days());
    }

    private static String place(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** What a value is called; its code where nothing is known of it any more. */
    private String name(Dimension dimension, String value) {
        return switch (dimension) {
            case CHANNEL -> face.has("insight.channel." + value) ? face.msg("insight.channel." + value) : value;
            case DEPARTMENT ->
                standard.department(value)
                        .map(Department::brief)
                        .map(face::text)
                        .orElse(value);
            case REGION ->
                standard.region(value).map(Region::name).map(face::text).orElse(value);
            case ITEM -> items.apply(value).map(face::text).orElse(value);
            case ALL, DAY -> value;
        };
    }
}
