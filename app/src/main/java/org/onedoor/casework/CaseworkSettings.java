package org.onedoor.casework;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of casework.
 *
 * @param filesPerMaterial files that one material may have
 * @param brokenPledgeMonths how long who broke a pledge may not pledge again
 */
@ConfigurationProperties("onedoor.casework")
record CaseworkSettings(
        @DefaultValue("10") int filesPerMaterial,
        @DefaultValue("12") int brokenPledgeMonths) {}
