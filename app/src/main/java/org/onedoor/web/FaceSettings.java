package org.onedoor.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The faces' settings, {@code onedoor.web.*}.
 *
 * @param demo says in every footer that data are made up, and serves the page of components at {@code /styleguide}
 * @param strictMessages a missing text throws instead of being marked on the page; tests set it
 */
@ConfigurationProperties("onedoor.web")
record FaceSettings(
        @DefaultValue("true") boolean demo,
        @DefaultValue("false") boolean strictMessages) {}
