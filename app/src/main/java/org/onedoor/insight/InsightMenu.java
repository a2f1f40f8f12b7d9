package org.onedoor.insight;

import java.util.Set;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the figures. */
@Configuration(proxyBeanMethods = false)
class InsightMenu {

    @Bean
    NavEntry managerEntry() {
        return new NavEntry("insight.title", "/manager", NavEntry.Place.DESK, 10, Set.of(Role.MANAGER));
    }

    /** Below the person's name too, for who comes in by the citizens' front door. */
    @Bean
    NavEntry managerAccountEntry() {
        return new NavEntry("insight.title", "/manager", NavEntry.Place.ACCOUNT, 5, Set.of(Role.MANAGER));
    }
}
