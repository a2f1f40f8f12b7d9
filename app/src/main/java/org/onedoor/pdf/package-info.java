/**
 * 签名的 PDF: the pen that writes Chinese on a page, and the signature that an issuing department puts under what it gives
 * out. Rooms that make official files (licences, papers) may enter; it knows nothing of what a file says, only who signed
 * it and that not a byte has changed.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.onedoor.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
