package org.onedoor.catalog.compose;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.ItemFolder;
import org.onedoor.definition.Check;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Place;
import org.onedoor.definition.Similar;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.Limit;

/** Checks bundles: whether their items exist and can be joined, and whether what they promise can be kept. */
public final class BundleCheck implements Check {

    /** As items, bundles are checked against what comes last, what is not yet in force included. */
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    @Override
    public Set<String> kinds() {
        return Set.of(BundleReader.KIND);
    }

    @Override
    public void check(List<Document> documents, Mistakes mistakes) {
        List<Document> bundles = documents.stream()
                .filter(document -> document.kind().equals(BundleReader.KIND))
                .toList();
        if (bundles.isEmpty()) {
            return;
        }
        Standard standard = Standard.of(documents, LAST_DAY, new Mistakes());
        ItemFolder folder = ItemFolder.of(documents, standard, LAST_DAY);
        Map<String, Optional<Item>> items = new HashMap<>();
        for (Document document : bundles) {
            Bundle bundle = BundleReader.read(document, 0, standard, mistakes);
            Fields fields = Fields.of(document.node(), new Mistakes());
            bundle.members().forEach(member -> items.computeIfAbsent(member.item(), folder::sound));
            new Whole(bundle, fields, folder, items, standard, mistakes).check();
        }
    }

    @Override
    public void readAgain(List<Document> former, List<Document> holding, Mistakes mistakes) {
        Standard standard = Standard.of(holding, LAST_DAY, new Mistakes());
        former.stream()
                .filter(document -> document.kind().equals(BundleReader.KIND))
                .forEach(document -> BundleReader.read(document, 0, standard, mistakes));
    }

    private record Whole(
            Bundle bundle,
            Fields fields,
            ItemFolder folder,
            Map<String, Optional<Item>> items,
            Standard standard,
            Mistakes mistakes) {

        void check() {
            if (membersKnown()) {
                membersPromise();
                joinable();
            }
        }

        private Optional<Item> item(String id) {
            return items.getOrDefault(id, Optional.empty());
        }

        /** Whether all members can be used. */
        private boolean membersKnown() {
            boolean all = true;
            List<Fields> places = fields.children("items");
            for (int i = 0; i < bundle.members().size(); i++) {
                String id = bundle.members().get(i).item();
                all &= item(id).isPresent();
                if (!folder.ids().contains(id)) {
                    mistakes.add(
                            places.get(i).place("item"),
                            "没有这个事项：" + id,
                            "there is no item " + id,
                            "改成已有的事项" + Similar.hintZh(id, folder.ids()),
                            "use one that exists" + Similar.hintEn(id, folder.ids()));
                }
                firstKnown(bundle.members().get(i), places.get(i));
            }
            return all;
        }

        private void firstKnown(Bundle.Member member, Fields place) {
            List<String> others = bundle.members().stream()
                    .map(Bundle.Member::item)
                    .filter(id -> !id.equals(member.item()))
                    .toList();
            for (String first : member.after()) {
                if (!others.contains(first)) {
                    mistakes.add(
                            place.place("after"),
                            "套餐里没有可以先办的 " + first,
                            "the package has no " + first + " that could come first",
                            "改成套餐里的另一项" + Similar.hintZh(first, others),
                            "use another member" + Similar.hintEn(first, others));
                }
            }
        }

        private void membersPromise() {
            List<Fields> places = fields.children("items");
            for (int i = 0; i < bundle.members().size(); i++) {
                Bundle.Member member = bundle.members().get(i);
                Limit own = item(member.item()).orElseThrow().limits().promised();
                Limit within = member.promised();
                if (within != null && Span.of(within).compareTo(Span.of(own)) > 0) {
                    mistakes.add(
                            places.get(i).place("promised"),
                            member.item() + " 自己承诺 " + Span.of(own).inWords().zh() + "，套餐里不能更长",
                            member.item() + " itself promises "
                                    + Span.of(own).inWords().en() + ", the package cannot take longer",
                            "写短一些，或删去 promised",
                            "promise less, or remove promised");
                }
            }
        }

        /** What nobody can leave out by itself, and everything at once. */
        private void joinable() {
            Place at = fields.place("items");
            if (bundle.always().isEmpty()) {
                mistakes.add(
                        at,
                        "每一项都可以不选，套餐就可能是空的",
                        "every member can be left out, so the package may be empty",
                        "至少一项写 choice: always",
                        "give at least one choice: always");
                return;
            }
            Set<String> everything = new HashSet<>();
            bundle.members().forEach(member -> everything.add(member.item()));
            switch (bundle.of(everything, this::item, standard)) {
                case Recomposition.Outcome.Refused(List<Clash> clashes) ->
                    clashes.forEach(clash -> mistakes.add(at, clash.what(), clash.mend()));
                case Recomposition.Outcome.Done(Recomposed recomposed) -> {
                    promiseCanBeKept(recomposed);
                    pagesKnown(recomposed);
                }
            }
        }

        private void promiseCanBeKept(Recomposed recomposed) {
            Limit promised = bundle.promised();
            Span total = recomposed.course().total();
            if (promised != null && Span.of(promised).compareTo(total) < 0) {
                String path = String.join(" → ", recomposed.course().critical());
                mistakes.add(
                        fields.place("promised"),
                        "承诺 " + Span.of(promised).inWords().zh() + "，可是 " + path + " 要 "
                                + total.inWords().zh(),
                        "it promises " + Span.of(promised).inWords().en() + ", but " + path + " takes "
                                + total.inWords().en(),
                        "和各部门商定，在 items 里写更短的 promised，或放宽总承诺",
                        "agree with the departments on a shorter promised below items, or promise more time");
            }
        }

        private void pagesKnown(Recomposed recomposed) {
            List<String> known =
                    recomposed.form().pages().stream().map(JointForm.Page::id).toList();
            for (Fields page : fields.children("pages")) {
                String id = page.string("page");
                if (!known.contains(id)) {
                    mistakes.add(
                            page.place("page"),
                            "各事项的表单里没有这一页：" + id,
                            "no form of the items has the page " + id,
                            "改成已有的页" + Similar.hintZh(id, known),
                            "use one that exists" + Similar.hintEn(id, known));
                }
            }
        }
    }
}
