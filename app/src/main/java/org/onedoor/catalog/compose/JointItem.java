package org.onedoor.catalog.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Fee;
import org.onedoor.catalog.Item;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;

/**
 * 联办事项: one thing in the shape of an item, so that whatever can be done with an item's guide, form and materials can be done with
 * it: nothing is built a second time. It has no course of its own; it is handled as the cases of its members.
 */
final class JointItem {

    private final Bundle bundle;
    private final Recomposed recomposed;

    private JointItem(Bundle bundle, Recomposed recomposed) {
        this.bundle = bundle;
        this.recomposed = recomposed;
    }

    static Item of(Bundle bundle, Recomposed recomposed) {
        return new JointItem(bundle, recomposed).item();
    }

    private Item item() {
        List<Item> items = recomposed.items();
        Item lead = items.stream()
                .filter(item -> item.department().equals(bundle.lead()))
                .findFirst()
                .orElse(items.getFirst());
        return new Item(
                bundle.id(),
                bundle.version(),
                bundle.effective(),
                bundle.name(),
                bundle.summary(),
                bundle.words(),
                bundle.topics(),
                catalogue(items, lead),
                bundle.lead(),
                recomposed.regions(),
                offered(items),
                each(items, Item::conditions),
                each(items, Item::laws),
                lead.contact(),
                new Item.Limits(null, null, promised(), null, null),
                Fee.NONE,
                visits(items),
                recomposed.form().questions().stream().map(JointItem::question).toList(),
                pages(),
                recomposed.materials().stream()
                        .filter(material -> material.of() == null)
                        .map(JointItem::material)
                        .toList(),
                course(lead),
                new Item.Result(
                        Item.ResultKind.NONE,
                        null,
                        lead.result().publicity(),
                        lead.result().keep()),
                null,
                faq(items),
                Item.Standing.USUAL,
                signing(items));
    }

    /** Whoever signs for one member signs the documents of all of them, once. */
    private static Item.@Nullable Signing signing(List<Item> items) {
        List<Item.Signing> all = items.stream()
                .flatMap(item -> Optional.ofNullable(item.signing()).stream())
                .toList();
        return all.isEmpty()
                ? null
                : new Item.Signing(
                        all.getFirst().ground(),
                        all.stream().flatMap(one -> one.documents().stream()).toList(),
                        all.stream().flatMap(one -> one.signers().stream()).toList());
    }

    /** Whoever may have the first of them may have all: what comes later is given to whom the first one made. */
    private static Item.Catalogue catalogue(List<Item> items, Item lead) {
        Item.Catalogue first = items.getFirst().catalogue();
        boolean byDistrict = items.stream().anyMatch(item -> item.catalogue().byDistrict());
        String level = byDistrict
                ? items.stream()
                        .map(Item::catalogue)
                        .filter(Item.Catalogue::byDistrict)
                        .findFirst()
                        .orElseThrow()
                        .level()
                : first.level();
        return new Item.Catalogue(
                lead.catalogue().code(), lead.catalogue().type(), level, first.audience(), first.caseKind());
    }

    private static Set<Channel> offered(List<Item> items) {
        EnumSet<Channel> all = EnumSet.allOf(Channel.class);
        items.forEach(item -> all.retainAll(item.offered()));
        return Set.copyOf(all);
    }

    private static <T> List<T> each(List<Item> items, Function<Item, List<T>> of) {
        Set<T> all = new LinkedHashSet<>();
        items.forEach(item -> all.addAll(of.apply(item)));
        return List.copyOf(all);
    }

    /** What the steward promised, else what the members' promises come to, in whole working days where they are mixed. */
    private Limit promised() {
        if (bundle.promised() != null) {
            return bundle.promised();
        }
        Span total = recomposed.course().total();
        if (total.sameDay()) {
            return Limit.sameDay();
        }
        if (total.days() == 0 && total.months() == 0) {
            return Limit.workingDays(total.workingDays());
        }
        // an ordinary week has seven days for five working days; rounded up, so that nothing is promised too soon
        return Limit.naturalDays(total.days() + total.months() * 31 + (total.workingDays() * 7 + 4) / 5);
    }

    private Item.Visits visits(List<Item> items) {
        int count = recomposed.after().visits();
        Optional<Text> why = items.stream()
                .map(item -> item.visits().why())
                .flatMap(one -> Optional.ofNullable(one).stream())
                .findFirst();
        return new Item.Visits(count, count == 0 ? null : why.orElse(null));
    }

    private static Item.Question question(JointForm.Question question) {
        return new Item.Question(question.element(), question.ask(), question.why(), whenAny(question.askers()));
    }

    private List<Item.Page> pages() {
        List<String> wanted =
                bundle.pages().stream().map(Bundle.PageTitle::page).toList();
        List<JointForm.Page> pages = new ArrayList<>(recomposed.form().pages());
        pages.sort(Comparator.comparingInt(page -> {
            int at = wanted.indexOf(page.id());
            return at < 0 ? wanted.size() : at;
        }));
        return pages.stream()
                .map(page -> new Item.Page(
                        page.id(),
                        bundle.pages().stream()
                                .filter(one -> one.page().equals(page.id()))
                                .findFirst()
                                .map(Bundle.PageTitle::title)
                                .orElse(page.title()),
                        page.parts().stream().map(JointItem::part).toList()))
                .toList();
    }

    private static Item.Part part(JointForm.Part part) {
        return switch (part) {
            case JointForm.Field field -> field(field);
            case JointForm.Group group ->
                new Item.Group(
                        group.id(),
                        group.title(),
                        group.row(),
                        group.min(),
                        group.max(),
                        whenAny(group.askers()),
                        group.fields().stream().map(JointItem::field).toList());
        };
    }

    private static Item.Field field(JointForm.Field field) {
        return new Item.Field(
                field.element(),
                field.askers().stream().anyMatch(JointForm.Asker::required),
                whenAny(field.askers()),
                field.hint());
    }

    /** Asked where one of them asks. */
    private static @Nullable Rule whenAny(List<JointForm.Asker> askers) {
        List<@Nullable Rule> conditions = new ArrayList<>();
        askers.forEach(asker -> conditions.add(asker.when()));
        return any(conditions);
    }

    private static @Nullable Rule any(List<@Nullable Rule> conditions) {
        List<Rule> rules = new ArrayList<>();
        for (Rule condition : conditions) {
            if (condition == null) {
                return null;
            }
            if (rules.stream().noneMatch(known -> known.text().equals(condition.text()))) {
                rules.add(condition);
            }
        }
        return Rule.any(rules);
    }

    private static Item.Material material(JointMaterial material) {
        List<@Nullable Rule> conditions = new ArrayList<>();
        material.askers().forEach(asker -> conditions.add(asker.when()));
        return new Item.Material(
                material.type(),
                material.need(),
                material.from(),
                material.from() == Item.Origin.LICENCE ? material.licence() : null,
                material.within(),
                any(conditions),
                material.hint());
    }

    /** Of what the lead's item says only what concerns applying; the rest belongs to the members' cases. */
    private static Item.Course course(Item lead) {
        Item.Course own = lead.process();
        return new Item.Course(
                own.acceptWithin(),
                null,
                own.correctWithin(),
                List.of(),
                null,
                null,
                List.of(),
                own.deferral(),
                own.lapse(),
                new Item.Decision(lead.department(), own.decision().within(), null, 0),
                own.serveWithin());
    }

    private List<Item.Faq> faq(List<Item> items) {
        Set<String> asked = new TreeSet<>();
        List<Item.Faq> faq = new ArrayList<>(bundle.faq());
        faq.forEach(one -> asked.add(one.question().zh()));
        for (Item item : items) {
            item.faq().stream().filter(one -> asked.add(one.question().zh())).forEach(faq::add);
        }
        return List.copyOf(faq);
    }
}
