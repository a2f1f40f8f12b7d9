package org.onedoor.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.pdf.KeyStoreKeys;
import org.onedoor.pdf.SignedPdf;
import org.onedoor.pdf.SignedPdf.Finding;
import org.onedoor.pdf.SigningKeys;

/** The licence's signature: what it proves, and that nothing in a file escapes it. */
class SignedPdfTest {

    @TempDir
    static Path folder;

    private static SigningKeys keys;
    private static SigningKeys.Key key;
    private static byte[] printed;
    private static byte[] signed;

    @BeforeAll
    static void sign() throws IOException {
        keys = Samples.keys(folder.resolve("keys"));
        key = keys.of(Samples.MARKET.creditCode(), "演示市市场监督管理局");
        printed = new LicencePrinter("https://onedoor.example").print(Samples.food());
        signed = SignedPdf.sign(printed, LicencePrinter.saying(Samples.food()), key);
    }

    @Test
    void knowsAnUntouchedFile() {
        assertThat(judge(signed))
                .isEqualTo(new Finding.Intact(Samples.food().identifier().toString(), key.signer()));
    }

    @Test
    void makesTheSameFileFromTheSameLicence() throws IOException {
        byte[] again = SignedPdf.sign(
                new LicencePrinter("https://onedoor.example").print(Samples.food()),
                LicencePrinter.saying(Samples.food()),
                key);
        assertThat(again).isEqualTo(signed);
    }

    /** Every single bit lies under the signature or is the signature: flipping any one is found. */
    @Test
    void findsAFlippedBitAnywhere() {
        Random random = new Random(20261124);
        byte[] copy = signed.clone();
        for (int round = 0; round < 500; round++) {
            // Half of the rounds aim at the signature's own digits, the part that it does not cover.
            int at = round % 2 == 0 ? random.nextInt(copy.length) : contents() + random.nextInt(16_386);
            byte before = copy[at];
            copy[at] ^= (byte) (1 << random.nextInt(8));
            assertRejected(copy, "bit flipped at " + at);
            copy[at] = before;
        }
    }

    @Test
    void findsAChangedDigitOfTheSignature() {
        byte[] copy = signed.clone();
        Random random = new Random(4);
        int start = contents() + 1;
        for (int at = start; at < start + 2 * 8192; at += 1 + random.nextInt(40)) {
            byte before = copy[at];
            // Other case is another byte with the same meaning.
            copy[at] = (byte) (before >= 'A' && before <= 'F' ? before + 32 : before == '0' ? '1' : '0');
            if (copy[at] != before) {
                assertRejected(copy, "digit changed at " + at);
            }
            copy[at] = before;
        }
    }

    @Test
    void findsInsertedRemovedAndAppendedBytes() {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            int at = random.nextInt(signed.length);
            int many = 1 + random.nextInt(3);
            byte[] more = new byte[many];
            random.nextBytes(more);
            assertRejected(splice(signed, at, 0, more), "inserted at " + at);
            assertRejected(splice(signed, Math.min(at, signed.length - many), many, new byte[0]), "removed at " + at);
            assertRejected(splice(signed, signed.length, 0, more), "appended");
            assertRejected(splice(signed, 0, 0, more), "put before");
        }
        assertRejected(splice(signed, signed.length, 0, new byte[] {'\n'}), "a line feed appended");
        assertRejected(Arrays.copyOf(signed, signed.length - 1), "the last byte cut off");
    }

    /** The classic attack: an incremental update changes what is shown and leaves the signed bytes alone. */
    @Test
    void findsAnIncrementalUpdate() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(signed)) {
            document.addPage(new PDPage());
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        assertThat(out.toByteArray()).startsWith(signed).hasSizeGreaterThan(signed.length);
        assertThat(judge(out.toByteArray())).isInstanceOf(Finding.Changed.class);
    }

    /** The byte range itself moved so that it leaves more out. */
    @Test
    void findsAWidenedGap() {
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        int range = text.indexOf("/ByteRange [0 ");
        String wider = text.substring(0, range) + text.substring(range).replaceFirst("\\[0 (\\d+)", "[0 70000");
        assertRejected(wider.getBytes(StandardCharsets.ISO_8859_1), "widened gap");
        assertRejected((text + "/ByteRange [0 1 2 3]").getBytes(StandardCharsets.ISO_8859_1), "a second byte range");
    }

    @Test
    void knowsNoStranger() throws IOException {
        SigningKeys.Key stranger =
                Samples.keys(folder.resolve("stranger")).of(Samples.MARKET.creditCode(), "演示市市场监督管理局");
        assertThat(judge(SignedPdf.sign(printed, LicencePrinter.saying(Samples.food()), stranger)))
                .isInstanceOf(Finding.ForeignSigner.class);
    }

    @Test
    void letsNoDepartmentSignForAnother() throws IOException {
        SigningKeys.Key other = keys.of("11330300DEM000073Y", "演示市卫生健康委员会");
        byte[] file = SignedPdf.sign(printed, LicencePrinter.saying(Samples.food()), other);
        assertThat(SignedPdf.judge(file, fingerprint -> Optional.of(other.signer())))
                .isInstanceOf(Finding.Changed.class);
    }

    @Test
    void tellsAnUnsignedFileFromAForgedOne() {
        assertThat(judge(printed)).isInstanceOf(Finding.NotSigned.class);
        assertThat(judge("hello".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Finding.NotSigned.class);
        assertThat(judge("%PDF-1.7\n/ByteRange [0 x]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Finding.Changed.class);
        assertThat(judge("%PDF-1.7\n/ByteRange [0 999999999 999999999 1]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Finding.Changed.class);
    }

    @Test
    void keepsItsKeysForTheirOwnerAndFindsThemAgain() throws IOException {
        assertThat(keys.of(Samples.MARKET.creditCode(), "演示市市场监督管理局").signer()).isEqualTo(key.signer());
        assertThat(Samples.keys(folder.resolve("keys"))
                        .of(Samples.MARKET.creditCode(), "演示市市场监督管理局")
                        .signer())
                .isEqualTo(key.signer());
        for (String name : new String[] {"signing.p12", "signing.password"}) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("keys").resolve(name)))
                    .containsExactlyInAnyOrder(
                            java.nio.file.attribute.PosixFilePermission.OWNER_READ,
                            java.nio.file.attribute.PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void signsWithAKeystoreThatADeployerBrings() throws IOException {
        Path own = folder.resolve("keys");
        SigningKeys brought = KeyStoreKeys.open(
                own.resolve("signing.p12"), "PKCS12", Files.readString(own.resolve("signing.password")));
        assertThat(SignedPdf.sign(
                        printed,
                        LicencePrinter.saying(Samples.food()),
                        brought.of(Samples.MARKET.creditCode(), "演示市市场监督管理局")))
                .isEqualTo(signed);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> brought.of("11330300DEM0001105", "演示市财政局"))
                .hasMessageContaining("11330300dem0001105")
                .hasMessageContaining("Add its key");
    }

    /** Somebody else's program agrees: poppler's. */
    @Test
    void popplerAgrees() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/pdfsig")).exists();
        Path file = Files.write(folder.resolve("food.pdf"), signed);
        assertThat(run("pdfsig", file))
                .contains("Signature is Valid.", "Total document signed", "ETSI.CAdES.detached")
                .contains("演示市市场监督管理局");
        byte[] changed = signed.clone();
        changed[5000] ^= 1;
        assertThat(run("pdfsig", Files.write(folder.resolve("changed.pdf"), changed)))
                .doesNotContain("Signature is Valid.");
        assertThat(run("pdftotext", file, Path.of("-")))
                .contains("食品经营许可证", "演示·小满面馆", "91330302MA2DEM017C", "2031年11月23日")
                .contains(Samples.food().identifier().toString());
    }

    private static String run(String program, Path... arguments) throws IOException, InterruptedException {
        java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of(program));
        for (Path argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    private static int contents() {
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        return text.indexOf("<3082");
    }

    private static void assertRejected(byte[] file, String what) {
        assertThat(judge(file)).as(what).isNotInstanceOf(Finding.Intact.class);
    }

    private static Finding judge(byte[] file) {
        return SignedPdf.judge(
                file,
                fingerprint ->
                        fingerprint.equals(key.signer().fingerprint()) ? Optional.of(key.signer()) : Optional.empty());
    }

    private static byte[] splice(byte[] file, int at, int remove, byte[] insert) {
        byte[] result = new byte[file.length - remove + insert.length];
        System.arraycopy(file, 0, result, 0, at);
        System.arraycopy(insert, 0, result, at, insert.length);
        System.arraycopy(file, at + remove, result, at + insert.length, file.length - at - remove);
        return result;
    }
}
