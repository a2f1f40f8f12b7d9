package org.onedoor.standard;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;

/** The demo city's standards, read from the files that ship. */
public final class DemoStandard {

    public static final Path DEFINITIONS = Path.of("..", "definitions");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private DemoStandard() {}

    public static Standard read() {
        return on(TODAY);
    }

    /** As it was known on a day. */
    public static Standard on(LocalDate day) {
        Mistakes mistakes = new Mistakes();
        Standard standard = Standard.read(DEFINITIONS.resolve("standard"), day, mistakes);
        if (!mistakes.none()) {
            throw new AssertionError(mistakes.all().toString());
        }
        return standard;
    }

    static List<Document> documents() {
        return DefinitionFolder.read(DEFINITIONS.resolve("standard"), new Mistakes());
    }
}
