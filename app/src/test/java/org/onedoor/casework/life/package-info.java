@NullMarked
package org.onedoor.casework.life;

import org.jspecify.annotations.NullMarked;
