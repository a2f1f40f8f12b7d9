/**
 * 电子签署: documents that several people have to sign before something can be applied for, each in his own session: what is
 * signed, by whom, and the proof of it that anybody may check later. {@code casework} opens an envelope and asks whether it is
 * sound; the room knows of an application only what it is handed.
 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "files", "identity", "notice", "pdf", "web"})
@NullMarked
package org.onedoor.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
