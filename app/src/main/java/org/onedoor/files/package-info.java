/**
 * Files by content hash: a small storage port with a folder as the default adapter, which rooms may have which file, and
 * the safety of what people upload. Any room that keeps files may enter; it knows nothing of what a file is for.
 */
@ApplicationModule(allowedDependencies = {"shared", "journal"})
@NullMarked
package org.onedoor.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
