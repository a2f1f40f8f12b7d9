package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.onedoor.definition.Mistake;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Text;

/** A preview in lines, for a terminal and for programs. */
final class Told {

    private Told() {}

    /** @param why a draft is refused, in the locale's language */
    static List<String> lines(Preview preview, List<Mistake> lacking, Locale locale, Function<Refusal, String> why) {
        List<String> lines = new ArrayList<>();
        preview.mistakes().forEach(one -> lines.add(one.line(locale)));
        preview.unknown()
                .forEach(code -> lines.add(code.sheet() + ":" + code.row() + ": "
                        + in(locale, "代码没有对照：", "a code without a meaning: ") + code.key() + " = " + code.value()
                        + in(
                                locale,
                                " — 在对照文件的 values 里写明是我们的哪一个：",
                                " — say in the mapping file's values which of ours it is: ")
                        + String.join(
                                ", ", code.options().keySet().stream().limit(20).toList())));
        preview.swaps().stream()
                .filter(swap -> !swap.confirmed())
                .forEach(swap -> lines.add(swap.sheet() + ":" + swap.row()
                        + ": " + swap.id() + in(locale, " 会变成别的意思：", " would mean something else: ") + swap.was()
                        + " → "
                        + swap.becomes()
                        + in(locale, "；确实要改的写进对照文件的 confirmed", "; if it really does, write it into confirmed")));
        preview.lost().forEach(one -> lines.add(in(locale, "没有导入 ", "not taken over ") + one.line(locale)));
        for (Preview.Draft draft : preview.drafts()) {
            Refusal refused = draft.refused();
            lines.add((draft.taken()
                            ? in(locale, "有人在修订 ", "being written ")
                            : draft.fresh() ? in(locale, "新增 ", "new ") : in(locale, "修改 ", "changed "))
                    + draft.kind() + " " + draft.id() + " " + draft.name().in(locale)
                    + (draft.retires()
                            ? in(locale, "，废止", ", becomes retired")
                            : draft.reinstated() ? in(locale, "，不再废止", ", is retired no more") : "")
                    + (refused == null ? "" : in(locale, "，不会生成：", ", is not made: ") + why.apply(refused)));
            draft.differences()
                    .forEach(one -> lines.add(
                            "    " + String.join(" › ", one.path()) + ": " + (one.before() == null ? "-" : one.before())
                                    + " → " + (one.after() == null ? "-" : one.after())));
        }
        lacking.forEach(one -> lines.add(in(locale, "草稿还缺 ", "still lacking ") + one.line(locale)));
        lines.add(in(locale, "新增 ", "new ")
                + preview.drafts().stream().filter(Preview.Draft::fresh).count()
                + in(locale, "，修改 ", ", changed ")
                + preview.drafts().stream().filter(draft -> !draft.fresh()).count()
                + in(locale, "，相同 ", ", the same ")
                + preview.same()
                + in(locale, "，文件里没有的 ", ", not in the file ")
                + preview.absent().size());
        return lines;
    }

    private static String in(Locale locale, String zh, String en) {
        return new Text(zh, en).in(locale);
    }
}
