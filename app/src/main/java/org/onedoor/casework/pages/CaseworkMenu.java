package org.onedoor.casework.pages;

import java.util.Set;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where casework is found in the menus. */
@Configuration(proxyBeanMethods = false)
public class CaseworkMenu {

    @Bean
    NavEntry myCases() {
        return new NavEntry("casework.menu.mine", "/cases", NavEntry.Place.MAIN, 50, Set.of(Role.APPLICANT));
    }

    @Bean
    NavEntry desk() {
        return new NavEntry("casework.menu.desk", "/desk", NavEntry.Place.DESK, 10, Set.of(Role.REVIEWER, Role.HEAD));
    }

    @Bean
    NavEntry absences() {
        return new NavEntry(
                "casework.menu.absences", "/desk/absences", NavEntry.Place.DESK, 40, Set.of(Role.REVIEWER, Role.HEAD));
    }

    @Bean
    NavEntry referredCases() {
        return new NavEntry("casework.menu.referrals", "/desk/referrals", NavEntry.Place.DESK, 45, Set.of(Role.HEAD));
    }

    @Bean
    NavEntry toTheDesk() {
        return new NavEntry(
                "casework.menu.to-desk", "/desk", NavEntry.Place.MAIN, 60, Set.of(Role.REVIEWER, Role.HEAD));
    }

    @Bean
    NavEntry calendars() {
        return new NavEntry(
                "casework.menu.calendars",
                "/administration/calendars",
                NavEntry.Place.DESK,
                820,
                Set.of(Role.ADMINISTRATOR));
    }

    @Bean
    NavEntry tillForClerks() {
        return new NavEntry("payment.till.title", "/counter/payments", NavEntry.Place.MAIN, 65, Set.of(Role.CLERK));
    }

    @Bean
    NavEntry parcelsForClerks() {
        return new NavEntry("casework.one.parcels", "/counter/parcels", NavEntry.Place.MAIN, 66, Set.of(Role.CLERK));
    }

    @Bean
    NavEntry counterForClerks() {
        return new NavEntry("casework.menu.counter", "/counter", NavEntry.Place.MAIN, 60, Set.of(Role.CLERK));
    }
}
