package org.onedoor.files;

import java.io.IOException;
import java.nio.file.Path;
import org.onedoor.shared.Refused;

/** Tells a full disk, which a person is told about, from a broken one, which is a fault. */
final class DiskFull {

    private DiskFull() {}

    interface Writing {
        void run() throws IOException;
    }

    /** Does the writing; a disk or quota that is full becomes {@link FileRefusal.StorageFull}. */
    static void guard(Path place, Writing writing) throws IOException {
        guarded(place, () -> {
            writing.run();
            return place;
        });
    }

    /** The same for writing that answers something. */
    static <T> T guarded(Path place, Allowance.Work<T> writing) throws IOException {
        try {
            return writing.run();
        } catch (IOException failure) {
            // Java has no type for ENOSPC and EDQUOT.
            String text = String.valueOf(failure.getMessage());
            if (text.contains("No space left")
                    || text.contains("quota")
                    || place.toFile().getUsableSpace() == 0) {
                throw new Refused(new FileRefusal.StorageFull());
            }
            throw failure;
        }
    }
}
