package org.onedoor.catalog;

import java.util.Set;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the items are found in the menus. */
@Configuration(proxyBeanMethods = false)
class CatalogMenu {

    @Bean
    NavEntry itemsForPersons() {
        return new NavEntry("catalog.menu.persons", "/items?audience=person", NavEntry.Place.MAIN, 10);
    }

    @Bean
    NavEntry searchedInVain() {
        return new NavEntry("catalog.unfound.menu", "/search/unfound", NavEntry.Place.DESK, 20, Set.of(Role.STEWARD));
    }

    @Bean
    NavEntry itemsForFirms() {
        return new NavEntry("catalog.menu.firms", "/items?audience=firm", NavEntry.Place.MAIN, 20);
    }
}
