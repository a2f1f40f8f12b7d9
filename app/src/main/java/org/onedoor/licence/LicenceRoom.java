package org.onedoor.licence;

import java.nio.file.Path;
import java.time.Clock;
import org.onedoor.web.PublicAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LicenceSettings.class, SigningSettings.class})
class LicenceRoom {

    @Bean
    LicencePrinter licencePrinter(PublicAddress address) {
        return new LicencePrinter(address.base());
    }

    @Bean
    SigningKeys signingKeys(
            SigningSettings settings, LicenceSettings node, @Value("${onedoor.data:.onedoor}") Path data, Clock clock) {
        Path keystore = settings.keystore();
        return keystore == null
                ? new OwnKeys(data.toAbsolutePath().resolve("keys"), node.node(), clock)
                : KeyStoreKeys.open(keystore, settings.type(), settings.password());
    }
}
