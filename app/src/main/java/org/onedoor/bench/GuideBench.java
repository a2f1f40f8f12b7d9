package org.onedoor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.FolderGuide;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Command;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./onedoor bench guide}: how often everyday questions lead to the right item. */
@CommandLine.Command(
        name = "guide",
        description = "How often everyday questions lead to the right item: those that search may be improved by, and"
                + " those that were put aside.")
final class GuideBench implements Command {

    /** Somebody looks at three, not at ten. */
    private static final int SHOWN = 3;

    @Mixin
    private Output output = new Output();

    @Option(names = "--misses", description = "Tell which questions were missed; not of those put aside.")
    private boolean misses;

    @Option(names = "--definitions", paramLabel = "DIR", description = "Default: definitions/ beside the script.")
    private @Nullable Path definitions;

    @Option(names = "--questions", paramLabel = "DIR", description = "Default: bench/guide/ beside the script.")
    private @Nullable Path questions;

    /** One question and what answers it. */
    private record Question(String text, Set<String> right) {}

    /** How many were right at once, and among the first three. */
    private record Score(int asked, int first, int three) {

        double firstShare() {
            return 100.0 * first / asked;
        }

        double threeShare() {
            return 100.0 * three / asked;
        }
    }

    @Override
    public Integer call() throws IOException {
        Path folder = definitions == null ? Command.root().resolve("definitions") : definitions;
        Path asked = questions == null ? Command.root().resolve("bench").resolve("guide") : questions;
        Path known = asked.resolve("questions.tsv");
        Path aside = asked.resolve("put-aside.tsv");
        if (!Files.isDirectory(folder.resolve("items")) || !Files.isRegularFile(known) || !Files.isRegularFile(aside)) {
            System.err.println("There is no " + folder.resolve("items") + ", " + known + " or " + aside + ".");
            return MISUSED;
        }
        FolderGuide guide = FolderGuide.read(folder, new Mistakes());
        Score open = score(guide, read(known, guide), misses);
        Score held = score(guide, read(aside, guide), false);
        output.add(Measure.of("items", guide.items().size(), ""));
        output.add(Measure.of("questions", open.asked(), ""));
        output.add(atLeast(85, "first answer right", open.firstShare()));
        output.add(atLeast(97, "right among the first three", open.threeShare()));
        output.add(Measure.of("questions put aside", held.asked(), ""));
        output.add(atLeast(85, "put aside: first answer right", held.firstShare()));
        output.add(atLeast(97, "put aside: right among the first three", held.threeShare()));
        return output.end("guide", "Everyday questions (`bench/guide/`) and the items that search puts first.");
    }

    private static Measure atLeast(double goal, String name, double value) {
        return Measure.against("of all", 100, goal / 100, name, value, "%");
    }

    private static Score score(FolderGuide guide, List<Question> questions, boolean tell) {
        int first = 0;
        int three = 0;
        for (Question question : questions) {
            List<String> found = guide.find(question.text(), SHOWN).stream()
                    .map(FolderGuide.Found::item)
                    .toList();
            boolean atOnce = !found.isEmpty() && question.right().contains(found.getFirst());
            boolean among = found.stream().anyMatch(question.right()::contains);
            first += atOnce ? 1 : 0;
            three += among ? 1 : 0;
            if (tell && !atOnce) {
                System.out.printf(
                        Locale.ROOT,
                        "%s  %s  wanted %s, found %s%n",
                        among ? "second" : "missed",
                        question.text(),
                        question.right(),
                        found);
            }
        }
        return new Score(questions.size(), first, three);
    }

    /** @throws IOException where a line names an item that is not there */
    private static List<Question> read(Path file, FolderGuide guide) throws IOException {
        List<Question> questions = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split("\t", -1);
            List<String> right = new ArrayList<>(List.of(columns[1]));
            if (columns.length > 2 && !columns[2].isBlank()) {
                right.addAll(List.of(columns[2].strip().split("\\s*,\\s*")));
            }
            if (!guide.items().containsAll(right)) {
                throw new IOException(file + ": there is no item " + right + " for " + columns[0]);
            }
            questions.add(new Question(columns[0], Set.copyOf(right)));
        }
        return questions;
    }
}
