package org.onedoor.catalog;

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
    NavEntry itemsForFirms() {
        return new NavEntry("catalog.menu.firms", "/items?audience=firm", NavEntry.Place.MAIN, 20);
    }
}
