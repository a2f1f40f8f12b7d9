package org.onedoor.casework.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.Alarm;
import org.onedoor.web.Option;

/**
 * The queue as a page.
 *
 * @param people whose queue it is: everybody's, one's own, nobody's
 * @param done the number of the case that was done just before
 * @param mentions how many remarks name the reader and are not read yet
 * @param kept filters that are kept, one's own and the department's
 * @param ticked false where somebody wanted to do something to rows and had ticked none
 * @param actions what may be done to the rows that are ticked
 * @param all how many rows there are on all pages
 */
record QueuePage(
        List<Row> rows,
        List<Chip> people,
        List<Chip> views,
        Narrow narrow,
        @Nullable String next,
        @Nullable String first,
        @Nullable String done,
        int mentions,
        List<Column> columns,
        List<Heading> headings,
        List<Chip> kept,
        boolean ticked,
        List<Option> actions,
        Queue.Count all) {

    /**
     * @param left working days to the due day, minus those that have passed since
     * @param late whether the due day is over
     * @param today whether it is today
     * @param holder who has it; blank for nobody
     */
    record Row(
            UUID id,
            String path,
            String number,
            String item,
            String applicant,
            String step,
            String stepId,
            LocalDate due,
            int left,
            boolean late,
            boolean today,
            String channel,
            String received,
            int awaited,
            boolean corrected,
            Alarm alarm,
            String holder,
            boolean urgent) {}

    /**
     * One choice of a row of choices.
     *
     * @param count null where it is not counted
     */
    record Chip(String label, String path, Queue.@Nullable Count count, boolean current) {}

    /**
     * A column's heading.
     *
     * @param path where the queue is sorted by it; null where it cannot be
     * @param sorted {@code ascending} or {@code descending} where it is now, as ARIA says it
     */
    record Heading(
            String label, @Nullable String path, @Nullable String sorted) {}

    /** The form that narrows the queue: what may be chosen, and what is. */
    record Narrow(
            Wanted wanted, List<Option> steps, List<Option> items, List<Option> colleagues, List<Option> sortings) {}
}
