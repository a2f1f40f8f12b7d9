/**
 * 双公示: decisions on permits as the public lists of permit credit publicity, for everybody to read and for the credit
 * platform to fetch. Derived from the cases themselves, so that a grant that ends later reads so at once. Part of the room
 * {@code casework}.
 */
@NullMarked
package org.onedoor.casework.publicity;

import org.jspecify.annotations.NullMarked;
