package org.onedoor.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.testing.TestDatabase;

class KeptFilesTest {

    @RegisterExtension
    static final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path folder;

    private final UUID owner = UUID.randomUUID();
    private final UUID subject = UUID.randomUUID();
    private FileStore store = new FolderStore(Path.of(""), 0, Clock.systemUTC());
    private KeptFiles files = new KeptFiles(database.jdbc(), store, Clock.systemUTC());

    @BeforeEach
    void open() {
        store = new FolderStore(folder, 0, Clock.systemUTC());
        files = new KeptFiles(database.jdbc(), store, Clock.systemUTC());
    }

    @Test
    void opensAFileForItsOwnerOnly() throws IOException {
        StoredFile file = put("a");
        keep(file);
        keep(file);
        assertThat(files.find(owner, file.sha256())).contains(file);
        try (var content = files.open(owner, file.sha256()).orElseThrow()) {
            assertThat(content.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("a");
        }
        // The same content, known by its hash, tells a stranger nothing.
        assertThat(files.find(UUID.randomUUID(), file.sha256())).isEmpty();
        assertThat(files.open(UUID.randomUUID(), file.sha256())).isEmpty();
    }

    @Test
    void sweepsWhatNoRowNamesAfterADay() throws IOException {
        StoredFile kept = put("kept");
        StoredFile released = put("released");
        StoredFile orphan = put("orphan");
        StoredFile fresh = put("fresh");
        keep(kept);
        keep(released);
        database.transaction().executeWithoutResult(status -> files.release(owner, subject, released.sha256()));
        for (StoredFile old : new StoredFile[] {kept, released, orphan}) {
            age(old);
        }
        Path abandoned = Files.writeString(folder.resolve("coming").resolve("half"), "x");
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        assertThat(files.sweep()).isEqualTo(2);
        assertThat(store.open(kept.sha256())).isPresent();
        assertThat(store.open(fresh.sha256())).isPresent();
        assertThat(store.open(released.sha256())).isEmpty();
        assertThat(store.open(orphan.sha256())).isEmpty();
        assertThat(abandoned).doesNotExist();
    }

    /** Put again while a sweep is due: whoever puts it is about to name it. */
    @Test
    void sparesAnOrphanThatIsPutAgain() throws IOException {
        StoredFile orphan = put("again");
        age(orphan);
        put("again");
        assertThat(files.sweep()).isZero();
        assertThat(store.open(orphan.sha256())).isPresent();
    }

    @Test
    void belongsToItsCallersTransaction() {
        assertThatThrownBy(() -> database.transaction().executeWithoutResult(status -> {
                    keepIn(put("rolled back"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(database.jdbc()
                        .sql("select count(*) from files.kept where owner = :owner")
                        .param("owner", owner)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private StoredFile put(String text) {
        try {
            return store.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "text/plain");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void keep(StoredFile file) {
        database.transaction().executeWithoutResult(status -> keepIn(file));
    }

    private void keepIn(StoredFile file) {
        files.keep(owner, subject, file);
    }

    private void age(StoredFile file) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve(file.sha256().substring(0, 2)).resolve(file.sha256()),
                FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    }
}
