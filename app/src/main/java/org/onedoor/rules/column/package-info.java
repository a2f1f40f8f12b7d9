/**
 * 列式求值: one condition for very many subjects at once: their facts stand in columns, the answers are bitmaps of subjects. Means
 * exactly what {@link org.onedoor.rules.Rule#evaluate} means.
 */
@NamedInterface("column")
@NullMarked
package org.onedoor.rules.column;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
