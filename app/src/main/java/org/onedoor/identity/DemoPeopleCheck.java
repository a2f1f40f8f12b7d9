package org.onedoor.identity;

import java.util.List;
import java.util.Set;
import org.onedoor.definition.Check;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;

/** Checks the file of demo people; found by {@link java.util.ServiceLoader}. */
public final class DemoPeopleCheck implements Check {

    @Override
    public Set<String> kinds() {
        return Set.of(DemoCast.KIND);
    }

    @Override
    public void check(List<Document> documents, Mistakes mistakes) {
        for (Document document : documents) {
            if (document.kind().equals(DemoCast.KIND)) {
                DemoCast.read(document, mistakes);
            }
        }
    }
}
