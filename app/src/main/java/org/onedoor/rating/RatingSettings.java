package org.onedoor.rating;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * 好差评 settings, {@code onedoor.rating.*}. The dates are the strictest in use (one day for the call-back, fifteen for the
 * repair); a city may set its own.
 *
 * @param callBackWithin 回访: working days after a bad rating
 * @param rectifyWithin 整改: working days after a bad rating
 */
@ConfigurationProperties("onedoor.rating")
record RatingSettings(
        @DefaultValue("1") int callBackWithin,
        @DefaultValue("15") int rectifyWithin) {

    RatingSettings {
        if (callBackWithin < 1 || rectifyWithin < callBackWithin) {
            throw new IllegalArgumentException(
                    "onedoor.rating: call-back-within is at least 1 and rectify-within not shorter");
        }
    }
}
