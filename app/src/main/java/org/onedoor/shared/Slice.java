package org.onedoor.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list in keyset order.
 *
 * @param rows the page's rows
 * @param next an opaque cursor for the rows after these, null on the last page
 */
public record Slice<T>(List<T> rows, @Nullable String next) {}
