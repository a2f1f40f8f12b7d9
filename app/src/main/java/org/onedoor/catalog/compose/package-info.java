/**
 * 业务再造·一件事: what becomes of several items when somebody wants all of them: each thing asked once, nothing brought that one
 * of the offices gives out itself, what can go side by side going side by side, and how much that saves. Computed from the items;
 * knows neither the database nor the frame. {@link org.onedoor.catalog.compose.Recomposition} is where to begin.
 */
@NamedInterface("compose")
@NullMarked
package org.onedoor.catalog.compose;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
