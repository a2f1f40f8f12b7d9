package org.onedoor.catalog.compose;

import org.onedoor.shared.Text;
import org.onedoor.standard.Standard;

/**
 * 前置: an item that waits for another one, mostly for what that gives out.
 *
 * @param by id of the item that waits
 * @param of id of the item that gives it out, or has to come first
 * @param thing what it is
 */
public record Need(String by, String of, Thing thing) {

    /** What is handed on. */
    public sealed interface Thing {

        /** 材料, proved by a licence that the other item issues. */
        record ByMaterial(String material, String licence) implements Thing {}

        /** 数据元, which stands on the face of a licence that the other item issues, or is its number. */
        record ByElement(String element, String licence) implements Thing {}

        /** 先后: nothing but the order in which the department that answers for the whole wants them. */
        record ByOrder(Text item) implements Thing {}
    }

    /** In words, with the names of the standard. */
    Text inWords(Standard standard) {
        return switch (thing) {
            case Thing.ByMaterial(String material, String _) ->
                standard.materialType(material)
                        .map(type -> new Text(
                                "材料：" + type.name().zh(),
                                "material: " + type.name().en()))
                        .orElseGet(() -> new Text(material, material));
            case Thing.ByElement(String element, String _) ->
                standard.element(element)
                        .map(known -> new Text(
                                "填报：" + known.name().zh(),
                                "answer: " + known.name().en()))
                        .orElseGet(() -> new Text(element, element));
            case Thing.ByOrder(Text item) -> new Text("先办：" + item.zh(), "first: " + item.en());
        };
    }
}
