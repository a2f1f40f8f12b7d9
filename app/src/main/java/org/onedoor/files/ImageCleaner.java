package org.onedoor.files;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageInputStream;
import org.onedoor.shared.Refused;

/** Decodes an image within a pixel cap and writes it anew: upright, without metadata, without anything behind it. */
final class ImageCleaner {

    private static final float QUALITY = 0.88f;

    /** What the upright copy takes a pixel. */
    private static final int COPY_BYTES = 4;

    private final long pixelLimit;
    private final long keptPixels;
    private final Allowance allowance;

    ImageCleaner(long pixelLimit, long keptPixels, Allowance allowance) {
        this.pixelLimit = pixelLimit;
        this.keptPixels = keptPixels;
        this.allowance = allowance;
    }

    /** Writes the picture anew, smaller where it is larger than is kept or than there is memory for. */
    void clean(FileKind kind, Path file, Path fresh) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind == FileKind.PNG ? "png" : "jpeg")
                .next();
        try (ImageInputStream input = new FileImageInputStream(file.toFile())) {
            // Metadata is ignored already on reading: a compressed text block may be a bomb of its own.
            reader.setInput(input, true, true);
            Plan plan = readable(() -> plan(reader, kind));
            allowance.with(plan.bytes(), () -> {
                BufferedImage picture =
                        upright(readable(() -> decode(reader, plan)), kind == FileKind.JPEG ? orientation(file) : 1);
                DiskFull.guard(fresh, () -> write(kind, picture, fresh));
                return picture.getWidth();
            });
        } finally {
            reader.dispose();
        }
    }

    /** How a picture is read: every how many pixels one is kept, and the memory that takes. */
    private record Plan(int step, long bytes) {}

    private Plan plan(ImageReader reader, FileKind kind) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        if (pixels > pixelLimit) {
            throw new Refused(new FileRefusal.TooManyPixels(width, height, pixelLimit));
        }
        SampleModel sample = reader.getImageTypes(0).next().getSampleModel();
        long each = COPY_BYTES + (long) sample.getNumBands() * DataBuffer.getDataTypeSize(sample.getDataType()) / 8;
        long most = Math.max(1, Math.min(keptPixels, allowance.bytes() / each));
        int step = (int) Math.ceil(Math.sqrt((double) pixels / most));
        // A progressive JPEG is unpacked whole beside the heap before its first line can be read.
        long beside = kind == FileKind.JPEG ? 3 * pixels : 0;
        return new Plan(step, (pixels / step / step) * each + beside);
    }

    private static BufferedImage decode(ImageReader reader, Plan plan) throws IOException {
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceSubsampling(plan.step(), plan.step(), 0, 0);
        return reader.read(0, how);
    }

    /** The JDK's readers answer malformed files with any of a dozen exceptions. */
    private static <T> T readable(Allowance.Work<T> reading) {
        try {
            return reading.run();
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw new Refused(new FileRefusal.Unreadable());
        }
    }

    private static void write(FileKind kind, BufferedImage picture, Path fresh) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(kind == FileKind.PNG ? "png" : "jpeg")
                .next();
        try (FileImageOutputStream stream = new FileImageOutputStream(fresh.toFile())) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (kind == FileKind.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
    }

    /** Turned by its EXIF orientation, in plain RGB (with alpha where there was one). */
    private static BufferedImage upright(BufferedImage picture, int orientation) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
        boolean aside = orientation >= 5 && orientation <= 8;
        int type = picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage result = new BufferedImage(aside ? h : w, aside ? w : h, type);
        Graphics2D canvas = result.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        canvas.drawImage(picture, turn, null);
        canvas.dispose();
        return result;
    }

    /** The EXIF orientation (1 to 8) in a JPEG's APP1 segment, 1 where there is none or it makes no sense. */
    private static int orientation(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(128 * 1024);
        }
        int at = 2;
        while (at + 4 < head.length && (head[at] & 0xff) == 0xff) {
            int marker = head[at + 1] & 0xff;
            int length = number(head, at + 2, 2, true);
            if (marker == 0xda || length < 2) {
                return 1;
            }
            if (marker == 0xe1 && number(head, at + 4, 4, true) == 0x45786966) {
                return orientationInExif(head, at + 10);
            }
            at += 2 + length;
        }
        return 1;
    }

    private static int orientationInExif(byte[] head, int tiff) {
        boolean big = number(head, tiff, 2, true) == 0x4d4d;
        int directory = tiff + number(head, tiff + 4, 4, big);
        int entries = Math.min(number(head, directory, 2, big), 512);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (number(head, entry, 2, big) == 0x0112) {
                int value = number(head, entry + 8, 2, big);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    /** Bytes as a number; 0 beyond the end. */
    private static int number(byte[] from, int at, int bytes, boolean big) {
        if (at < 0 || at + bytes > from.length) {
            return 0;
        }
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | (from[big ? at + i : at + bytes - 1 - i] & 0xff);
        }
        return value;
    }
}
