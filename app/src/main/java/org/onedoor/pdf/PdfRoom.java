package org.onedoor.pdf;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SigningSettings.class)
class PdfRoom {

    @Bean
    SigningKeys signingKeys(SigningSettings settings, @Value("${onedoor.data:.onedoor}") Path data, Clock clock) {
        Path keystore = settings.keystore();
        return keystore == null
                ? new OwnKeys(data.toAbsolutePath().resolve("keys"), settings.node(), clock)
                : KeyStoreKeys.open(keystore, settings.type(), settings.password());
    }
}
