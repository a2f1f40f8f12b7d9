/**
 * 条件编译: conditions made ready for being answered millions of times, for one subject after the other. Means exactly what {@link
 * org.onedoor.rules.Rule#evaluate} means.
 */
@NamedInterface("program")
@NullMarked
package org.onedoor.rules.program;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
