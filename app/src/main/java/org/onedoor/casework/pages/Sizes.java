package org.onedoor.casework.pages;

/** A file's size in words. */
public final class Sizes {

    private Sizes() {}

    static String of(long bytes) {
        return bytes < 1_000_000 ? Math.max(1, bytes / 1000) + " KB" : "%.1f MB".formatted(bytes / 1_000_000.0);
    }
}
