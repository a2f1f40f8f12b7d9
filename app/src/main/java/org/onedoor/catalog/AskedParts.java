package org.onedoor.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.rules.Rule;
import org.onedoor.standard.Standard;

/**
 * 填报项与条件 of a document that is no item: pages of fields as an item's form has them, and conditions over what they ask. Pages are
 * read first; a condition that speaks of what is not asked is a mistake, as it is in an item.
 */
public final class AskedParts {

    private final Conditions conditions;
    private final FormReader form;

    public AskedParts(Standard standard, Mistakes mistakes) {
        References references = new References(standard, mistakes);
        this.conditions = new Conditions(references);
        this.form = new FormReader(references, conditions);
    }

    /** The pages at a key. */
    public List<Item.Page> pages(Fields fields, String key) {
        return ItemReader.children(fields, key, form::page);
    }

    /** The condition at a key; null where there is none. */
    public @Nullable Rule condition(Fields fields, String key) {
        return conditions.read(fields, key);
    }
}
