package org.onedoor.pdf;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/**
 * 电子签名人: whose signature stands under what one issuing department gives out, as others see it.
 *
 * @param creditCode the issuing department's
 * @param chain its certificate first, then those that vouch for it
 */
public record Signer(String creditCode, List<X509Certificate> chain) {

    public Signer {
        chain = List.copyOf(chain);
    }

    /** SHA-256 of the certificate: what registers know it by. */
    public String fingerprint() {
        try {
            return fingerprint(chain.getFirst().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String fingerprint(byte[] certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
