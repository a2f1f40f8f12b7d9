package org.onedoor.licence;

import org.onedoor.web.PublicAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
class LicenceRoom {

    @Bean
    LicencePrinter licencePrinter(PublicAddress address) {
        return new LicencePrinter(address.base());
    }
}
