package org.onedoor.identity.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of sign-in, {@code onedoor.identity.*}.
 *
 * @param city the six-digit code of the city whose door this is
 * @param idle how long a browser's session lasts without a request
 * @param longest how long it lasts at most
 * @param apiSession how long a token from {@code POST /api/v1/sessions} lasts
 * @param failures how many wrong passwords in a row a login name gets before it waits
 * @param addressFailures the same for one network address, whatever the login names
 * @param firstWait how long it waits then; each further failure doubles it
 * @param longestWait the longest wait
 * @param largestBody the longest body of a request that is neither a form nor an upload
 */
@ConfigurationProperties("onedoor.identity")
record IdentitySettings(
        @DefaultValue("330300") String city,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("8h") Duration apiSession,
        @DefaultValue("5") int failures,
        @DefaultValue("100") int addressFailures,
        @DefaultValue("1m") Duration firstWait,
        @DefaultValue("1h") Duration longestWait,
        @DefaultValue("1MB") DataSize largestBody) {}
