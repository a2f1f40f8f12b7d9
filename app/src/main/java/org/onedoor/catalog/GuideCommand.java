package org.onedoor.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Command;
import org.onedoor.shared.Text;
import org.onedoor.standard.Language;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code ./onedoor guide TEXT}: the search of the home page on the files of {@code definitions/}, without a server. */
@picocli.CommandLine.Command(
        name = "guide",
        description = "Find items for a plain sentence, pinyin, initials or English words, best first.",
        footer = {"", "Example: ./onedoor guide 我想开一家奶茶店"})
public final class GuideCommand implements Command {

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "What somebody wants, in their own words.")
    private List<String> words = List.of();

    @Option(names = "--json", description = "One object a line: item, name, why.")
    private boolean json;

    @Mixin
    private Language language = new Language();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--definitions", paramLabel = "DIR", description = "Default: definitions/ beside the script.")
    private @Nullable Path definitions;

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || limit > 100) {
            complain("--limit 从 1 到 100。", "--limit is from 1 to 100.");
            return MISUSED;
        }
        Path folder = definitions == null ? Command.root().resolve("definitions") : definitions;
        if (!Files.isDirectory(folder.resolve("items"))) {
            complain(
                    "没有文件夹 " + folder.resolve("items") + "。请用 --definitions 指定。",
                    "There is no folder " + folder.resolve("items") + ". Name one with --definitions.");
            return REFUSED;
        }
        Mistakes mistakes = new Mistakes();
        FolderGuide guide = FolderGuide.read(folder, mistakes);
        Locale locale = language.locale();
        if (!mistakes.none()) {
            int count = mistakes.all().size();
            String first = mistakes.all().getFirst().line(locale);
            complain(
                    folder + " 里有 " + count + " 处错误，可能有事项没有列出；./onedoor check 会逐一说明。第一处：" + first,
                    count + " mistakes in " + folder + ", which may hide items; ./onedoor check tells them. The first: "
                            + first);
        }
        List<FolderGuide.Found> found = guide.find(String.join(" ", words), limit);
        for (FolderGuide.Found one : found) {
            System.out.println(line(one.item(), one.name().in(locale), one.why().in(locale)));
        }
        if (found.isEmpty()) {
            complain(
                    "没有找到。换个说法，说说是什么事：开什么店、要什么证、家里有什么事。",
                    "Nothing was found. Say what it is about: a kind of shop, a certificate, an event.");
        }
        return DONE;
    }

    private void complain(String zh, String en) {
        System.err.println(new Text(zh, en).in(language.locale()));
    }

    private String line(String item, String name, String why) {
        return json
                ? JsonNodeFactory.instance
                        .objectNode()
                        .put("item", item)
                        .put("name", name)
                        .put("why", why)
                        .toString()
                : name + "  (" + item + ")  " + why;
    }
}
