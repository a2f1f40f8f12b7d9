package org.onedoor.catalog.search;

import java.util.List;
import java.util.Set;
import org.onedoor.definition.Check;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;

/** Checks the words of search for {@code ./onedoor check}. */
public final class SearchWordsCheck implements Check {

    @Override
    public Set<String> kinds() {
        return Set.of(SearchWords.KIND);
    }

    @Override
    public void check(List<Document> documents, Mistakes mistakes) {
        SearchWords.read(documents, mistakes);
    }
}
