/** What every room's tests share: a real database of their own ({@code TestDatabase}) and the whole program on one ({@code OnedoorTest}). */
@NullMarked
package org.onedoor.testing;

import org.jspecify.annotations.NullMarked;
