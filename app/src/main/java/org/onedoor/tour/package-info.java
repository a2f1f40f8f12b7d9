/**
 * 走一遍: {@code ./onedoor tour}, a client that walks whole cases through a running node over its HTTP API as citizen,
 * reviewers and verifier. It knows the API only; nobody enters.
 */
@ApplicationModule(allowedDependencies = {"shared", "definition"})
@NullMarked
package org.onedoor.tour;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
