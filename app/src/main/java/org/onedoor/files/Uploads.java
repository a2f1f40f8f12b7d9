package org.onedoor.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.onedoor.shared.Refused;

/**
 * Takes what people upload. The type is told by content; PNG, JPEG and PDF are allowed. Images are decoded within a cap
 * and written anew, so that nothing but pixels remains (no GPS, no second file behind the picture). PDFs are kept byte
 * for byte, because they may carry signatures, and are refused when they are active, locked, over the page cap, unpack to
 * too much, or are a second kind of file too.
 *
 * <p>A name that does not fit the content is corrected, not refused: a phone's scan app that calls a PNG {@code .pdf} is
 * no offence, and {@link Upload#renamed} lets the page say so.
 */
public final class Uploads {

    /** Unpacking is what costs memory: no more than this many at a time, the others wait their turn. */
    private final Semaphore turns = new Semaphore(2, true);

    private final FilesSettings settings;
    private final Path folder;
    private final FileStore store;
    private final ImageCleaner images;
    private final PdfInspector pdfs;

    Uploads(FilesSettings settings, Path folder, FileStore store) {
        this.settings = settings;
        this.folder = folder.resolve(FolderStore.COMING);
        this.store = store;
        this.images = new ImageCleaner(settings.pixelLimit(), settings.keptPixels());
        this.pdfs =
                new PdfInspector(settings.pageLimit(), settings.unpackedLimit().toBytes());
    }

    /**
     * Checks and stores an upload, outside any transaction; name it by a row with {@link KeptFiles#keep} afterwards.
     *
     * @param content the body; not closed
     * @param declaredName the name that the sender gave; only its stem is used
     * @throws Refused with a {@link FileRefusal}; nothing is kept then
     */
    public Upload accept(InputStream content, String declaredName) throws IOException {
        Path waiting = Files.createTempFile(Files.createDirectories(folder), "upload", ".part");
        try {
            spool(content, waiting);
            byte[] head;
            try (InputStream start = Files.newInputStream(waiting)) {
                head = start.readNBytes(FileKind.HEAD);
            }
            if (head.length == 0) {
                throw new Refused(new FileRefusal.Empty());
            }
            FileKind kind = FileKind.of(head);
            turns.acquireUninterruptibly();
            try {
                return keep(kind, waiting, declaredName);
            } finally {
                turns.release();
            }
        } finally {
            Files.deleteIfExists(waiting);
        }
    }

    private Upload keep(FileKind kind, Path waiting, String declaredName) throws IOException {
        String name = kind.rename(declaredName);
        boolean renamed = !name.equals(declaredName);
        return switch (kind) {
            case PNG, JPEG -> {
                byte[] clean = images.clean(kind, waiting);
                yield new Upload(store.put(new ByteArrayInputStream(clean), kind.mediaType), name, renamed, 1);
            }
            case PDF -> {
                int pages = pdfs.inspect(waiting);
                try (InputStream whole = Files.newInputStream(waiting)) {
                    yield new Upload(store.put(whole, kind.mediaType), name, renamed, pages);
                }
            }
        };
    }

    private void spool(InputStream content, Path waiting) throws IOException {
        long limit = settings.uploadLimit().toBytes();
        long size = 0;
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(waiting)) {
            int read;
            while ((read = content.read(block)) >= 0) {
                int count = read;
                size += read;
                if (size > limit) {
                    throw new Refused(new FileRefusal.TooLarge(limit));
                }
                if (waiting.toFile().getUsableSpace() - read
                        < settings.reserve().toBytes()) {
                    throw new Refused(new FileRefusal.StorageFull());
                }
                DiskFull.guard(waiting, () -> out.write(block, 0, count));
            }
        }
    }
}
