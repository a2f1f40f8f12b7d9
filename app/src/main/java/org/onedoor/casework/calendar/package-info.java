/**
 * 日历变动: what a new or changed calendar or overlay does to open cases: looked at before it is published, then carried
 * out case by case. Part of the room {@code casework}; how a case's days are counted is not here.
 */
@NullMarked
package org.onedoor.casework.calendar;

import org.jspecify.annotations.NullMarked;
