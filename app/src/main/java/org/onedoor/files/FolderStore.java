package org.onedoor.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onedoor.shared.Refused;

/**
 * The default adapter: {@code folder/ab/ab…} below the data directory. A file is written beside, forced to disk, renamed
 * into place, and its folder forced too, so that after a power cut a hash names either the whole content or nothing.
 */
final class FolderStore implements FileStore {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    /** Where files wait that are being written or checked; what a killed program left there is swept. */
    static final String COMING = "coming";

    private final Path root;
    private final long reserve;
    private final Clock clock;

    FolderStore(Path root, long reserve, Clock clock) {
        this.root = root;
        this.reserve = reserve;
        this.clock = clock;
    }

    @Override
    public StoredFile put(InputStream content, String mediaType) throws IOException {
        Path coming = Files.createDirectories(root.resolve(COMING))
                .resolve(UUID.randomUUID().toString());
        try {
            MessageDigest digest = sha256();
            long size = write(content, coming, digest);
            String hash = HexFormat.of().formatHex(digest.digest());
            settle(coming, place(hash));
            return new StoredFile(hash, size, mediaType);
        } finally {
            Files.deleteIfExists(coming);
        }
    }

    private long write(InputStream content, Path coming, MessageDigest digest) throws IOException {
        long size = 0;
        byte[] block = new byte[64 * 1024];
        try (FileChannel file = FileChannel.open(coming, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            int read;
            while ((read = content.read(block)) >= 0) {
                // Asked for each block: others fill the same disk meanwhile.
                if (root.toFile().getUsableSpace() - read < reserve) {
                    throw new Refused(new FileRefusal.StorageFull());
                }
                digest.update(block, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(block, 0, read);
                while (bytes.hasRemaining()) {
                    DiskFull.guard(root, () -> file.write(bytes));
                }
                size += read;
            }
            DiskFull.guard(root, () -> file.force(true));
        }
        return size;
    }

    private void settle(Path coming, Path place) throws IOException {
        Path folder = Files.createDirectories(place.getParent());
        if (Files.exists(place)) {
            // A fresh time keeps a sweep that is on its way from taking it.
            Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
            if (Files.exists(place)) {
                return;
            }
        }
        Files.setLastModifiedTime(coming, FileTime.from(clock.instant()));
        try {
            Files.move(coming, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException sameContent) {
            return;
        } catch (AtomicMoveNotSupportedException impossible) {
            throw new IOException("the folder of files must be one file system: " + root, impossible);
        }
        try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
            entry.force(true);
        }
    }

    @Override
    public Optional<InputStream> open(String sha256) throws IOException {
        try {
            return Optional.of(Files.newInputStream(place(sha256)));
        } catch (NoSuchFileException | FileNotFoundException absent) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> untouchedSince(String prefix, Instant moment) throws IOException {
        Path folder = root.resolve(prefix);
        if (prefix.length() != 2 || !Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> hashes = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                String name = entry.getFileName().toString();
                if (HASH.matcher(name).matches() && untouched(entry, moment)) {
                    hashes.add(name);
                }
            }
        }
        return hashes;
    }

    @Override
    public int remove(Set<String> hashes, Instant untouchedSince) throws IOException {
        int removed = 0;
        for (String hash : hashes) {
            Path place = place(hash);
            if (untouched(place, untouchedSince) && Files.deleteIfExists(place)) {
                removed++;
            }
        }
        removeAbandoned(untouchedSince);
        return removed;
    }

    /** What a killed program was writing. */
    private void removeAbandoned(Instant untouchedSince) throws IOException {
        Path coming = root.resolve(COMING);
        if (!Files.isDirectory(coming)) {
            return;
        }
        try (Stream<Path> entries = Files.list(coming)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (untouched(entry, untouchedSince)) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }

    private static boolean untouched(Path file, Instant moment) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private Path place(String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + hash);
        }
        return root.resolve(hash.substring(0, 2)).resolve(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
