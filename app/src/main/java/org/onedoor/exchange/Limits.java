package org.onedoor.exchange;

/** How much may come in at once: more is refused before it is read, so that no file takes the memory of a whole node. */
final class Limits {

    /** Bytes of all files of one import. */
    static final int FILES = 5_000_000;

    /** Bytes of a workbook once it is unpacked. */
    static final long UNPACKED = 24_000_000;

    /** Parts of a workbook's archive. */
    static final int PARTS = 200;

    static final int SHEETS = 20;
    static final int ROWS = 10_000;
    static final int COLUMNS = 100;

    /** Characters of one cell. */
    static final int CELL = 8_000;

    /** Mistakes that are told of one table: who has mended so many sends it again. */
    static final int MISTAKES = 200;

    /** Beginnings of one import: they are written in one transaction. */
    static final int DRAFTS = 1_000;

    private Limits() {}
}
