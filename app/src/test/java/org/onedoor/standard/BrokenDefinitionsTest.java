package org.onedoor.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.Checks;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;

/**
 * A folder whose files say themselves what is wrong with them: a line that ends in {@code # WRONG words} must be reported
 * with these words ({@code # AND} adds a second mistake), and no other line.
 */
class BrokenDefinitionsTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "broken-definitions");

    private record Expected(String place, String words) {}

    @Test
    void everyMistakeIsFoundAtItsLineAndNothingElse() throws IOException {
        List<Mistake> found = check();
        List<Expected> expected = expected();
        assertThat(expected).hasSizeGreaterThan(40);
        List<String> missed = new ArrayList<>();
        List<Mistake> unexpected = new ArrayList<>(found);
        for (Expected one : expected) {
            boolean there =
                    unexpected.removeIf(mistake -> mistake.place().toString().equals(one.place())
                            && mistake.what().en().concat(mistake.mend().en()).contains(one.words()));
            if (!there) {
                missed.add(one.place() + " " + one.words());
            }
        }
        assertThat(missed).as("not found").isEmpty();
        assertThat(unexpected).as("not expected").isEmpty();
    }

    @Test
    void everyMistakeSaysWhereWhatAndHowToMendItInBothLanguages() {
        for (Mistake mistake : check()) {
            assertThat(mistake.line(Locale.ENGLISH)).matches("[^:]+\\.yaml:\\d+: .+ — .+");
            assertThat(mistake.line(Locale.CHINESE)).matches("[^:]+\\.yaml:\\d+: .+ — .+");
            assertThat(mistake.place().line()).isPositive();
        }
    }

    private static List<Mistake> check() {
        Mistakes mistakes = new Mistakes();
        Checks.run(DefinitionFolder.read(FOLDER, mistakes), mistakes);
        return mistakes.all();
    }

    private static List<Expected> expected() throws IOException {
        List<Expected> expected = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    int mark = lines.get(i).indexOf("# WRONG ");
                    if (mark >= 0) {
                        String words = lines.get(i).substring(mark + "# WRONG ".length());
                        for (String one : words.split(" # AND ", -1)) {
                            expected.add(new Expected(file + ":" + (i + 1), one.strip()));
                        }
                    }
                }
            }
        }
        return expected;
    }
}
