package org.onedoor.identity.administration;

import java.util.Set;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.onedoor.web.NavEntry.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The administrator's entries. */
@Configuration(proxyBeanMethods = false)
class AdministrationMenu {

    @Bean
    NavEntry staffEntry() {
        return new NavEntry(
                "identity.menu.staff", "/administration/staff", Place.DESK, 800, Set.of(Role.ADMINISTRATOR));
    }

    @Bean
    NavEntry hallsEntry() {
        return new NavEntry(
                "identity.menu.halls", "/administration/halls", Place.DESK, 810, Set.of(Role.ADMINISTRATOR));
    }

    /** Below the person's name too, for who comes in by the citizens' front door. */
    @Bean
    NavEntry administrationEntry() {
        return new NavEntry(
                "identity.menu.administration", "/administration/staff", Place.ACCOUNT, 5, Set.of(Role.ADMINISTRATOR));
    }
}
