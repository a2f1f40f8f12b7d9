package org.onedoor.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.shared.Command;
import picocli.CommandLine;

class CommandsTest {

    private record Answer(int exit, String out, String err) {}

    @Test
    void theClockPrintsTheLastDayFirst() {
        assertThat(clock("--region", "330300", "--accepted", "2020-01-20", "--working-days", "20"))
                .isEqualTo(new Answer(0, "2020-03-02\n", ""));
        assertThat(clock("--region", "000000", "--accepted", "2020-01-20", "--working-days", "20"))
                .isEqualTo(new Answer(0, "2020-02-25\n", ""));
        assertThat(clock(
                                "--region",
                                "330300",
                                "--accepted",
                                "2020-01-20",
                                "--working-days",
                                "20",
                                "--limit",
                                "statutory")
                        .out())
                .isEqualTo("2020-02-25\n");
        assertThat(clock("--region", "330300", "--accepted", "2026-09-16", "--days", "15")
                        .out())
                .isEqualTo("2026-10-08\n");
        assertThat(clock("--region", "330300", "--accepted", "2026-11-24", "--same-day")
                        .out())
                .isEqualTo("2026-11-24\n");
    }

    @Test
    void theClockExplainsEachDayInTheLanguageAskedFor() {
        String[] arguments = {
            "--region", "330300", "--accepted", "2020-01-17", "--working-days", "5", "--explain", "--language"
        };
        assertThat(clock(with(arguments, "en")).out().lines())
                .hasSize(8)
                .anyMatch(line -> line.startsWith("2020-01-19 Sun    1  worked in exchange for Spring Festival"));
        assertThat(clock(with(arguments, "zh")).out()).contains("2020-01-18 周六", "周末");
    }

    @Test
    void theClockShowsBothTimesOfALateArrival() {
        Answer answer = clock(
                "--region",
                "330300",
                "--accepted",
                "2026-11-24",
                "--at",
                "17:01",
                "--working-days",
                "1",
                "--language",
                "en");
        assertThat(answer.out()).startsWith("2026-11-26\nreceived 2026-11-24 17:01, counts as 2026-11-25 09:00: ");
    }

    @Test
    void theClockSpeaksJson() {
        assertThat(clock("--region", "330300", "--accepted", "2020-01-17", "--working-days", "5", "--json")
                        .out())
                .contains("\"last\":\"2020-01-23\"", "\"unit\":\"working-days\"")
                .hasLineCount(1);
    }

    @Test
    void theClockRefusesAYearWithoutACalendar() {
        Answer answer =
                clock("--region", "330300", "--accepted", "2031-03-03", "--working-days", "1", "--language", "en");
        assertThat(answer.exit()).isEqualTo(Command.REFUSED);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("2031", "330300", "calendars.yaml");
        assertThat(clock("--region", "330300", "--accepted", "2018-12-28", "--working-days", "5", "--json"))
                .as("a year before the first is no better")
                .satisfies(before -> assertThat(before.err()).contains("2018"))
                .satisfies(before -> assertThat(before.out()).isEmpty());
        assertThat(clock("--region", "330300", "--accepted", "2026-03-02", "--years", "5")
                        .exit())
                .as("whether the last day is worked is not known")
                .isEqualTo(Command.REFUSED);
    }

    @Test
    void theCheckSaysInOctoberThatNextYearIsMissing() {
        assertThat(run(checkIn("2028-09-30"), "../definitions/standard").err()).doesNotContain("2029");
        Answer answer = run(checkIn("2028-10-01"), "../definitions/standard", "--language", "en");
        assertThat(answer.exit()).isZero();
        assertThat(answer.err()).contains("2029");
    }

    @Test
    void theClockRefusesMisuse() {
        assertThat(clock("--region", "999999", "--accepted", "2020-01-17", "--working-days", "5")
                        .exit())
                .isEqualTo(Command.MISUSED);
        assertThat(clock("--region", "330300", "--accepted", "2020-01-17", "--working-days", "0")
                        .exit())
                .isEqualTo(Command.MISUSED);
        assertThat(clock("--region", "330300", "--accepted", "2020-01-17").exit())
                .isEqualTo(Command.MISUSED);
        assertThat(clock("--region", "330300", "--accepted", "2020-02-30", "--working-days", "5")
                        .exit())
                .isEqualTo(Command.MISUSED);
        assertThat(clock("--region", "330300", "--accepted", "2020-01-17", "--days", "5", "--working-days", "5")
                        .exit())
                .isEqualTo(Command.MISUSED);
    }

    @Test
    void theCheckOfGoodFilesSaysHowManyThereAre() {
        Answer answer = run(checkIn("2026-06-30"), "../definitions/standard", "--lang", "zh");
        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).matches("../definitions/standard：[1-9]\\d* 份定义，都没有问题\n");
        assertThat(run(checkIn("2026-06-30"), "../definitions/standard", "--json"))
                .isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void theCheckSaysInNovemberThatNextYearIsProvisional() {
        assertThat(run(checkIn("2026-10-31"), "../definitions/standard").err()).isEmpty();
        Answer november = run(checkIn("2026-11-01"), "../definitions/standard", "--language", "en");
        assertThat(november.exit()).isZero();
        assertThat(november.err()).contains("2027", "provisional");
    }

    private static CheckCommand checkIn(String day) {
        CheckCommand check = new CheckCommand();
        check.today = LocalDate.parse(day);
        return check;
    }

    @Test
    void theClockSaysHowADayAndATimeAreWritten() {
        Answer day = clock("--region", "330300", "--accepted", "24.11.2026", "--days", "5", "--language", "en");
        assertThat(day).isEqualTo(new Answer(2, "", "--accepted \"24.11.2026\" is no day; write it like 2026-11-24\n"));
        Answer time = clock(
                "--region", "330300", "--accepted", "2026-11-24", "--at", "6 pm", "--days", "5", "--language", "zh");
        assertThat(time.exit()).isEqualTo(Command.MISUSED);
        assertThat(time.err()).contains("“6 pm” 不是时间");
    }

    @Test
    void theCheckOfBrokenFilesTellsAllOfThem() {
        Answer answer = run(new CheckCommand(), "src/test/resources/broken-definitions", "--language", "en");
        assertThat(answer.exit()).isEqualTo(Command.REFUSED);
        assertThat(answer.out().lines().toList())
                .hasSizeGreaterThan(40)
                .allMatch(line -> line.matches("src/test/resources/broken-definitions/\\S+\\.yaml:\\d+: .+ — .+"));
        Answer json = run(new CheckCommand(), "src/test/resources/broken-definitions", "--json");
        assertThat(json.out().lines().toList())
                .hasSameSizeAs(answer.out().lines().toList())
                .allMatch(line -> line.startsWith("{\"file\":\"src/test/resources/broken-definitions/"));
    }

    @Test
    void theCheckOfNoFolderIsMisuse() {
        assertThat(run(new CheckCommand(), "no-such-folder").exit()).isEqualTo(Command.MISUSED);
    }

    private static Answer clock(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--definitions", "../definitions/standard"));
        all.addAll(List.of(arguments));
        return run(new ClockCommand(), all.toArray(String[]::new));
    }

    private static String[] with(String[] arguments, String last) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(last);
        return all.toArray(String[]::new);
    }

    private static Answer run(Command command, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exit = new CommandLine(command)
                    .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                    .execute(arguments);
            return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }
}
