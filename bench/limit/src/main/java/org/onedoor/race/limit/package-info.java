/**
 * 极限: how quick the work can be on this database at all: a bare state machine, each answer one call of a function on the
 * server. It checks nothing but the state, tells nobody and keeps no clock.
 */
@NullMarked
package org.onedoor.race.limit;

import org.jspecify.annotations.NullMarked;
