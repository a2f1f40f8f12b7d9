package org.onedoor.definition;

import java.util.Comparator;

/** Where a value stands: a file's path as the user named it, and a line counted from 1 (0: the document as a whole). */
public record Place(String file, int line) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
