package org.onedoor.licence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the room.
 *
 * @param node the node's name, as its own root certificate says it
 */
@ConfigurationProperties("onedoor.licence")
record LicenceSettings(@DefaultValue("一扇门") String node) {}
