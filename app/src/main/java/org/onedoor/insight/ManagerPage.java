package org.onedoor.insight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The manager's page as it is drawn, in the reader's language.
 *
 * @param region the region the figures are of
 * @param span the period, and the one it is compared with, in words
 * @param until up to when everything is counted
 * @param kinds the periods to choose from
 * @param lifted what the figures are narrowed to, each with the address that lifts it
 * @param empty whether nothing happened in either period
 */
record ManagerPage(
        Asked asked,
        String region,
        String span,
        String comparedSpan,
        Instant until,
        List<Choice> kinds,
        List<Choice> comparisons,
        List<Choice> lifted,
        List<Figure> figures,
        Chart chart,
        List<Table> tables,
        Table grades,
        boolean empty) {

    /** Whether the days were chosen one by one. */
    boolean custom() {
        return asked.period().kind() == Period.Kind.CUSTOM;
    }

    /** @param value the address that chooses it */
    record Choice(String value, String label, boolean chosen) {}

    /**
     * One figure.
     *
     * @param change against the compared period
     * @param means its definition
     */
    record Figure(String label, String value, String change, String means) {}

    /**
     * @param key of its texts, and its name in the CSV's address
     * @param csv its address
     */
    record Table(String key, String csv, List<String> heads, List<Line> lines) {}

    /** @param address the page narrowed to this line, null where it cannot be */
    record Line(String name, @Nullable String address, List<String> cells) {}

    /**
     * 柱状图: submitted cases by day or by seven days.
     *
     * @param summary what it shows, in a sentence
     */
    record Chart(String summary, List<Bar> bars, Table table) {}

    /** Places in a picture of 720 × 200. */
    record Bar(String x, String width, String y, String height, String beforeX, String beforeY, String beforeHeight) {}
}
