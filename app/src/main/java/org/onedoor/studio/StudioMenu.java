package org.onedoor.studio;

import java.util.Set;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where stewards find their workshop. */
@Configuration(proxyBeanMethods = false)
class StudioMenu {

    @Bean
    NavEntry studio() {
        return new NavEntry("studio.menu", "/studio", NavEntry.Place.DESK, 10, Set.of(Role.STEWARD));
    }

    @Bean
    NavEntry qualityOfGuides() {
        return new NavEntry("studio.quality.menu", "/studio/quality", NavEntry.Place.DESK, 30, Set.of(Role.STEWARD));
    }

    /** Below the person's name too, for who comes in by the citizens' front door. */
    @Bean
    NavEntry toTheStudio() {
        return new NavEntry("studio.menu", "/studio", NavEntry.Place.ACCOUNT, 5, Set.of(Role.STEWARD));
    }
}
