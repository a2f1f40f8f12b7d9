@NullMarked
package org.onedoor.insight;

import org.jspecify.annotations.NullMarked;
