package org.onedoor.pdf;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where signing keys are. Without a keystore the node makes its own below its data directory on first use; a real
 * deployment names one with keys and certificates from a licensed authority (电子签名法 16), one entry for each issuing
 * department under its credit code in small letters.
 *
 * @param keystore ({@code ONEDOOR_SIGNING_KEYSTORE}) a file, or for PKCS #11 the provider's configuration file
 * @param type {@code PKCS12} or {@code PKCS11}
 * @param password ({@code ONEDOOR_SIGNING_PASSWORD}) of the store and its keys, or the token's PIN
 * @param node the node's name, as its own root certificate says it
 */
@ConfigurationProperties("onedoor.signing")
record SigningSettings(
        @Nullable Path keystore,
        @DefaultValue("PKCS12") String type,
        @Nullable String password,
        @DefaultValue("一扇门") String node) {

    /** Settings are logged and shown; a password is not. */
    @Override
    public String toString() {
        return "SigningSettings[keystore=" + keystore + ", type=" + type + "]";
    }
}
