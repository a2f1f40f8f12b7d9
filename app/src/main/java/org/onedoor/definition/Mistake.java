package org.onedoor.definition;

import java.util.Comparator;
import java.util.Locale;
import org.onedoor.shared.Text;

/** Something wrong in a definition: where, what, and how to mend it. */
public record Mistake(Place place, Text what, Text mend) implements Comparable<Mistake> {

    private static final Comparator<Mistake> ORDER = Comparator.comparing(Mistake::place)
            .thenComparing(mistake -> mistake.what().en());

    /** One line for a terminal: {@code file:line: what is wrong — how to mend it}. */
    public String line(Locale locale) {
        return place + ": " + what.in(locale) + " — " + mend.in(locale);
    }

    /** That a key is not there. */
    static Text lacking(String key) {
        return new Text("缺少 " + key, key + " is missing");
    }

    /** Whether it says that this key is not there. */
    public boolean lacks(String key) {
        return what.equals(lacking(key));
    }

    @Override
    public int compareTo(Mistake other) {
        return ORDER.compare(this, other);
    }
}
