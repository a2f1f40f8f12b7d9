package org.onedoor.rating;

import java.util.Set;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RatingSettings.class)
class RatingConfiguration {

    @Bean
    NavEntry ratingDeskEntry() {
        return new NavEntry("rating.nav.desk", "/desk/ratings", NavEntry.Place.DESK, 60, Set.of(Role.REVIEWER));
    }
}
