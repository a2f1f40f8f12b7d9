/** 立案: from a complete draft, or a whole application at once, to a case with its filing number. */
@NullMarked
package org.onedoor.casework.filing;

import org.jspecify.annotations.NullMarked;
