package org.onedoor.licence;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LicenceSettings.class, SigningSettings.class})
class LicenceRoom {

    @Bean
    LicencePrinter licencePrinter(LicenceSettings settings, @Value("${server.port:8080}") int port) {
        String address = settings.address();
        return new LicencePrinter(address == null ? "http://127.0.0.1:" + port : address.replaceAll("/+$", ""));
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
