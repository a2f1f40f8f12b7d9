package org.onedoor.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.springframework.util.unit.DataSize;

class UploadsTest {

    @TempDir
    Path folder;

    private FileStore store;
    private Uploads uploads;

    @BeforeEach
    void open() {
        FilesSettings settings = new FilesSettings(
                folder, DataSize.ofBytes(0), DataSize.ofMegabytes(2), 1_000_000, 40_000, 20, DataSize.ofMegabytes(8));
        store = new FolderStore(folder, 0, Clock.systemUTC());
        uploads = new Uploads(settings, folder, store);
    }

    // --- images

    @Test
    void reencodesAnImageSoThatOnlyPixelsRemain() throws IOException {
        byte[] png = join(image("png", 20, 10), zip("evil.html", "<script>"));
        Upload upload = accept(png, "照片.png");
        assertThat(upload.file().mediaType()).isEqualTo("image/png");
        assertThat(upload.name()).isEqualTo("照片.png");
        assertThat(upload.renamed()).isFalse();
        byte[] kept = kept(upload);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("PK", "evil.html");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(picture.getWidth()).isEqualTo(20);
        assertThat(new Color(picture.getRGB(2, 2))).isEqualTo(Color.RED);
    }

    @Test
    void stripsWhereAPhotoWasTakenButKeepsItUpright() throws IOException {
        // Orientation 6: the camera lay on its side, to be turned a quarter clockwise.
        byte[] photo = withExif(image("jpg", 40, 20), 6, "GPS 28.0006N 120.6721E");
        Upload upload = accept(photo, "IMG_1.JPG");
        byte[] kept = kept(upload);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "GPS");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(picture.getWidth()).isEqualTo(20);
        assertThat(picture.getHeight()).isEqualTo(40);
        // The red corner was top left, now it is top right.
        assertThat(reddish(picture.getRGB(17, 2))).isTrue();
        assertThat(reddish(picture.getRGB(2, 37))).isFalse();
    }

    @Test
    void scalesALargePhotoDown() throws IOException {
        Upload upload = accept(image("jpg", 800, 600), "large.jpg");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(kept(upload)));
        assertThat(picture.getWidth() * picture.getHeight()).isLessThanOrEqualTo(40_000);
        assertThat(picture.getWidth()).isGreaterThan(180);
    }

    @Test
    void refusesAnEnormousImageBeforeDecodingIt() throws IOException {
        byte[] png = image("png", 2, 2);
        setPngSize(png, 60_000, 60_000);
        assertThat(refusal(png, "bomb.png")).isEqualTo(new FileRefusal.TooManyPixels(60_000, 60_000, 1_000_000));
    }

    @Test
    void ignoresABombInAnImagesTextBlock() throws IOException {
        byte[] png = image("png", 20, 10);
        byte[] bomb = join("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1), deflate(new byte[30_000_000]));
        Upload upload = accept(insertPngChunk(png, "zTXt", bomb), "x.png");
        assertThat(upload.file().size()).isLessThan(2000);
    }

    /** Four photos of an ordinary telephone at once ended the program: each took a hundred megabytes of its heap. */
    @Test
    void readsAPictureInNoMoreMemoryThanIsAllowed() throws IOException {
        Path file = Files.write(folder.resolve("large.png"), image("png", 900, 900));
        Path fresh = folder.resolve("fresh.png");
        // The picture has 3 bytes a pixel and its copy 4: 1 MB is enough for 149,796 of its 810,000.
        new ImageCleaner(1_000_000, 1_000_000, new Allowance(1 << 20)).clean(FileKind.PNG, file, fresh);
        BufferedImage small = ImageIO.read(fresh.toFile());
        assertThat(small.getWidth()).isEqualTo(300);
        new ImageCleaner(1_000_000, 1_000_000, new Allowance(8 << 20)).clean(FileKind.PNG, file, fresh);
        assertThat(ImageIO.read(fresh.toFile()).getWidth()).isEqualTo(900);
    }

    @Test
    void unpacksNoMoreAtATimeThanIsAllowed() throws Exception {
        Allowance allowance = new Allowance(10 << 20);
        AtomicLong now = new AtomicLong();
        AtomicLong most = new AtomicLong();
        List<Future<Long>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                long need = i % 4 == 0 ? 1L << 40 : 4 << 20;
                done.add(threads.submit(() -> allowance.with(need, () -> {
                    most.accumulateAndGet(now.addAndGet(Math.min(need, 10 << 20)), Math::max);
                    LockSupport.parkNanos(2_000_000);
                    return now.addAndGet(-Math.min(need, 10 << 20));
                })));
            }
        }
        for (Future<Long> one : done) {
            assertThat(one.get()).isNotNegative();
        }
        assertThat(most.get()).isBetween(8L << 20, 10L << 20);
    }

    @Test
    void refusesABrokenImage() throws IOException {
        byte[] png = image("png", 20, 10);
        assertThat(refusal(java.util.Arrays.copyOf(png, 40), "x.png")).isInstanceOf(FileRefusal.Unreadable.class);
    }

    @Test
    void correctsAFalseName() throws IOException {
        Upload upload = accept(image("png", 20, 10), "..\\scan\u202efdp.exe.pdf");
        assertThat(upload.name()).isEqualTo("scanfdp.exe.png");
        assertThat(upload.renamed()).isTrue();
    }

    // --- what is not taken at all

    @Test
    void refusesEverythingElseByItsContent() throws IOException {
        assertThat(refusal("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "x.png"))
                .isInstanceOf(FileRefusal.TypeRefused.class);
        assertThat(refusal("<html><body>", "x.pdf")).isInstanceOf(FileRefusal.TypeRefused.class);
        assertThat(refusal("MZ\0\0", "x.jpg")).isInstanceOf(FileRefusal.TypeRefused.class);
        assertThat(refusal(zip("a.txt", "a"), "x.docx")).isInstanceOf(FileRefusal.ArchiveRefused.class);
        assertThat(refusal("\0\0\0\030ftypheic\0\0\0\0mif1", "x.heic")).isInstanceOf(FileRefusal.HeicRefused.class);
        assertThat(refusal("", "x.pdf")).isInstanceOf(FileRefusal.Empty.class);
    }

    @Test
    void refusesWhatIsTooLargeAndLeavesNothingBehind() throws IOException {
        assertThat(refusal(new byte[2 * 1024 * 1024 + 1], "x.pdf")).isInstanceOf(FileRefusal.TooLarge.class);
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    // --- PDF

    @Test
    void keepsAPdfByteForByte() throws IOException {
        byte[] pdf = pdf(3, document -> {});
        Upload upload = accept(pdf, "合同.pdf");
        assertThat(upload.pages()).isEqualTo(3);
        assertThat(kept(upload)).isEqualTo(pdf);
    }

    @Test
    void takesAPdfWithAWebLink() throws IOException {
        byte[] pdf = pdf(1, document -> {
            PDAnnotationLink link = new PDAnnotationLink();
            PDActionURI action = new PDActionURI();
            action.setURI("https://example.org/");
            link.setAction(action);
            document.getPage(0).getAnnotations().add(link);
        });
        assertThat(accept(pdf, "x.pdf").pages()).isEqualTo(1);
    }

    @Test
    void refusesScriptsLaunchesAndAttachments() throws IOException {
        byte[] script =
                pdf(1, document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
        assertThat(refusal(script, "x.pdf")).isInstanceOf(FileRefusal.ActiveContent.class);

        byte[] launch = pdf(1, document -> document.getDocumentCatalog().setOpenAction(new PDActionLaunch()));
        assertThat(refusal(launch, "x.pdf")).isInstanceOf(FileRefusal.ActiveContent.class);

        byte[] attachment = pdf(1, document -> {
            COSStream stream = document.getDocument().createCOSStream();
            stream.setItem(COSName.TYPE, COSName.getPDFName("EmbeddedFile"));
            stream.createOutputStream().close();
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Attached"), stream);
        });
        assertThat(refusal(attachment, "x.pdf")).isEqualTo(new FileRefusal.ActiveContent("EmbeddedFile"));
    }

    @Test
    void seesThroughEscapedNames() throws IOException {
        String text = new String(
                pdf(1, document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("1"))),
                StandardCharsets.ISO_8859_1);
        byte[] hidden = text.replace("/JavaScript", "/J#61v#61Script").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refusal(hidden, "x.pdf")).isInstanceOf(FileRefusal.class);
    }

    @Test
    void refusesALockedPdf() throws IOException {
        byte[] locked = pdf(
                1, document -> document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())));
        assertThat(refusal(locked, "x.pdf")).isInstanceOf(FileRefusal.Encrypted.class);
    }

    @Test
    void refusesTooManyPages() throws IOException {
        assertThat(refusal(pdf(21, document -> {}), "x.pdf")).isEqualTo(new FileRefusal.TooManyPages(21, 20));
    }

    @Test
    void refusesAFileThatIsAPdfAndAZip() throws IOException {
        byte[] both = join(pdf(1, document -> {}), zip("evil.html", "<script>"));
        assertThat(refusal(both, "x.pdf")).isInstanceOf(FileRefusal.Suspicious.class);
        // With the end mark repeated inside the zip's comment.
        byte[] end = "\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] hidden = join(both, end);
        hidden[both.length - 2] = (byte) end.length;
        assertThat(refusal(hidden, "x.pdf")).isInstanceOf(FileRefusal.Suspicious.class);
    }

    @Test
    void refusesAPdfThatUnpacksToTooMuch() throws IOException {
        byte[] bomb = pdf(1, document -> {
            try (PDPageContentStream page = new PDPageContentStream(document, document.getPage(0))) {
                page.addComment("a".repeat(9_000_000));
            }
        });
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(refusal(bomb, "x.pdf")).isInstanceOf(FileRefusal.Suspicious.class);
    }

    /** Whatever arrives, the answer is a stored file or a typed refusal: never another exception. */
    @Test
    void answersEveryMutationWithAFileOrARefusal() throws IOException {
        Random random = new Random(20261124);
        byte[][] seeds = {pdf(2, document -> {}), image("png", 30, 30), image("jpg", 30, 30)};
        for (int round = 0; round < 600; round++) {
            byte[] mutated = seeds[round % seeds.length].clone();
            for (int i = 0; i <= random.nextInt(8); i++) {
                mutated[8 + random.nextInt(mutated.length - 8)] = (byte) random.nextInt(256);
            }
            try {
                accept(mutated, "x");
            } catch (Refused refused) {
                assertThat(refused.refusal()).isInstanceOf(FileRefusal.class);
            }
        }
    }

    // --- builders

    private Upload accept(byte[] content, String name) throws IOException {
        return uploads.accept(new ByteArrayInputStream(content), name);
    }

    private byte[] kept(Upload upload) throws IOException {
        try (InputStream in = store.open(upload.file().sha256()).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    private Refusal refusal(String content, String name) {
        return refusal(content.getBytes(StandardCharsets.ISO_8859_1), name);
    }

    private Refusal refusal(byte[] content, String name) {
        return catchThrowableOfType(Refused.class, () -> accept(content, name)).refusal();
    }

    private static boolean reddish(int rgb) {
        Color color = new Color(rgb);
        return color.getRed() > 180 && color.getBlue() < 80;
    }

    /** White with a red top left corner. */
    private static byte[] image(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, 8, 8);
        canvas.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] withExif(byte[] jpeg, int orientation, String text) {
        ByteArrayOutputStream exif = new ByteArrayOutputStream();
        exif.writeBytes("Exif\0\0II*\0\10\0\0\0\1\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.writeBytes(new byte[] {0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte) orientation, 0, 0, 0, 0, 0, 0, 0});
        exif.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        int length = exif.size() + 2;
        byte[] segment =
                join(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length}, exif.toByteArray());
        return join(
                join(java.util.Arrays.copyOf(jpeg, 2), segment), java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static void setPngSize(byte[] png, int width, int height) {
        java.nio.ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    }

    private static byte[] insertPngChunk(byte[] png, String type, byte[] content) {
        byte[] named = join(type.getBytes(StandardCharsets.ISO_8859_1), content);
        CRC32 crc = new CRC32();
        crc.update(named);
        java.nio.ByteBuffer chunk = java.nio.ByteBuffer.allocate(named.length + 8);
        chunk.putInt(content.length).put(named).putInt((int) crc.getValue());
        return join(
                join(java.util.Arrays.copyOf(png, 33), chunk.array()),
                java.util.Arrays.copyOfRange(png, 33, png.length));
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length / 100];
        int size = deflater.deflate(packed);
        deflater.end();
        return java.util.Arrays.copyOf(packed, size);
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[] one, byte[] two) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    private static byte[] pdf(int pages, Change change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            change.to(document);
            document.save(out);
        }
        return out.toByteArray();
    }
}
