package org.onedoor.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.shared.Refused;

class FolderStoreTest extends FileStoreContract {

    @TempDir
    Path folder;

    @Override
    FileStore store() {
        return new FolderStore(folder, 0, Clock.systemUTC());
    }

    @Test
    void refusesWhenTheDiskIsFullAndLeavesNothing() throws IOException {
        FileStore full = new FolderStore(folder, Long.MAX_VALUE, Clock.systemUTC());
        assertThatThrownBy(() -> full.put(new ByteArrayInputStream(new byte[10]), "text/plain"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(FileRefusal.StorageFull.class));
        assertThat(files()).isZero();
    }

    @Test
    void leavesNothingWhenTheSenderBreaksOff() throws IOException {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream(new byte[1000]), new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] block, int from, int length) throws IOException {
                        throw new IOException("connection reset");
                    }
                });
        assertThatThrownBy(() -> store().put(broken, "text/plain")).isInstanceOf(IOException.class);
        assertThat(files()).isZero();
    }

    @Test
    void neverLeavesItsFolder() {
        assertThatThrownBy(() -> store().open("../../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
