/**
 * The journal (事件流水): one append-only row for every change of state, written in the change's own transaction, sealed
 * into one order without gaps and read by durable cursors. It is audit trail, outbox and event feed in one, and keeps
 * what belongs to "each command happens once" (幂等键) and "who looked at what" (查阅记录). Every room may write and
 * subscribe; it knows no other room than {@code shared}.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.onedoor.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
