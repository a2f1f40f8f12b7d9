/** 到期提醒: tells holders in time that a licence runs out, and that it may be renewed. */
@NullMarked
package org.onedoor.casework.expiry;

import org.jspecify.annotations.NullMarked;
