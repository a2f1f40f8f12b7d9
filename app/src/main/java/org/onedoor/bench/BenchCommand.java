package org.onedoor.bench;

import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Command;
import picocli.CommandLine;

/** {@code ./onedoor bench NAME}: measures, never assumes. */
@CommandLine.Command(
        name = "bench",
        description =
                "Measure a start or the pages of nodes of its own, the work on cases beside peers, what a crash leaves,"
                        + " what search finds, or conditions beside peers.",
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            StartBench.class,
            PagesBench.class,
            CaseworkBench.class,
            CrashBench.class,
            GuideBench.class,
            CatalogueBench.class
        })
public final class BenchCommand implements Command {

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** Made by the command line. */
    public BenchCommand() {}

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(System.err);
        }
        return MISUSED;
    }
}
