package org.onedoor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The last run of one bench, kept as a section of a document that may hold other things. */
record Report(String bench, String what, Machine machine, List<Measure> measures) {

    /** Puts the section in the place of the last one, or at the end. */
    void write(Path file, Clock clock) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "# Performance\n";
        Files.writeString(file, into(text, section(OffsetDateTime.now(clock))));
    }

    String into(String text, String section) {
        int from = text.indexOf(begin());
        int to = text.indexOf(end());
        return from < 0 || to < from
                ? text.stripTrailing() + "\n\n" + section
                : text.substring(0, from) + section + text.substring(to + end().length());
    }

    String section(OffsetDateTime at) {
        StringBuilder text = new StringBuilder(begin())
                .append("## `./onedoor bench ")
                .append(bench)
                .append("`\n\n")
                .append(what)
                .append("\n\n")
                .append(at.truncatedTo(ChronoUnit.MINUTES))
                .append(", ")
                .append(machine.words())
                .append(".\n\n| measure | value | goal | |\n|---|---:|---|---|\n");
        for (Measure measure : measures) {
            text.append("| ")
                    .append(measure.name().replace("|", "\\|"))
                    .append(" | ")
                    .append(measure.valueText())
                    .append(" | ")
                    .append(measure.goalText())
                    .append(" | ")
                    .append(measure.metText())
                    .append(" |\n");
        }
        return text.append(end()).toString();
    }

    private String begin() {
        return "<!-- bench " + bench + ": written by ./onedoor bench " + bench + " -->\n";
    }

    private String end() {
        return "<!-- end of bench " + bench + " -->\n";
    }
}
