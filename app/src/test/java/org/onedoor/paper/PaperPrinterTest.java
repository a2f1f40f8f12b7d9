package org.onedoor.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Mistakes;
import org.onedoor.pdf.OwnKeys;
import org.onedoor.pdf.SignedPdf;
import org.onedoor.pdf.SigningKeys;
import org.onedoor.shared.CheckCode;
import org.onedoor.shared.Text;

/** What the shipped templates look like on paper, and that a signed one cannot be changed. */
class PaperPrinterTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 24, 10, 15, 0, 0, ZONE);
    private static final UUID ID = UUID.fromString("0199f000-0000-7000-8000-0000000000aa");
    private static final String CREDIT_CODE = "11330300DEM000014U";

    private final PaperPrinter printer = new PaperPrinter("https://onedoor.example");

    @TempDir
    private Path folder;

    static List<Template> templates() {
        Mistakes mistakes = new Mistakes();
        List<Template> templates = DefinitionFolder.read(Path.of("..", "definitions", "papers"), mistakes).stream()
                .map(document -> TemplateReader.read(document, 1, mistakes))
                .toList();
        assertThat(mistakes.all()).isEmpty();
        return templates;
    }

    static Paper paper(Template template, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("department", new Text("演示市市场监督管理局", "Demo city market regulator"));
        all.put("hotline", "0577-88000010");
        return new Paper(
                ID,
                template,
                "330300",
                "330302",
                "market-regulation",
                new Text("演示市市场监督管理局", "Demo city market regulator"),
                UUID.fromString("0199f000-0000-7000-8000-0000000000cc"),
                UUID.fromString("0199f000-0000-7000-8000-0000000000bb"),
                Optional.of(template.wording("市场监管", 2026).replace("{serial}", "12")),
                NOW,
                PaperValues.read(PaperValues.write(all)),
                true,
                null,
                null,
                null);
    }

    @Test
    void allTheFormsThatTheLawNamesAreThere() {
        assertThat(templates())
                .extracting(template -> template.kind().code())
                .contains(
                        "01",
                        "02",
                        "03",
                        "04",
                        "07",
                        "08",
                        "granted",
                        "terminated",
                        "deficient",
                        "extended",
                        "hearing");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void saysAllThatItsTemplateSays(Template template) throws IOException {
        Paper paper = paper(template, Samples.values(template.kind()));
        byte[] printed = printer.print(paper);
        String text = text(printed);
        assertThat(text)
                .contains("演示市市场监督管理局")
                .contains(plain(template.title().zh()))
                .contains(plain(paper.number().orElseThrow()))
                .contains("演示·小满面馆：")
                .contains(
                        "2026年11月24日",
                        "核验码" + CheckCode.of(ID),
                        "（" + template.seal().zh() + "）");
        for (Paper.Line line : paper.body(Locale.CHINA)) {
            assertThat(text).contains(plain(line.text()));
            assertThat(line.text()).doesNotContain("——", "{", "}");
        }
        assertThat(paper.body(Locale.ENGLISH)).hasSameSizeAs(paper.body(Locale.CHINA));
        assertThat(printed).as("the same paper, the same bytes").isEqualTo(printer.print(paper));
        assertThat(printed.length).as("only what is shown of the fonts").isLessThan(120_000);
        picture(template.id(), printed);
    }

    @Test
    void goesOverSeveralSheetsWithTheSignatureNeverAlone() throws IOException {
        Template denied = templates().stream()
                .filter(template -> template.id().equals("denied"))
                .findFirst()
                .orElseThrow();
        for (int length = 1; length < 90; length += 4) {
            Map<String, Object> values = Samples.values(PaperKind.DENIED);
            values.put("reason", "现场核查发现第" + "一二三四五六七八九十".repeat(length) + "。");
            byte[] printed = printer.print(paper(denied, values));
            try (PDDocument document = Loader.loadPDF(printed)) {
                int pages = document.getNumberOfPages();
                PDFTextStripper last = new PDFTextStripper();
                last.setStartPage(pages);
                String text = plain(last.getText(document));
                assertThat(text).contains("第" + pages + "页共" + pages + "页", "咨询电话", "（行政许可专用章）");
                for (PDFont font : fonts(document)) {
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
                }
            }
            if (length == 89) {
                picture("long", printed);
            }
        }
        Map<String, Object> values = Samples.values(PaperKind.DENIED);
        values.put("reason", "理由\n".repeat(70));
        try (PDDocument document = Loader.loadPDF(printer.print(paper(denied, values)))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
        }
    }

    @Test
    void refusesAChangedByte() throws IOException {
        SigningKeys.Key key =
                new OwnKeys(folder, "演示市一扇门", Clock.fixed(NOW.toInstant(), ZONE)).of(CREDIT_CODE, "演示市市场监督管理局");
        Paper paper = paper(templates().getFirst(), Samples.values(PaperKind.RECEIPT));
        byte[] signed = SignedPdf.sign(printer.print(paper), PaperPrinter.saying(paper, CREDIT_CODE), key);
        assertThat(judge(signed, key))
                .isEqualTo(new SignedPdf.Finding.Intact(
                        "onedoor.paper." + CREDIT_CODE + "." + CheckCode.of(ID), key.signer()));
        for (int at = 5; at < signed.length; at += 997) {
            byte[] changed = signed.clone();
            changed[at] ^= 1;
            assertThat(judge(changed, key)).as("byte " + at).isNotInstanceOf(SignedPdf.Finding.Intact.class);
        }
        assumeThat(Path.of("/usr/bin/pdfsig")).exists();
        assertThat(run(
                        "pdfsig",
                        Files.write(folder.resolve("paper.pdf"), signed).toString()))
                .contains("Signature is Valid.", "Total document signed");
        assertThat(run("pdftotext", folder.resolve("paper.pdf").toString(), "-"))
                .contains("行政许可申请材料接收凭证");
    }

    @Test
    void readsItsCodeBackHoweverItIsTyped() {
        String code = CheckCode.of(ID);
        assertThat(code).hasSize(26);
        assertThat(CheckCode.read(code)).contains(ID);
        assertThat(CheckCode.read(code.toLowerCase(Locale.ROOT).replaceAll("(.{5})", "$1 ")))
                .contains(ID);
        assertThat(CheckCode.read("x".repeat(26))).isEmpty();
        assertThat(CheckCode.read("Z".repeat(26))).as("more than 128 bits").isEmpty();
        assertThat(CheckCode.read("")).isEmpty();
        UUID high = new UUID(-1, -1);
        assertThat(CheckCode.read(CheckCode.of(high))).contains(high);
    }

    private static SignedPdf.Finding judge(byte[] file, SigningKeys.Key key) {
        return SignedPdf.judge(
                file,
                fingerprint ->
                        fingerprint.equals(key.signer().fingerprint()) ? Optional.of(key.signer()) : Optional.empty());
    }

    private static List<PDFont> fonts(PDDocument document) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (var page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                fonts.add(Objects.requireNonNull(page.getResources().getFont(name)));
            }
        }
        return fonts;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return plain(new PDFTextStripper().getText(document));
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\s", "");
    }

    /** For looking at: target/papers/NAME-1.png, where poppler is installed. */
    private static void picture(String name, byte[] pdf) throws IOException {
        Path pictures = Files.createDirectories(Path.of("target", "papers"));
        Path file = Files.write(pictures.resolve(name + ".pdf"), pdf);
        if (Files.exists(Path.of("/usr/bin/pdftoppm"))) {
            assertThat(run(
                            "pdftoppm",
                            "-r",
                            "60",
                            "-png",
                            file.toString(),
                            pictures.resolve(name).toString()))
                    .isEmpty();
        }
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.onExit().join();
        return out;
    }

    /** Days are said with their year. */
    @Test
    void saysDaysInFull() {
        assertThat(PaperValues.day(LocalDate.of(2026, 1, 2))).isEqualTo(new Text("2026年1月2日", "2 January 2026"));
    }
}
