package org.onedoor.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where bytes are kept, named by their SHA-256. A port: every adapter passes {@code FileStoreContract}. It never joins a
 * transaction: a file is put first and then named by a row ({@link KeptFiles#keep}); what no row names is swept later.
 */
public interface FileStore {

    /**
     * Writes the content durably before it returns; the same content is stored once.
     *
     * @throws org.onedoor.shared.Refused with {@link FileRefusal.StorageFull} when there is no room
     */
    StoredFile put(InputStream content, String mediaType) throws IOException;

    /** The content, or empty where no such file is. The caller closes it. */
    Optional<InputStream> open(String sha256) throws IOException;

    /** The hashes that begin with two given hex digits and were last put before a moment: what a sweep looks through. */
    List<String> untouchedSince(String prefix, Instant moment) throws IOException;

    /** Removes those of the given files that still have not been put again since the moment; returns how many. */
    int remove(Set<String> hashes, Instant untouchedSince) throws IOException;
}
