package org.onedoor.bench;

/**
 * What systems are compared by; lives are whole ones a second.
 *
 * @param usual lives with the usual count of people
 * @param best lives with the system's own best count of people
 * @param crowd lives with the most people at once
 * @param filled lives with the usual count of people on filled tables
 * @param page the 99th percentile of a queue's first page on filled tables, in ms
 */
record Figures(
        String title,
        double usual,
        double best,
        double crowd,
        double statements,
        double wal,
        double bytes,
        double filled,
        double page) {}
