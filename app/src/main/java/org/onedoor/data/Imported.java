package org.onedoor.data;

import java.util.List;

/**
 * What became of a file of rows.
 *
 * @param collected the rows that were taken
 * @param rejected the rows that were not, in the file's order, at most 1,000 of them
 * @param rejectedRows how many were not
 */
record Imported(Collected collected, List<Rejected> rejected, int rejectedRows) {

    /**
     * A row that was not taken.
     *
     * @param line where it stands, counted from 1
     * @param fault a code: {@code unreadable}, {@code unknown-party}, {@code unknown-name}, {@code not-its-source},
     *     {@code bad-value} or {@code bad-licence}
     */
    public record Rejected(int line, String fault) {}
}
