package org.onedoor.catalog;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Fields;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.LimitUnit;

/** Reads the time limits (时限) of an item and of its steps. */
public final class LimitReader {

    private static final Map<String, LimitUnit> UNITS = Map.of(
            "working-days", LimitUnit.WORKING_DAYS,
            "natural-days", LimitUnit.NATURAL_DAYS,
            "months", LimitUnit.MONTHS,
            "years", LimitUnit.YEARS,
            "same-day", LimitUnit.SAME_DAY);

    private LimitReader() {}

    static Item.Limits limits(Fields fields, References references) {
        @Nullable Limit statutory = null;
        @Nullable Text ground = null;
        Optional<Fields> law = fields.child("statutory");
        if (law.isPresent()) {
            ground = law.get().text("ground");
            statutory = limit(law.get());
        }
        Limit promised = within(fields, "promised");
        Item.@Nullable Extension extension = fields.child("extension")
                .map(child -> {
                    Text why = child.text("ground");
                    return new Item.Extension(limit(child), why);
                })
                .orElse(null);
        @Nullable String joint = fields.has("joint") ? references.department(fields, "joint") : null;
        fields.close();
        return new Item.Limits(statutory, ground, promised, extension, joint);
    }

    /** A required limit at a key. */
    public static Limit within(Fields fields, String key) {
        return fields.child(key)
                .map(LimitReader::limit)
                .orElseGet(() -> ItemReader.missing(fields, key, Limit.sameDay()));
    }

    static Limit limit(Fields fields) {
        boolean unitKnown =
                fields.optionalString("unit").filter(UNITS::containsKey).isPresent();
        LimitUnit unit = fields.oneOf("unit", UNITS);
        Limit limit;
        if (!unitKnown) {
            // whether there must be a value depends on the unit
            fields.has("value");
            limit = Limit.sameDay();
        } else if (unit == LimitUnit.SAME_DAY) {
            if (fields.has("value")) {
                fields.wrong("value", "即办没有天数", "same-day has no value", "删去 value", "remove value");
            }
            limit = Limit.sameDay();
        } else {
            limit = new Limit((int) fields.integer("value", 1, Limit.LONGEST), unit);
        }
        fields.close();
        return limit;
    }
}
