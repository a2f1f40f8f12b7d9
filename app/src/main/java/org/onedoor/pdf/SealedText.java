package org.onedoor.pdf;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * 签名封存的文字: a detached signature over some bytes that are kept beside it, of the same make as a PDF's (CMS, RSA with
 * SHA-256), so that what was written down can be proved later without trusting where it lay.
 */
public final class SealedText {

    private SealedText() {}

    public static byte[] seal(byte[] text, SigningKeys.Key key) {
        try {
            return new SealedData(key.signer().chain(), sha256(text)).sign(key.key());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "the signing key of " + key.signer().creditCode() + " cannot sign", unusable);
        }
    }

    /**
     * Whose seal it is that lies over exactly these bytes; empty where something differs or nobody known has sealed them.
     *
     * @param known finds a known signer by the SHA-256 of its certificate
     */
    public static Optional<Signer> judge(byte[] text, byte[] seal, Function<String, Optional<Signer>> known) {
        try {
            List<byte[]> certificates = SealedData.certificatesIn(seal);
            return certificates.stream()
                    .flatMap(certificate -> known.apply(Signer.fingerprint(certificate)).stream())
                    .findFirst()
                    .filter(signer -> new SealedData(signer.chain(), sha256(text)).isThis(seal));
        } catch (IOException | IllegalArgumentException | ClassCastException notOne) {
            return Optional.empty();
        }
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
