package org.onedoor.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final FilesSettings settings;
    private final Path folder;
    private final FileStore store;
    private final Allowance allowance;
    private final ImageCleaner images;
    private final PdfInspector pdfs;

    Uploads(FilesSettings settings, Path folder, FileStore store) {
        this.settings = settings;
        this.folder = folder.resolve(FolderStore.COMING);
        this.store = store;
        this.allowance = Allowance.ofThisProgram();
        this.images = new ImageCleaner(settings.pixelLimit(), settings.keptPixels(), allowance);
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
        Path waiting = DiskFull.guarded(
                folder, () -> Files.createTempFile(Files.createDirectories(folder), "upload", ".part"));
        try {
            spool(content, waiting);
            byte[] head;
            try (InputStream start = Files.newInputStream(waiting)) {
                head = start.readNBytes(FileKind.HEAD);
            }
            if (head.length == 0) {
                throw new Refused(new FileRefusal.Empty());
            }
            return keep(FileKind.of(head), waiting, declaredName);
        } finally {
            Files.deleteIfExists(waiting);
        }
    }

    private Upload keep(FileKind kind, Path waiting, String declaredName) throws IOException {
        String name = kind.rename(declaredName);
        boolean renamed = !name.equals(declaredName);
        return switch (kind) {
            case PNG, JPEG -> {
                Path fresh = waiting.resolveSibling(waiting.getFileName() + ".part");
                try {
                    images.clean(kind, waiting, fresh);
                    yield new Upload(stored(fresh, kind), name, renamed, 1);
                } finally {
                    Files.deleteIfExists(fresh);
                }
            }
            case PDF -> {
                // What a PDF takes is not known before it is read: one at a time.
                int pages = allowance.with(allowance.bytes(), () -> pdfs.inspect(waiting));
                yield new Upload(stored(waiting, kind), name, renamed, pages);
            }
        };
    }

    private StoredFile stored(Path file, FileKind kind) throws IOException {
        try (InputStream whole = Files.newInputStream(file)) {
            return store.put(whole, kind.mediaType);
        }
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
