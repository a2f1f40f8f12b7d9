package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.onedoor.shared.Command;
import picocli.CommandLine;

class CommandLinesTest {

    @Test
    void helpsWithEveryCommand() {
        for (String name : CommandLines.commands().getSubcommands().keySet()) {
            StringWriter said = new StringWriter();
            int code = CommandLines.commands().setOut(new PrintWriter(said)).execute(name, "--help");

            assertThat(code).as(name).isEqualTo(Command.DONE);
            assertThat(said.toString()).as(name).startsWith("Usage: onedoor ").contains("--help");
        }
    }

    @Test
    void describesEveryCommand() {
        CommandLines.commands()
                .getSubcommands()
                .forEach((name, command) -> assertThat(
                                command.getCommandSpec().usageMessage().description())
                        .as(name)
                        .isNotEmpty());
    }

    @Test
    void answersTwoToWhatItDoesNotKnow() {
        CommandLine commands = CommandLines.commands().setErr(new PrintWriter(new StringWriter()));

        assertThat(commands.execute("no-such-command")).isEqualTo(Command.MISUSED);
        assertThat(commands.execute("run", "--no-such-option")).isEqualTo(Command.MISUSED);
        assertThat(commands.execute("run", "--port", "many")).isEqualTo(Command.MISUSED);
    }

    @Test
    void answersOneToAPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(CommandLines.execute("run", "--port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo(Command.REFUSED);
        }
    }

    /** A command that needs no server is quick because neither the framework nor the driver is loaded. */
    @Test
    void loadsNoFrameworkForACommandThatNeedsNone() throws IOException {
        Process help = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Onedoor.class.getName(),
                        "--help")
                .start();
        String loaded = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(loaded).contains("picocli.CommandLine ", "Usage: onedoor");
        assertThat(loaded)
                .doesNotContain(" org.springframework.boot.", " org.postgresql.", " org.springframework.core.");
    }
}
