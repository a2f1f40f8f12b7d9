package org.onedoor.files;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * How much memory the unpacking of uploads may take at a time. Who needs more than is left waits; a program that runs out
 * of memory ends, so a handful of large photos must not be able to bring it there.
 */
final class Allowance {

    private static final long PIECE = 64 * 1024;

    private final int all;
    private final Semaphore pieces;

    Allowance(long bytes) {
        this.all = (int) Math.max(1, bytes / PIECE);
        this.pieces = new Semaphore(all, true);
    }

    /** A third of the heap: the rest is for everything else that goes on. */
    static Allowance ofThisProgram() {
        return new Allowance(Runtime.getRuntime().maxMemory() / 3);
    }

    long bytes() {
        return all * PIECE;
    }

    interface Work<T> {
        T run() throws IOException;
    }

    /** Does the work when so much is free; who needs all of it or more works alone. */
    <T> T with(long bytes, Work<T> work) throws IOException {
        int need = Math.clamp((bytes + PIECE - 1) / PIECE, 1, all);
        pieces.acquireUninterruptibly(need);
        try {
            return work.run();
        } finally {
            pieces.release(need);
        }
    }
}
