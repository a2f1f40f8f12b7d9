package org.onedoor.casework.life;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of casework.
 *
 * @param filesPerMaterial files that one material may have
 * @param brokenPledgeMonths how long who broke a pledge may not pledge again
 * @param archiveAfter how long after its end a case's file is sealed (归档)
 */
@ConfigurationProperties("onedoor.casework")
public record CaseworkSettings(
        @DefaultValue("10") int filesPerMaterial,
        @DefaultValue("12") int brokenPledgeMonths,
        @DefaultValue("30d") Duration archiveAfter) {}
