package org.onedoor.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.ItemFolder;
import org.onedoor.catalog.compose.Clash;
import org.onedoor.catalog.compose.Recomposed;
import org.onedoor.catalog.compose.Recomposition;
import org.onedoor.catalog.compose.Span;
import org.onedoor.definition.Check;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Similar;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.Limit;

/** Checks themes: whether their items exist, can be applied for together in their stage, and can keep the stage's days. */
public final class ThemeCheck implements Check {

    /** As items, themes are checked against what comes last, what is not yet in force included. */
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    @Override
    public Set<String> kinds() {
        return Set.of(ThemeReader.KIND);
    }

    @Override
    public void check(List<Document> documents, Mistakes mistakes) {
        List<Document> themes = documents.stream()
                .filter(document -> document.kind().equals(ThemeReader.KIND))
                .toList();
        if (themes.isEmpty()) {
            return;
        }
        Standard standard = Standard.of(documents, LAST_DAY, new Mistakes());
        ItemFolder folder = ItemFolder.of(documents, standard, LAST_DAY);
        Map<String, Optional<Item>> items = new HashMap<>();
        for (Document document : themes) {
            Mistakes own = new Mistakes();
            Theme theme = ThemeReader.read(document, 0, standard, own);
            own.all().forEach(mistake -> mistakes.add(mistake.place(), mistake.what(), mistake.mend()));
            if (!own.none()) {
                continue;
            }
            Fields fields = Fields.of(document.node(), new Mistakes());
            theme.stages().stream()
                    .flatMap(stage -> stage.items().stream())
                    .forEach(member -> items.computeIfAbsent(member.item(), folder::sound));
            new Whole(theme, fields, folder, items, standard, mistakes).check();
        }
    }

    @Override
    public void readAgain(List<Document> former, List<Document> holding, Mistakes mistakes) {
        Standard standard = Standard.of(holding, LAST_DAY, new Mistakes());
        former.stream()
                .filter(document -> document.kind().equals(ThemeReader.KIND))
                .forEach(document -> ThemeReader.read(document, 0, standard, mistakes));
    }

    private record Whole(
            Theme theme,
            Fields fields,
            ItemFolder folder,
            Map<String, Optional<Item>> items,
            Standard standard,
            Mistakes mistakes) {

        void check() {
            askedForTheCode();
            daysFit();
            List<Fields> places = fields.children("stages");
            for (int i = 0; i < theme.stages().size(); i++) {
                Theme.Stage stage = theme.stages().get(i);
                if (membersKnown(stage, places.get(i))) {
                    linesFit(stage, places.get(i));
                    joinable(stage, places.get(i));
                }
            }
        }

        private Optional<Item> item(String id) {
            return items.getOrDefault(id, Optional.empty());
        }

        /** The project's code is made of its district and its trade. */
        private void askedForTheCode() {
            Set<String> asked = new HashSet<>();
            theme.asked().forEach(part -> {
                if (part instanceof Item.Field field && field.required() && field.when() == null) {
                    asked.add(field.element());
                }
            });
            for (String needed : Registration.NEEDED) {
                if (!asked.contains(needed)) {
                    mistakes.add(
                            fields.place("facts"),
                            "登记项目时必须问 " + needed,
                            "a project cannot be registered without " + needed,
                            "在 facts 里加上它，不带条件",
                            "ask it in facts, without a condition");
                }
            }
        }

        private void daysFit() {
            int sum = theme.stages().stream().mapToInt(Theme.Stage::workingDays).sum();
            if (sum > theme.workingDays()) {
                mistakes.add(
                        fields.place("working-days"),
                        "四个阶段合计 " + sum + " 个工作日，超过总时限 " + theme.workingDays() + " 个",
                        "the stages come to " + sum + " working days, more than the " + theme.workingDays()
                                + " of the whole",
                        "压缩阶段的时限，或放宽总时限（不超过 " + ThemeReader.MOST_DAYS + "）",
                        "shorten a stage, or allow the whole more (" + ThemeReader.MOST_DAYS + " at most)");
            }
        }

        private boolean membersKnown(Theme.Stage stage, Fields place) {
            boolean all = !stage.items().isEmpty();
            if (!all) {
                mistakes.add(
                        place.place("items"),
                        "这个阶段没有事项",
                        "this stage has no items",
                        "在 items 里写上要办的事项",
                        "name its items");
            }
            List<Fields> places = place.children("items");
            for (int i = 0; i < stage.items().size(); i++) {
                String id = stage.items().get(i).item();
                all &= item(id).isPresent();
                if (!folder.ids().contains(id)) {
                    mistakes.add(
                            places.get(i).place("item"),
                            "没有这个事项：" + id,
                            "there is no item " + id,
                            "改成已有的事项" + Similar.hintZh(id, folder.ids()),
                            "use one that exists" + Similar.hintEn(id, folder.ids()));
                }
                firstKnown(stage, stage.items().get(i), places.get(i));
            }
            return all;
        }

        private void firstKnown(Theme.Stage stage, Theme.Member member, Fields place) {
            List<String> others = stage.items().stream()
                    .map(Theme.Member::item)
                    .filter(id -> !id.equals(member.item()))
                    .toList();
            for (String first : member.after()) {
                if (!others.contains(first)) {
                    mistakes.add(
                            place.place("after"),
                            "这个阶段没有可以先办的 " + first,
                            "the stage has no " + first + " that could come first",
                            "改成同一阶段的另一项" + Similar.hintZh(first, others),
                            "use another item of the stage" + Similar.hintEn(first, others));
                }
            }
            Limit within = member.promised();
            item(member.item()).ifPresent(item -> {
                Limit own = item.limits().promised();
                if (within != null && Span.of(within).compareTo(Span.of(own)) > 0) {
                    mistakes.add(
                            place.place("promised"),
                            member.item() + " 自己承诺 " + Span.of(own).inWords().zh() + "，阶段里不能更长",
                            member.item() + " itself promises "
                                    + Span.of(own).inWords().en() + ", the stage cannot take longer",
                            "写短一些，或删去 promised",
                            "promise less, or remove promised");
                }
            });
        }

        private void linesFit(Theme.Stage stage, Fields place) {
            List<String> ids = stage.items().stream().map(Theme.Member::item).toList();
            List<Fields> places = place.children("lines");
            for (int i = 0; i < stage.lines().size(); i++) {
                Theme.Line line = stage.lines().get(i);
                for (String id : line.items()) {
                    if (!ids.contains(id)) {
                        mistakes.add(
                                places.get(i).place("items"),
                                "这个阶段没有 " + id,
                                "the stage has no " + id,
                                "改成这个阶段的事项" + Similar.hintZh(id, ids),
                                "use an item of this stage" + Similar.hintEn(id, ids));
                    }
                }
                papersOnlyFits(line, places.get(i));
                String material = line.material();
                if (material != null && sharing(stage, material).size() < 2) {
                    mistakes.add(
                            places.get(i).place("material"),
                            "这个阶段里没有两个事项都要 " + material,
                            "no two items of the stage ask for " + material,
                            "换成共用的材料，或删去这条辅线",
                            "name a material that they share, or remove the line");
                }
            }
        }

        private void papersOnlyFits(Theme.Line line, Fields place) {
            for (String id : line.papersOnly()) {
                if (!line.items().contains(id)) {
                    mistakes.add(
                            place.place("papers-only"),
                            "这条辅线没有 " + id,
                            "the line has no " + id,
                            "改成这条辅线的事项" + Similar.hintZh(id, line.items()),
                            "use an item of this line" + Similar.hintEn(id, line.items()));
                }
            }
            if (line.together()
                    ? line.papersOnly().containsAll(line.items())
                    : !line.papersOnly().isEmpty()) {
                mistakes.add(
                        place.place("papers-only"),
                        "没有现场踏勘，就不用写哪些事项不去现场",
                        "without a visit there is no need to say which items need none",
                        "删去 papers-only，或至少留一个要去现场的事项",
                        "remove papers-only, or leave an item that is visited");
            }
        }

        private List<String> sharing(Theme.Stage stage, String material) {
            List<String> sharing = new ArrayList<>();
            for (Theme.Member member : stage.items()) {
                item(member.item())
                        .filter(item -> item.material(material).isPresent())
                        .ifPresent(item -> sharing.add(item.id()));
            }
            return sharing;
        }

        /** Everything at once is the most that a stage can be. */
        private void joinable(Theme.Stage stage, Fields place) {
            Set<String> everything = new HashSet<>();
            stage.items().forEach(member -> everything.add(member.item()));
            switch (theme.bundle(stage).of(everything, this::item, standard)) {
                case Recomposition.Outcome.Refused(List<Clash> clashes) ->
                    clashes.forEach(clash -> mistakes.add(place.place("items"), clash.what(), clash.mend()));
                case Recomposition.Outcome.Done(Recomposed recomposed) -> {
                    Span total = recomposed.course().total();
                    Span limit = Span.of(Limit.workingDays(stage.workingDays()));
                    if (limit.compareTo(total) < 0) {
                        String path = String.join(" → ", recomposed.course().critical());
                        mistakes.add(
                                place.place("working-days"),
                                "阶段时限 " + limit.inWords().zh() + "，可是 " + path + " 要 "
                                        + total.inWords().zh(),
                                "the stage has " + limit.inWords().en() + ", but " + path + " takes "
                                        + total.inWords().en(),
                                "和各部门商定更短的 promised，或放宽这个阶段",
                                "agree on a shorter promised, or allow the stage more");
                    }
                }
            }
        }
    }
}
