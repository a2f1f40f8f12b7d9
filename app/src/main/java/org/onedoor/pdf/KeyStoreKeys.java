package org.onedoor.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keys in a keystore that somebody else looks after: a PKCS #12 file, or a device behind PKCS #11. Only read. */
public final class KeyStoreKeys implements SigningKeys {

    private final KeyStore store;
    private final char @Nullable [] password;

    private KeyStoreKeys(KeyStore store, char @Nullable [] password) {
        this.store = store;
        this.password = password;
    }

    /** Opens the store that the settings name, so that a wrong one is told at the start and not at the first licence. */
    public static KeyStoreKeys open(Path keystore, String type, @Nullable String password) {
        char[] secret = password == null ? null : password.toCharArray();
        try {
            if (type.toUpperCase(Locale.ROOT).equals("PKCS11")) {
                Provider device = Security.getProvider("SunPKCS11").configure(keystore.toString());
                Security.addProvider(device);
                KeyStore store = KeyStore.getInstance("PKCS11", device);
                store.load(null, secret);
                return new KeyStoreKeys(store, secret);
            }
            KeyStore store = KeyStore.getInstance(type);
            try (InputStream in = Files.newInputStream(keystore)) {
                store.load(in, secret);
            }
            return new KeyStoreKeys(store, secret);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "The signing keystore %s (%s) cannot be opened: %s. Check onedoor.signing.keystore, type and password."
                            .formatted(keystore, type, unusable.getMessage()),
                    unusable);
        }
    }

    @Override
    public Key of(String creditCode, String name) {
        String alias = creditCode.toLowerCase(Locale.ROOT);
        try {
            PrivateKey key = (PrivateKey) store.getKey(alias, password);
            Certificate[] chain = store.getCertificateChain(alias);
            if (key == null || chain == null) {
                throw new IllegalStateException(
                        "The signing keystore has no entry “%s” for %s. Add its key and certificate under that name."
                                .formatted(alias, name));
            }
            List<X509Certificate> certificates =
                    Arrays.stream(chain).map(X509Certificate.class::cast).toList();
            if (!key.getAlgorithm().equals("RSA")) {
                throw new IllegalStateException(
                        "The signing key “%s” is %s; files are signed with RSA.".formatted(alias, key.getAlgorithm()));
            }
            return new Key(key, new Signer(creditCode, certificates));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The signing key “" + alias + "” cannot be read", unusable);
        }
    }
}
