package org.onedoor.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The faces' settings, {@code onedoor.web.*}.
 *
 * @param strictMessages a missing text throws instead of being marked on the page; tests set it
 */
@ConfigurationProperties("onedoor.web")
record FaceSettings(@DefaultValue("false") boolean strictMessages) {}
