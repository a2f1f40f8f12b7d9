package org.onedoor.data;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.onedoor.definition.Check;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.standard.Standard;

/** Checks the file of demo records against the standard; found by {@link java.util.ServiceLoader}. */
public final class DemoRecordsCheck implements Check {

    /** After every version that a folder may hold. */
    private static final LocalDate NEWEST = LocalDate.of(9999, 12, 31);

    @Override
    public Set<String> kinds() {
        return Set.of(DemoRecords.KIND);
    }

    @Override
    public void check(List<Document> documents, Mistakes mistakes) {
        // The standard's own mistakes are told by its own check.
        Standard standard = Standard.of(documents, NEWEST, new Mistakes());
        documents.stream()
                .filter(document -> document.kind().equals(DemoRecords.KIND))
                .forEach(document -> DemoRecords.read(document, standard, mistakes));
    }
}
