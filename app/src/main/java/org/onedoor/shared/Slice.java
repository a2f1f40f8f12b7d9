package org.onedoor.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list in keyset order.
 *
 * @param rows the page's rows
 * @param next an opaque cursor for the rows after these, null on the last page
 */
public record Slice<T>(List<T> rows, @Nullable String next) {

    /**
     * The page that rows in order make.
     *
     * @param read one row more than the page holds tells that there is a next page
     * @param cursor where the page behind a row begins
     */
    public static <T> Slice<T> of(List<T> read, int most, Function<T, String> cursor) {
        if (read.size() <= most) {
            return new Slice<>(List.copyOf(read), null);
        }
        List<T> page = List.copyOf(read.subList(0, most));
        return new Slice<>(page, cursor.apply(page.getLast()));
    }

    /** The same page with its rows shown otherwise. */
    public <R> Slice<R> with(List<R> shown) {
        return new Slice<>(shown, next);
    }
}
