package org.onedoor;

import java.util.ServiceLoader;
import java.util.TimeZone;
import org.onedoor.postgres.DatabaseUnusable;
import org.onedoor.shared.Command;
import org.onedoor.shared.Refused;
import picocli.CommandLine;

/** Finds and runs the command that the arguments name. */
final class CommandLines {

    @CommandLine.Command(
            name = "onedoor",
            description = "One network, one door: 一网通办.",
            synopsisSubcommandLabel = "COMMAND",
            footer = {
                "  test [fast|full]  Run the tests; fast: without browsers, full: every variant.",
                "",
                "Every command has --help. Exit codes: 0 done, 1 refused, 2 misused."
            })
    private static final class Root {}

    private CommandLines() {}

    /** Answers the exit code. */
    static int execute(String... args) {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        return commands().execute(args.length == 0 ? new String[] {"--help"} : args);
    }

    static CommandLine commands() {
        CommandLine root = new CommandLine(new Root());
        for (Command command : ServiceLoader.load(Command.class)) {
            root.addSubcommand(command);
        }
        addHelp(root);
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(CommandLines::explain)
                .setUsageHelpAutoWidth(true)
                .setAbbreviatedOptionsAllowed(false);
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(CommandLines::version);
        command.getSubcommands().values().forEach(CommandLines::addHelp);
    }

    private static String[] version() {
        String version = CommandLines.class.getPackage().getImplementationVersion();
        return new String[] {"Onedoor " + (version == null ? "(not packaged)" : version)};
    }

    /** What the operator can mend is said in words; anything else is a fault of ours and shows where it happened. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        switch (failure) {
            case DatabaseUnusable unusable ->
                command.getErr().println(unusable.getMessage() + ".\n" + unusable.remedy());
            case Refused refused -> command.getErr().println("Refused: " + refused.getMessage());
            default -> failure.printStackTrace(command.getErr());
        }
        return Command.REFUSED;
    }
}
