/** 授权: the one list of endpoints and who may call them, and the gate that asks it. */
@NamedInterface("access")
@NullMarked
package org.onedoor.identity.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
