package org.onedoor.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

/** Puts a signature into a printed file, and takes a signed one apart to the last byte. */
public final class SignedPdf {

    /** Room for the structure: two certificates and 3072 bits fill half of it. What is over stays zero. */
    private static final int ROOM = 8192;

    private static final Pattern BYTE_RANGE = Pattern.compile("/ByteRange \\[0 (\\d{1,9}) (\\d{1,9}) (\\d{1,9})\\] *");
    private static final Pattern REASON = Pattern.compile("/Reason \\(([0-9A-Za-z.-]{20,110})\\)");

    private SignedPdf() {}

    /**
     * What a signature says beside the certificates.
     *
     * @param documentId in place of a random one, so that the same file comes out again
     * @param name the issuing department
     * @param location its region
     * @param identifier names the file in its room's register: ASCII, with the department's credit code between two full
     *     stops
     * @param at to the second
     */
    public record Saying(long documentId, String name, String location, String identifier, ZonedDateTime at) {}

    /** The printed file with the issuing department's signature over all of it. */
    public static byte[] sign(byte[] printed, Saying saying, SigningKeys.Key key) throws IOException {
        try (PDDocument document = Loader.loadPDF(printed)) {
            document.setDocumentId(saying.documentId());
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setName(saying.name());
            signature.setLocation(saying.location());
            // The identifier stands where a verifier finds it without unpacking anything.
            signature.setReason(saying.identifier());
            signature.setSignDate(GregorianCalendar.from(saying.at()));
            try (SignatureOptions options = new SignatureOptions()) {
                options.setPreferredSignatureSize(ROOM);
                document.addSignature(signature, options);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ExternalSigningSupport signing = document.saveIncrementalForExternalSigning(out);
                byte[] digest = sha256().digest(signing.getContent().readAllBytes());
                signing.setSignature(new SealedData(key.signer().chain(), digest).sign(key.key()));
                return out.toByteArray();
            }
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "the signing key of " + key.signer().creditCode() + " cannot sign", unusable);
        }
    }

    /** What a file that claims to be one of ours turned out to be. */
    public sealed interface Finding {
        /** Not a byte differs from what a known signer signed. */
        record Intact(String identifier, Signer signer) implements Finding {}

        /** No PDF, or one without a signature of ours in it. */
        record NotSigned() implements Finding {}

        /** Signed by somebody this node does not know. */
        record ForeignSigner() implements Finding {}

        /** Something was changed, added or taken away. */
        record Changed() implements Finding {}
    }

    /**
     * Judges a file. The signature must cover every byte but its own digits, and those must be exactly the digits that
     * belong to it: nothing in the file is left that could be different.
     *
     * @param known finds a known signer by the SHA-256 of its certificate
     */
    public static Finding judge(byte[] file, Function<String, Optional<Signer>> known) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("%PDF-")) {
            return new Finding.NotSigned();
        }
        Matcher range = BYTE_RANGE.matcher(text);
        if (!range.find()) {
            boolean traces = text.contains("/ByteRange") || text.contains("/ETSI.CAdES.detached");
            return traces ? new Finding.Changed() : new Finding.NotSigned();
        }
        int gap = Integer.parseInt(range.group(1));
        int after = Integer.parseInt(range.group(2));
        int rest = Integer.parseInt(range.group(3));
        boolean covers = !range.find()
                && gap < after
                && after < file.length
                && after + rest == file.length
                && file[gap] == '<'
                && file[after - 1] == '>';
        if (!covers) {
            return new Finding.Changed();
        }
        byte[] sealed = unpad(text.substring(gap + 1, after - 1));
        if (sealed.length == 0) {
            return new Finding.Changed();
        }
        Optional<Signer> signer = signer(sealed, known);
        if (signer.isEmpty()) {
            return new Finding.ForeignSigner();
        }
        MessageDigest digest = sha256();
        digest.update(file, 0, gap);
        digest.update(file, after, rest);
        Optional<String> identifier = identifier(text);
        if (identifier.isEmpty() || !new SealedData(signer.get().chain(), digest.digest()).isThis(sealed)) {
            return new Finding.Changed();
        }
        // A department's key speaks for that department's files only.
        return identifier.get().contains("." + signer.get().creditCode() + ".")
                ? new Finding.Intact(identifier.get(), signer.get())
                : new Finding.Changed();
    }

    private static Optional<String> identifier(String text) {
        Matcher reason = REASON.matcher(text);
        return reason.find() ? Optional.of(reason.group(1)) : Optional.empty();
    }

    /** The bytes of a DER structure written in capital hex digits and followed by nothing but zeros; else none. */
    private static byte[] unpad(String digits) {
        byte[] none = new byte[0];
        if (!digits.matches("[0-9A-F]+") || digits.length() % 2 != 0 || !digits.startsWith("3082")) {
            return none;
        }
        byte[] padded = HexFormat.of().parseHex(digits);
        int length = 4 + ((padded[2] & 0xff) << 8) + (padded[3] & 0xff);
        if (length > padded.length) {
            return none;
        }
        for (int i = length; i < padded.length; i++) {
            if (padded[i] != 0) {
                return none;
            }
        }
        return Arrays.copyOf(padded, length);
    }

    private static Optional<Signer> signer(byte[] sealed, Function<String, Optional<Signer>> known) {
        try {
            List<byte[]> certificates = SealedData.certificatesIn(sealed);
            for (byte[] certificate : certificates) {
                Optional<Signer> signer = known.apply(Signer.fingerprint(certificate));
                if (signer.isPresent()) {
                    return signer;
                }
            }
        } catch (IOException | IllegalArgumentException | ClassCastException notOne) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
