package org.onedoor.bench;

/** Reads the figures of operation that a node tells. */
final class Prometheus {

    private Prometheus() {}

    /** The sum of a metric over all pools of an area of memory, in MB. */
    static double sum(String figures, String metric, String area) {
        double bytes = figures.lines()
                .filter(line -> line.startsWith(metric + "{") && line.contains("area=\"" + area + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        if (bytes <= 0) {
            throw new BenchFailed("the node tells no " + metric + " of " + area);
        }
        return bytes / (1 << 20);
    }
}
