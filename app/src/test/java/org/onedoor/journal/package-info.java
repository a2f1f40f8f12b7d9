@NullMarked
package org.onedoor.journal;

import org.jspecify.annotations.NullMarked;
