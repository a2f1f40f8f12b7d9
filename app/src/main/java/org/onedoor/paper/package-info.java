/**
 * 文书: the papers that a case's law asks for, from their template to the proof that they arrived. {@code casework} issues
 * them inside its own transaction; anybody may check one; the party it is addressed to reads and downloads. The room knows
 * of a case only what it is handed.
 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "files", "definition", "standard", "web", "pdf"})
@NullMarked
package org.onedoor.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
