/** The conditions as DMN decision tables, by Drools. */
@NullMarked
package org.onedoor.race.rules.dmn;

import org.jspecify.annotations.NullMarked;
