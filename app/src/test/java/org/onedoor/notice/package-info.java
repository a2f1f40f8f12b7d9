@NullMarked
package org.onedoor.notice;

import org.jspecify.annotations.NullMarked;
