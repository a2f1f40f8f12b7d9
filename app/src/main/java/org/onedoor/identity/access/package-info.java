/** 授权: the one list of endpoints and who may call them, and the gate that asks it. */
@NullMarked
package org.onedoor.identity.access;

import org.jspecify.annotations.NullMarked;
