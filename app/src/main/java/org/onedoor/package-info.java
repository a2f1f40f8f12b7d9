/** Onedoor (一扇门): each direct sub-package is a room with verified walls; docs/architecture.md draws them. */
@NullMarked
package org.onedoor;

import org.jspecify.annotations.NullMarked;
