/**
 * What people do in a browser, from door to door. These tests know nothing of the program but its pages, its
 * authorisation matrix and its demo people, so they hold whatever is changed inside.
 */
@NullMarked
package org.onedoor.journeys;

import org.jspecify.annotations.NullMarked;
