/**
 * 好差评 (国办发〔2019〕51号, GB/T 39734-2020, GB/T 39735-2020): invites the applicant of a decided case to rate it, takes one
 * rating and at most one follow-up, and turns a bad rating into a work order with dates for call-back and repair. There
 * are no default ratings: who says nothing is not counted as satisfied. Nobody but the portal and figures may enter.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "definition",
            "standard",
            "standard::calendar",
            "identity",
            "notice",
            "web"
        })
@NullMarked
package org.onedoor.rating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
