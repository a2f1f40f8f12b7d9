package org.onedoor.licence;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the room.
 *
 * @param address under which the public reaches this node, as {@code https://onedoor.example.gov.cn}: it is printed in
 *     the code on every licence. Unset: this machine's own address, good for a demo only
 * @param node the node's name, as its own root certificate says it
 */
@ConfigurationProperties("onedoor.licence")
record LicenceSettings(
        @Nullable String address,
        @DefaultValue("true") boolean demo,
        @DefaultValue("一扇门") String node) {}
