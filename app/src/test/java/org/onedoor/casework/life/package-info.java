/** Stands before the program's own on the tests' path, so it says the same of the package. */
@NamedInterface("life")
@NullMarked
package org.onedoor.casework.life;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
