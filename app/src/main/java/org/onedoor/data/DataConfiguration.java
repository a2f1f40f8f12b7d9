package org.onedoor.data;

import java.util.Set;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DataConfiguration {

    @Bean
    NavEntry myDataEntry() {
        return new NavEntry("data.nav.mine", "/me/data", NavEntry.Place.ACCOUNT, 50, Set.of(Role.APPLICANT));
    }

    @Bean
    NavEntry disputeDeskEntry() {
        return new NavEntry("data.nav.disputes", "/desk/disputes", NavEntry.Place.DESK, 70, Set.of(Role.REVIEWER));
    }
}
