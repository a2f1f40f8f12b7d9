package org.onedoor.catalog.compose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Claims;
import org.onedoor.catalog.Item;
import org.onedoor.standard.calendar.Limit;

/**
 * 联办: a bundle with the members that somebody chose, in fixed versions, and what becomes of them.
 *
 * @param item all of it in the shape of an item, for guide, form and materials
 */
public record Joint(Bundle bundle, Recomposed recomposed, Item item) {

    /** 一项: an item in one published version. */
    public record Pinned(String item, int version) {

        /** As a draft keeps it: {@code seal-filing@3}. */
        public String written() {
            return item + "@" + version;
        }

        /** @throws IllegalArgumentException where it is not written so */
        public static Pinned read(String written) {
            int at = written.lastIndexOf('@');
            if (at < 1) {
                throw new IllegalArgumentException("no member: " + written);
            }
            return new Pinned(written.substring(0, at), Integer.parseInt(written.substring(at + 1)));
        }
    }

    /** What each of the members was written as, in the order in which they are handled. */
    public List<Pinned> members() {
        List<Pinned> members = new ArrayList<>();
        recomposed.items().forEach(one -> members.add(new Pinned(one.id(), one.version())));
        return List.copyOf(members);
    }

    /** What a member promises within the bundle; null where it is what the item itself promises. */
    public @Nullable Limit promised(String member) {
        return bundle.members().stream()
                .filter(one -> one.item().equals(Claims.item(member)))
                .findFirst()
                .map(Bundle.Member::promised)
                .filter(agreed -> recomposed.items().stream()
                        .filter(item -> item.id().equals(member))
                        .noneMatch(item -> Span.of(item.limits().promised()).compareTo(Span.of(agreed)) < 0))
                .orElse(null);
    }
}
