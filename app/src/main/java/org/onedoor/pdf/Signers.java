package org.onedoor.pdf;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of every certificate that files of this node were signed with; it outlives keys and keystores. */
@Repository
public class Signers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Signers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A signer by the SHA-256 of its certificate, unless its key was withdrawn. */
    public Optional<Signer> find(String fingerprint) {
        return jdbc.sql("""
                select credit_code, certificates from pdf.signer
                 where fingerprint = :fingerprint and withdrawn_at is null
                """)
                .param("fingerprint", fingerprint)
                .query((row, n) -> new Signer(row.getString("credit_code"), chain(row.getArray("certificates"))))
                .optional();
    }

    /** Notes a signer before anything that it signed is given out. */
    public void note(Signer signer) {
        List<byte[]> certificates = new ArrayList<>();
        try {
            for (X509Certificate certificate : signer.chain()) {
                certificates.add(certificate.getEncoded());
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        jdbc.sql("""
                insert into pdf.signer (fingerprint, credit_code, certificates, first_used_at)
                values (:fingerprint, :creditCode, :certificates, :at)
                on conflict do nothing
                """)
                .param("fingerprint", signer.fingerprint())
                .param("creditCode", signer.creditCode())
                .param("certificates", certificates.toArray(byte[][]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static List<X509Certificate> chain(Array certificates) throws SQLException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain = new ArrayList<>();
            for (byte[] encoded : (byte[][]) certificates.getArray()) {
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded)));
            }
            return chain;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a certificate in the register cannot be read", broken);
        }
    }
}
