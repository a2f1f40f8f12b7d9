package org.onedoor.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onedoor.shared.Text;

/** The page of components: every part once, with made-up content, whole and with everything wrong. */
record StyleGuide(
        Face face,
        LocalDate today,
        Instant now,
        List<Field> fields,
        List<Mistake> mistakes,
        DayGrid grid,
        List<Row> rows) {

    /** A line of the table. */
    record Row(String number, String item, String left, String colour, LocalDate due) {}

    static StyleGuide of(Face face, LocalDate today, Instant now, boolean wrong) {
        List<Field> fields = fields(face, now, wrong);
        return new StyleGuide(face, today, now, fields, Field.mistakes(fields), grid(face), rows(face, today));
    }

    String say(String zh, String en) {
        return new Text(zh, en).in(face.locale());
    }

    private static List<Field> fields(Face face, Instant now, boolean wrong) {
        Words say = (zh, en) -> new Text(zh, en).in(face.locale());
        Prefill register = new Prefill(say.in("市场监管局企业登记库", "the register of firms"), now, "/styleguide");
        String missing = wrong ? say.in("请填写，没有就写“无”", "Fill this in; write “none” if there is none") : null;
        String choose = wrong ? say.in("请选一个", "Choose one") : null;
        List<Option> kinds = List.of(
                new Option("a", say.in("餐饮服务", "Catering"), say.in("现做现卖", "Made and sold on the spot")),
                new Option("b", say.in("食品销售", "Selling food"), null),
                new Option("c", say.in("单位食堂", "Canteen"), null));
        List<Option> yesNo = List.of(Option.of("y", say.in("有", "Yes")), Option.of("n", say.in("没有", "No")));
        Field row = Field.Line.of(
                Question.of("owners.0.name", say.in("姓名", "Name")).withError(missing),
                say.in("演示·张三", "Demo person A"),
                Field.Typing.NAME);
        Field share = new Field.Line(
                Question.of("owners.0.share", say.in("出资", "Share")),
                "5000.00",
                Field.Typing.MONEY,
                say.in("元", "yuan"),
                14);
        return new ArrayList<>(List.of(
                Field.Line.of(
                        Question.of("name", say.in("店名", "Name of the shop"))
                                .withHint(say.in("和营业执照上的一样", "As on the business licence"))
                                .withPrefill(register),
                        say.in("演示·晨露奶茶店", "Demo tea shop")),
                Field.Line.of(
                        Question.of("code", say.in("统一社会信用代码", "Unified social credit code"))
                                .withError(missing),
                        "",
                        Field.Typing.CREDIT_CODE),
                new Field.Line(
                        Question.of("area", say.in("经营面积", "Floor area")).withError(missing),
                        "86",
                        Field.Typing.DECIMAL,
                        say.in("平方米", "m²"),
                        8),
                new Field.Day(
                        Question.of("opening", say.in("打算哪天开业", "Planned opening day"))
                                .withHint(say.in("例如 2026 年 12 月 1 日", "For example 2026 12 1"))
                                .withError(
                                        wrong ? say.in("没有 2月30日，请检查", "There is no 30 February; please check") : null),
                        wrong ? new DayAnswer("2026", "2", "30") : DayAnswer.of(LocalDate.of(2026, 12, 1))),
                new Field.OneOf(
                        Question.of("kind", say.in("做哪一类", "What kind of business"))
                                .withError(choose),
                        kinds,
                        wrong ? null : "a"),
                new Field.OneOf(
                        Question.of("cold", say.in("设凉菜间吗", "Is there a cold kitchen"))
                                .withError(choose),
                        yesNo,
                        "n"),
                new Field.AnyOf(
                        Question.of("ways", say.in("怎么卖", "How do you sell")).asOptional(),
                        List.of(
                                Option.of("hall", say.in("堂食", "Eating in")),
                                Option.of("out", say.in("外卖", "Delivery"))),
                        Set.of("out")),
                new Field.FromList(
                        Question.of("district", say.in("在哪个区", "District")).withError(choose),
                        List.of(
                                Option.of("330302", say.in("鹿城区", "Lucheng")),
                                Option.of("330303", say.in("龙湾区", "Longwan")),
                                Option.of("330304", say.in("瓯海区", "Ouhai"))),
                        wrong ? null : "330302"),
                new Field.Lines(
                        Question.of("about", say.in("还有什么要说明的", "Anything else"))
                                .asOptional(),
                        "",
                        3,
                        500),
                new Field.Upload(
                        Question.of("plan", say.in("布局流程图", "Floor plan"))
                                .withHint(say.in("拍照也行，标出厨房、洗消、就餐区", "A picture will do"))
                                .withError(
                                        wrong
                                                ? say.in(
                                                        "这个文件打不开，请重新拍一张", "This file does not open; take a new picture")
                                                : null),
                        ".pdf,image/jpeg,image/png",
                        true,
                        true,
                        say.in("PDF、JPG 或 PNG，每个不超过 20 MB", "PDF, JPG or PNG, at most 20 MB each"),
                        List.of(new Field.Sent(say.in("平面图.jpg", "plan.jpg"), "1.2 MB", "/styleguide", "plan.0"))),
                new Field.Rows(
                        Question.of("owners", say.in("合伙人", "Partners")).asOptional(),
                        List.of(List.of(row, share)),
                        say.in("合伙人", "partner"),
                        0,
                        5),
                new Field.Tick(
                        Question.of("true", say.in("承诺", "Declaration"))
                                .withError(wrong ? say.in("请先勾选", "Please tick the box") : null),
                        say.in("我填的都是真的，愿意承担后果", "What I filled in is true, and I answer for it"),
                        false)));
    }

    private static DayGrid grid(Face face) {
        LocalDate start = LocalDate.of(2020, 1, 20);
        LocalDate due = LocalDate.of(2020, 3, 2);
        List<DayGrid.Cell> cells = start.datesUntil(due.plusDays(1))
                .map(day -> new DayGrid.Cell(day, kind(day, start, due), day.equals(LocalDate.of(2020, 2, 18))))
                .toList();
        return new DayGrid(new Text("从1月20日到3月2日的每一天", "Each day from 20 January to 2 March").in(face.locale()), cells);
    }

    private static DayGrid.Kind kind(LocalDate day, LocalDate start, LocalDate due) {
        if (day.equals(start)) {
            return DayGrid.Kind.START;
        }
        if (day.equals(due)) {
            return DayGrid.Kind.DUE;
        }
        LocalDate back = LocalDate.of(2020, 2, 9);
        boolean closed = day.isAfter(LocalDate.of(2020, 1, 23)) && day.isBefore(back);
        boolean weekend = day.getDayOfWeek().getValue() > 5 && !day.equals(back);
        if (closed || weekend) {
            return DayGrid.Kind.OFF;
        }
        return day.getDayOfYear() > 54 && day.getDayOfYear() < 57 ? DayGrid.Kind.PAUSED : DayGrid.Kind.COUNTED;
    }

    private static List<Row> rows(Face face, LocalDate today) {
        Words say = (zh, en) -> new Text(zh, en).in(face.locale());
        String food = say.in("食品经营许可（新办）", "Food business licence");
        return List.of(
                new Row("3303 0220 2011 7000 0412", food, say.in("超 1 天", "1 day late"), "bad", today.minusDays(1)),
                new Row("3303 0220 2011 8000 0077", food, say.in("今天", "today"), "warn", today),
                new Row("3303 0220 2011 9000 0153", food, say.in("暂停", "paused"), "", today.plusDays(9)));
    }

    private interface Words {
        String in(String zh, String en);
    }
}
