package org.onedoor.catalog.compose;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Text;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.Limit;

/**
 * 一件事 as a steward publishes it: which items belong to it and what it is called. Form, materials and order are never written
 * down; they are computed from the items that a person chooses.
 *
 * @param version counted from 1 in the order of publishing; 0 for a file that is not published
 * @param words what people call it, for search
 * @param topics 主题, codes of the code set {@code item-topic}
 * @param lead 牵头部门: id of the department that answers for the whole
 * @param promised 总承诺时限; null where it is what the members' promises come to
 * @param pages 页序: ids of pages in the order wanted, with titles of their own; what is not named follows in the computed order
 * @param alone whether a single member may be applied for by itself, as where a stage of a project asks for one item only
 */
public record Bundle(
        String id,
        int version,
        LocalDate effective,
        Text name,
        Text summary,
        List<String> words,
        List<String> topics,
        String lead,
        List<Member> members,
        @Nullable Limit promised,
        List<PageTitle> pages,
        List<Item.Faq> faq,
        boolean alone) {

    /** How a member comes in. */
    public enum Choice {
        /** 必办. */
        ALWAYS,
        /** 可选，默认勾选. */
        TICKED,
        /** 可选. */
        OFFERED
    }

    /**
     * One item.
     *
     * @param promised 承诺时限 within the package; null for the item's own
     * @param after ids of members that come first although nothing that they give out is needed; who leaves one out does not wait
     */
    public record Member(
            String item, Choice choice, @Nullable Limit promised, List<String> after) {}

    public record PageTitle(String page, Text title) {}

    /** What was agreed for the package, where a region does not promise less by itself. */
    static Limit promised(Member member, Item item) {
        Limit own = item.limits().promised();
        Limit agreed = member.promised();
        return agreed == null || Span.of(own).compareTo(Span.of(agreed)) < 0 ? own : agreed;
    }

    /** Ids of those that nobody can leave out. */
    public List<String> always() {
        return members.stream()
                .filter(member -> member.choice() == Choice.ALWAYS)
                .map(Member::item)
                .toList();
    }

    /** Ids of those that are ticked as long as nobody chooses. */
    public Set<String> ticked() {
        return members.stream()
                .filter(member -> member.choice() == Choice.TICKED)
                .map(Member::item)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What becomes of the members that somebody chose, those that cannot be left out included.
     *
     * @param items finds an item in force by its id; a member that is not found is left out
     */
    public Recomposition.Outcome of(Set<String> chosen, Function<String, Optional<Item>> items, Standard standard) {
        List<Source> sources = new ArrayList<>();
        for (Member member : members) {
            if (member.choice() == Choice.ALWAYS || chosen.contains(member.item())) {
                items.apply(member.item())
                        .ifPresent(item -> sources.add(new Source(
                                item,
                                standard,
                                promised(member, item),
                                member.after().stream()
                                        .map(id -> items.apply(id).map(Item::id).orElse(id))
                                        .toList())));
            }
        }
        return alone ? Recomposition.ofAny(sources) : Recomposition.of(sources);
    }
}
