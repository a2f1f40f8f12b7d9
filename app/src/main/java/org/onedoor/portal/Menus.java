package org.onedoor.portal;

import org.onedoor.web.NavEntry;
import org.onedoor.web.NavEntry.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The footer's entries; the main menu's come from the rooms that stand behind them. */
@Configuration(proxyBeanMethods = false)
class Menus {

    @Bean
    NavEntry helpEntry() {
        return new NavEntry("portal.help.title", "/help", Place.FOOTER, 10);
    }

    @Bean
    NavEntry accessibilityEntry() {
        return new NavEntry("portal.accessibility.title", "/accessibility", Place.FOOTER, 20);
    }

    @Bean
    NavEntry dataEntry() {
        return new NavEntry("portal.data.title", "/about-data", Place.FOOTER, 30);
    }
}
