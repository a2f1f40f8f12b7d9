package org.onedoor.licence;

import java.util.Set;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.onedoor.web.NavEntry.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to the room's pages. */
@Configuration(proxyBeanMethods = false)
class LicenceMenu {

    @Bean
    NavEntry licencesEntry() {
        return new NavEntry("licence.mine.title", "/licences", Place.ACCOUNT, 10, Set.of(Role.APPLICANT));
    }

    @Bean
    NavEntry verifyEntry() {
        return new NavEntry("licence.verify.title", "/verify", Place.FOOTER, 15);
    }
}
