package org.onedoor.catalog.compose;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Text;

/**
 * 一张表单: what all items ask, each data element once, on pages that keep every item's own order.
 *
 * @param questions 情形: in the order asked
 * @param handedOn 不用填: what one item asks and the licence of another says; nobody has to fill it in
 */
public record JointForm(List<Question> questions, List<Page> pages, List<HandedOn> handedOn) {

    /**
     * Who asks something, and for whom.
     *
     * @param item id of the item
     * @param required whether that item cannot do without
     * @param when its condition, over that item's own answers; null where it always asks
     */
    public record Asker(
            String item, boolean required, @Nullable Rule when) {}

    /** 情形问题, in the words of the first item that asks it. */
    public record Question(String element, Text ask, Text why, List<Asker> askers) {}

    /** One page, with the title of the first item that has it. */
    public record Page(String id, Text title, List<Part> parts) {}

    /** What stands on a page. */
    public sealed interface Part {

        List<Asker> askers();
    }

    /** 表单字段: shown where one of its askers asks, required where one of those requires it. */
    public record Field(String element, @Nullable Text hint, List<Asker> askers) implements Part {}

    /**
     * 多行表单 with the fields of all items that ask it.
     *
     * @param min rows at least, by the item that wants most
     * @param max rows at most, by the item that allows least
     */
    public record Group(String id, Text title, Text row, int min, int max, List<Field> fields, List<Asker> askers)
            implements Part {}

    /** @param licence type of the licence that says it */
    public record HandedOn(String element, String by, String of, String licence) {}

    /** 填报项: how many things are asked, a row's fields counted once. */
    public int fields() {
        return questions.size()
                + pages.stream()
                        .flatMap(page -> page.parts().stream())
                        .mapToInt(part -> switch (part) {
                            case Field _ -> 1;
                            case Group group -> group.fields().size();
                        })
                        .sum();
    }
}
