package org.onedoor.casework;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of casework.
 *
 * @param filesPerMaterial files that one material may have
 */
@ConfigurationProperties("onedoor.casework")
record CaseworkSettings(@DefaultValue("10") int filesPerMaterial) {}
