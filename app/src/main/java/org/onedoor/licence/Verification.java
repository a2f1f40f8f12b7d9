package org.onedoor.licence;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.onedoor.files.FileRefusal;
import org.onedoor.pdf.Register;
import org.onedoor.pdf.SignedPdf;
import org.onedoor.pdf.Signer;
import org.onedoor.pdf.Signers;
import org.onedoor.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 核验: tells anybody whether a licence's file is untouched and what its status is. */
@Component
class Verification {

    /** Far above any licence; what is larger is none, and is not read further. */
    private static final int LIMIT = 5 * 1024 * 1024;

    /** Anybody may ask, so that many files at once must not fill the memory: the others wait their turn. */
    private final Semaphore turns = new Semaphore(4, true);

    private final JdbcClient jdbc;
    private final Signers signers;
    private final List<Register> others;
    private final Clock clock;

    /** @param others the registers of other kinds of signed files */
    Verification(JdbcClient jdbc, Signers signers, List<Register> others, Clock clock) {
        this.jdbc = jdbc;
        this.signers = signers;
        this.others = List.copyOf(others);
        this.clock = clock;
    }

    /** What a file turned out to be. */
    public sealed interface Verdict {

        /** Not one byte differs from what was issued. Whether the licence still holds is its status's matter. */
        record Genuine(PublicLicence licence) implements Verdict {}

        /** The same of a file of another kind: an official paper. */
        record OfAnotherKind(Register.Entry entry) implements Verdict {}

        /** Not to be trusted. */
        record NotGenuine(Reason reason) implements Verdict {}

        /** Why not. */
        enum Reason {
            /** No PDF, or a PDF that nobody signed: not a licence of ours, perhaps a printout that was scanned. */
            NOT_SIGNED,
            /** Signed by one whom this node does not know, or whose key was withdrawn. */
            FOREIGN_SIGNER,
            /** A licence of ours in which something was changed, added or taken away. */
            CHANGED,
            /** Truly signed, but not the copy that the register has: not given out by us. */
            NOT_IN_REGISTER;

            public String code() {
                return switch (this) {
                    case NOT_SIGNED -> "not-signed";
                    case FOREIGN_SIGNER -> "foreign-signer";
                    case CHANGED -> "changed";
                    case NOT_IN_REGISTER -> "not-in-register";
                };
            }
        }
    }

    /**
     * Judges an uploaded file; it is not kept.
     *
     * @throws Refused with {@link FileRefusal.Empty}
     */
    public Verdict verify(InputStream upload) throws IOException {
        turns.acquireUninterruptibly();
        try {
            return judge(upload.readNBytes(LIMIT + 1));
        } finally {
            turns.release();
        }
    }

    private Verdict judge(byte[] file) {
        if (file.length > LIMIT) {
            return new Verdict.NotGenuine(Verdict.Reason.NOT_SIGNED);
        }
        if (file.length == 0) {
            throw new Refused(new FileRefusal.Empty());
        }
        return switch (SignedPdf.judge(file, signers::find)) {
            case SignedPdf.Finding.NotSigned() -> new Verdict.NotGenuine(Verdict.Reason.NOT_SIGNED);
            case SignedPdf.Finding.ForeignSigner() -> new Verdict.NotGenuine(Verdict.Reason.FOREIGN_SIGNER);
            case SignedPdf.Finding.Changed() -> new Verdict.NotGenuine(Verdict.Reason.CHANGED);
            case SignedPdf.Finding.Intact(String identifier, Signer signer) ->
                registered(identifier, sha256(file)).orElse(new Verdict.NotGenuine(Verdict.Reason.NOT_IN_REGISTER));
        };
    }

    private Optional<Verdict> registered(String identifier, String sha256) {
        Optional<Verdict> licence = LicenceIdentifier.parse(identifier)
                .flatMap(parsed -> find(parsed, Optional.of(sha256)))
                .map(Verdict.Genuine::new);
        return licence.or(() -> others.stream()
                .flatMap(register -> register.find(identifier, sha256).stream())
                .findFirst()
                .map(Verdict.OfAnotherKind::new));
    }

    /**
     * The public part of a licence by its identifier, as printed or as typed; empty where there is none.
     *
     * @throws Refused with {@link LicenceRefusal.NoIdentifier} where it cannot be one at all
     */
    public Optional<PublicLicence> byIdentifier(String typed) {
        LicenceIdentifier identifier = LicenceIdentifier.read(typed)
                .orElseThrow(() -> new Refused(new LicenceRefusal.NoIdentifier(typed.strip())));
        return find(identifier, Optional.empty());
    }

    private Optional<PublicLicence> find(LicenceIdentifier identifier, Optional<String> sha256) {
        return jdbc.sql(LicenceRows.SELECT + """
                 where v.identifier = :identifier and (:sha256::text is null or exists (
                        select from licence.file f
                         where f.licence = v.licence and f.version = v.version and f.sha256 = :sha256))
                """)
                .param("identifier", identifier.toString())
                .param("sha256", sha256.orElse(null), java.sql.Types.VARCHAR)
                .query((row, n) -> PublicLicence.of(
                        LicenceRows.read(row, n),
                        row.getInt("current_version"),
                        LocalDate.now(clock),
                        LicenceRows.changed(row)))
                .optional();
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
