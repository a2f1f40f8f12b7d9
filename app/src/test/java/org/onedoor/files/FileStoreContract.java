package org.onedoor.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link FileStore} holds to. */
abstract class FileStoreContract {

    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    abstract FileStore store();

    @Test
    void namesContentByItsHash() throws IOException {
        StoredFile file = put("hello");
        assertThat(file).isEqualTo(new StoredFile(HELLO, 5, "text/plain"));
        assertThat(read(HELLO)).isEqualTo("hello");
    }

    @Test
    void storesTheSameContentOnce() throws IOException {
        assertThat(put("hello")).isEqualTo(put("hello"));
        assertThat(store().untouchedSince("2c", Instant.now().plusSeconds(60))).containsExactly(HELLO);
    }

    @Test
    void answersEmptyForWhatIsNotThere() throws IOException {
        assertThat(store().open("ab".repeat(32))).isEmpty();
        assertThat(store().untouchedSince("ab", Instant.now())).isEmpty();
    }

    @Test
    void keepsWhatWasPutAfterTheSweepBegan() throws IOException {
        put("hello");
        Instant before = Instant.now().minusSeconds(3600);
        assertThat(store().untouchedSince("2c", before)).isEmpty();
        assertThat(store().remove(Set.of(HELLO), before)).isZero();
        assertThat(read(HELLO)).isEqualTo("hello");
    }

    @Test
    void removesWhatIsOldAndNamed() throws IOException {
        put("hello");
        put("other");
        assertThat(store().remove(Set.of(HELLO), Instant.now().plusSeconds(60))).isEqualTo(1);
        assertThat(store().open(HELLO)).isEmpty();
    }

    @Test
    void takesALargeFile() throws IOException {
        byte[] large = new byte[3_000_001];
        large[3_000_000] = 7;
        StoredFile file = store().put(new ByteArrayInputStream(large), "application/octet-stream");
        try (InputStream in = store().open(file.sha256()).orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo(large);
        }
    }

    private StoredFile put(String text) throws IOException {
        return store().put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "text/plain");
    }

    private String read(String hash) throws IOException {
        try (InputStream in = store().open(hash).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
