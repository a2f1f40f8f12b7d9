package org.onedoor.definition;

import java.util.List;
import java.util.TreeSet;
import org.onedoor.shared.Text;

/** Collects every mistake of a reading, so that an author sees all of them at once; the same one is kept once. */
public final class Mistakes {

    private final TreeSet<Mistake> found = new TreeSet<>();
    private final TreeSet<Mistake> advice = new TreeSet<>();

    public void add(Place place, Text what, Text mend) {
        found.add(new Mistake(place, what, mend));
    }

    public void add(Place place, String whatZh, String whatEn, String mendZh, String mendEn) {
        add(place, new Text(whatZh, whatEn), new Text(mendZh, mendEn));
    }

    /** Something that is allowed and that an author should know of; it is no mistake. */
    public void advise(Place place, String whatZh, String whatEn, String mendZh, String mendEn) {
        advice.add(new Mistake(place, new Text(whatZh, whatEn), new Text(mendZh, mendEn)));
    }

    /** All advice, by file and line. */
    public List<Mistake> advice() {
        return List.copyOf(advice);
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** All mistakes, by file and line. */
    public List<Mistake> all() {
        return List.copyOf(found);
    }
}
