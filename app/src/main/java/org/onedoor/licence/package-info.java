/**
 * 电子证照: licences from issuing to verification. {@code casework} issues inside its own transaction; anybody may verify;
 * a holder downloads. The room knows licence types only as values handed to it and never reads a definition.
 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "files", "web", "pdf"})
@NullMarked
package org.onedoor.licence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
