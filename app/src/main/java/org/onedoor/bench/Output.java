package org.onedoor.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Command;
import picocli.CommandLine.Option;

/** What every bench does with its figures. */
final class Output {

    @Option(names = "--json", description = "One object a line: measure, value, unit, goal, met.")
    private boolean json;

    @Option(names = "--write", paramLabel = "FILE", description = "Also keep the run there, as docs/performance.md.")
    private @Nullable Path file;

    private final List<Measure> measures = new ArrayList<>();

    void add(Measure measure) {
        measures.add(measure);
        System.out.println(json ? measure.json() : measure.line());
    }

    /** What goes on, for who waits. */
    static void tell(String what) {
        System.err.println(what);
    }

    /** Keeps the run where asked; answers {@link Command#REFUSED} where a goal was missed. */
    int end(String bench, String what) throws IOException {
        Machine machine = Machine.here(Command.root());
        if (!json) {
            System.out.println(machine.words());
        }
        if (file != null) {
            new Report(bench, what, machine, List.copyOf(measures))
                    .write(file, Clock.system(ZoneId.of("Asia/Shanghai")));
        }
        return measures.stream().allMatch(Measure::met) ? Command.DONE : Command.REFUSED;
    }
}
