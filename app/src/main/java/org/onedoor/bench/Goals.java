package org.onedoor.bench;

import java.util.List;

/** What Onedoor must reach beside its peers and the limit of the same run. */
record Goals(Figures ours, Figures flowable, Figures operaton, Figures limit) {

    List<Measure> measures() {
        String usual = "whole lives, few people";
        String crowd = "whole lives, the most people at once";
        return List.of(
                lives(flowable.title(), flowable.usual(), 10, usual, ours.usual()),
                lives(operaton.title(), operaton.usual(), 7, usual, ours.usual()),
                lives(limit.title(), limit.usual(), 0.6, usual, ours.usual()),
                lives(flowable.title() + " at its best", flowable.best(), 25, crowd, ours.crowd()),
                lives(limit.title(), limit.crowd(), 1, crowd, ours.crowd()),
                lives("empty tables", ours.usual(), 0.9, "whole lives, filled tables", ours.filled()),
                Measure.atMost(14, "statements a life", ours.statements(), ""),
                Measure.atMost(14_000, "WAL a life", ours.wal(), "bytes"),
                Measure.atMost(6_000, "kept for each closed case", ours.bytes(), "bytes"),
                Measure.atMost(3, "first page of a queue, filled tables, p99", ours.page(), "ms"));
    }

    private static Measure lives(String peer, double theirs, double least, String name, double value) {
        return Measure.against(peer, theirs, least, name, value, "a second");
    }
}
