package org.onedoor.standard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Checks;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Command;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Calendars;
import picocli.CommandLine;

/** {@code ./onedoor check DIR}: every mistake in a folder of definitions, each with its place and how to mend it. */
@CommandLine.Command(name = "check", description = "Check definitions: file:line, what is wrong, how to mend it. 检查定义。")
public final class CheckCommand implements Command {

    private static final LocalDate LATER = LocalDate.of(9999, 12, 31);

    @CommandLine.Parameters(paramLabel = "DIR", arity = "0..1", description = "The folder; definitions/ if left out.")
    private @Nullable Path folder;

    @CommandLine.Option(
            names = "--json",
            description = "Print one object a line: file, line, what, mend; advice where it is no mistake.")
    private boolean json;

    /** The day on which it is asked whether a calendar is missing. */
    LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));

    @CommandLine.Mixin
    private Language language = new Language();

    /** Made by the command line. */
    public CheckCommand() {}

    @Override
    public Integer call() {
        Path asked = folder == null ? Path.of("definitions") : folder;
        Path where = Files.isDirectory(asked) ? asked : Command.root().resolve(asked);
        if (!Files.isDirectory(where)) {
            System.err.println(new Text("没有文件夹 " + asked, "There is no folder " + asked).in(language.locale()));
            return MISUSED;
        }
        Mistakes mistakes = new Mistakes();
        List<Document> documents = DefinitionFolder.read(where, mistakes);
        Checks.run(documents, mistakes);
        Locale locale = language.locale();
        for (Mistake mistake : mistakes.all()) {
            System.out.println(json ? JsonLine.of(mistake) : mistake.line(locale));
        }
        for (Mistake advice : mistakes.advice()) {
            System.out.println(
                    json
                            ? JsonLine.of(advice).with("advice", true)
                            : new Text("提示 ", "advice ").in(locale) + advice.line(locale));
        }
        if (!mistakes.none()) {
            return REFUSED;
        }
        Calendars calendars = Standard.of(documents, LATER, mistakes).calendars();
        calendars
                .missing(today)
                .ifPresent(year -> System.err.println(new Text(
                                year + " 年的日历还没有；没有它，跨到 " + year + " 年的期限算不出来",
                                "The calendar of " + year + " is missing; without it limits that reach into " + year
                                        + " cannot be counted")
                        .in(locale)));
        calendars
                .provisional(today)
                .ifPresent(year -> System.err.println(new Text(
                                year + " 年的日历是推算的（provisional）；放假安排公布后，用同一个 id 写新版本",
                                "The calendar of " + year
                                        + " is provisional; when the notice is out, write it as the next"
                                        + " version of the same id")
                        .in(locale)));
        if (!json) {
            int sound = documents.size();
            System.out.println(
                    new Text(asked + "：" + sound + " 份定义，都没有问题", asked + ": " + sound + " definitions, all sound")
                            .in(locale));
        }
        return DONE;
    }
}
