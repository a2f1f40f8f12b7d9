package org.onedoor.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.Checks;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;

/**
 * Breaks one line of a good file, a thousand times over: the definitions are still valid, or the mistake is reported, and
 * one of the reports stands at the broken line or says where to look. Nothing ever falls over.
 */
class MutatedDefinitionsTest {

    private static final long SEED = 39046;
    private static final int ROUNDS = 1_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final Random random = new Random(SEED);
    private final Map<String, List<String>> files = new LinkedHashMap<>();
    private final Map<String, List<Document>> documents = new LinkedHashMap<>();

    MutatedDefinitionsTest() throws IOException {
        try (Stream<Path> walk = Files.walk(DemoStandard.DEFINITIONS)) {
            for (Path file : walk.filter(
                            path -> path.toString().matches(".*/(standard|items|papers|documents)/.*\\.yaml"))
                    .sorted()
                    .toList()) {
                files.put(file.toString(), Files.readAllLines(file));
            }
        }
        Mistakes mistakes = new Mistakes();
        files.forEach((file, lines) ->
                documents.put(file, DefinitionFolder.read(file, String.join("\n", lines) + "\n", mistakes)));
        Checks.run(documents.values().stream().flatMap(List::stream).toList(), mistakes);
        assertThat(mistakes.all()).as("the good files").isEmpty();
    }

    @Test
    void aThousandMutationsAreValidOrRefusedAtTheRightLine() {
        List<String> names = List.copyOf(files.keySet());
        List<String> astray = new ArrayList<>();
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String file = names.get(random.nextInt(names.size()));
            Mutation mutation = mutate(Objects.requireNonNull(files.get(file)));
            Mistakes mistakes = new Mistakes();
            List<Document> good = Objects.requireNonNull(documents.get(file));
            documents.put(file, DefinitionFolder.read(file, String.join("\n", mutation.lines()) + "\n", mistakes));
            List<Document> read = standardsAndOneItem(file, names);
            Checks.run(read, mistakes);
            if (mistakes.none()) {
                assertThat(Standard.of(read, TODAY, mistakes).elements()).isNotEmpty();
                assertThat(mistakes.all()).isEmpty();
            }
            documents.put(file, good);
            if (mistakes.none()) {
                continue;
            }
            refused++;
            if (mistakes.all().stream().noneMatch(mistake -> pointsAt(mistake, file, mutation))) {
                astray.add("round " + round + ": " + mutation.what() + " at " + file + ":" + mutation.line() + "\n  "
                        + mistakes.all());
            }
        }
        assertThat(astray).isEmpty();
        assertThat(refused).as("mutations that matter").isGreaterThan(ROUNDS / 3);
    }

    /** All standards with the changed item, or with any: compiling every item's conditions each time takes minutes. */
    private List<Document> standardsAndOneItem(String changed, List<String> names) {
        List<String> items =
                names.stream().filter(name -> name.contains("/items/")).toList();
        String item = items.contains(changed) ? changed : items.get(random.nextInt(items.size()));
        return documents.entrySet().stream()
                .filter(entry -> entry.getKey().equals(item) || !items.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /**
     * What is missing is told where the mapping around it begins, or where it is referred to by its name; a quote that was
     * opened and lost its end swallows lines up to the next quote.
     */
    private static boolean pointsAt(Mistake mistake, String file, Mutation mutation) {
        String what = mistake.what().en();
        if (mutation.identity() && what.contains(mutation.word())) {
            return true;
        }
        int line = mistake.place().line();
        boolean here = line >= mutation.from() - 1 && line <= mutation.to();
        boolean swallowed = mutation.openQuote() && line > mutation.line() && what.startsWith("not valid YAML");
        // a code that is gone is told where it was used
        boolean code = file.contains("/code-sets/")
                && what.contains(
                        "code set " + Path.of(file).getFileName().toString().replace(".yaml", ""));
        if (code) {
            return true;
        }
        boolean kind = mutation.ofKind() && what.startsWith("there is no kind of definition");
        return mistake.place().file().equals(file) && (here || swallowed || kind);
    }

    /**
     * A changed file.
     *
     * @param line the changed line, from 1
     * @param from the first line of the entry around it
     * @param to the last line of the entry around it, and the line after
     * @param identity whether the line said what something is called
     * @param word the name that the line gave
     * @param openQuote whether a double quote on the line is left open
     * @param ofKind whether the line said of which kind the whole file is
     */
    private record Mutation(
            List<String> lines,
            String what,
            int line,
            int from,
            int to,
            boolean identity,
            String word,
            boolean openQuote,
            boolean ofKind) {}

    private Mutation mutate(List<String> good) {
        List<String> lines = new ArrayList<>(good);
        int at;
        do {
            at = random.nextInt(lines.size());
        } while (lines.get(at).isBlank() || lines.get(at).strip().startsWith("#"));
        String line = lines.get(at);
        String what;
        switch (random.nextInt(7)) {
            case 0 -> {
                what = "removed";
                lines.remove(at);
            }
            case 1 -> {
                what = "doubled";
                lines.add(at, line);
            }
            case 2 -> {
                what = "mistyped";
                int i = random.nextInt(line.length());
                lines.set(at, line.substring(0, i) + (char) ('a' + random.nextInt(26)) + line.substring(i + 1));
            }
            case 3 -> {
                what = "lost a character";
                int i = random.nextInt(line.length());
                lines.set(at, line.substring(0, i) + line.substring(i + 1));
            }
            case 4 -> {
                what = "indented";
                lines.set(at, " " + line);
            }
            case 5 -> {
                what = "cut off";
                lines.set(at, line.substring(0, random.nextInt(line.length())));
            }
            default -> {
                what = "changed a digit";
                lines.set(at, line.replaceFirst("\\d(?=\\D*$)", Integer.toString(random.nextInt(10))));
            }
        }
        int from = good.stream().anyMatch("entries:"::equals) ? at : 0;
        while (from > 0 && !startsEntry(good.get(from))) {
            from--;
        }
        int to = at + 1;
        while (to < good.size() && !startsEntry(good.get(to))) {
            to++;
        }
        String now = what.equals("changed a digit") ? lines.get(at) : line;
        String word = now.replaceFirst(".*\\b(?:id|code|element|material|page|group): \"?([^\",}]*).*", "$1")
                .strip();
        boolean identity = line.matches(".*\\b(id|code|element|material|page|group|effective|region):.*");
        boolean openQuote = at < lines.size()
                && lines.get(at).chars().filter(letter -> letter == '"').count() % 2 == 1;
        return new Mutation(lines, what, at + 1, from + 1, to + 2, identity, word, openQuote, line.startsWith("kind:"));
    }

    private static boolean startsEntry(String line) {
        return line.matches(" {0,2}- .*") || line.matches("[a-z].*");
    }
}
