package org.onedoor.casework;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of casework.
 *
 * @param correctionDays working days that an applicant has to answer a correction notice before it may be refused; the
 *     law sets none
 * @param filesPerMaterial files that one material may have
 */
@ConfigurationProperties("onedoor.casework")
record CaseworkSettings(
        @DefaultValue("15") int correctionDays,
        @DefaultValue("10") int filesPerMaterial) {}
