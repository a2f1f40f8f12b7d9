package org.onedoor.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.onedoor.definition.Check;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.standard.Standard;

/** Checks the forms of documents, each by itself; {@link ItemCheck} checks them against the items that use them. */
public final class DocumentTemplateCheck implements Check {

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** Made by the service loader. */
    public DocumentTemplateCheck() {}

    @Override
    public Set<String> kinds() {
        return Set.of(DocumentTemplateReader.KIND);
    }

    @Override
    public void check(List<Document> documents, Mistakes mistakes) {
        Standard standard = Standard.of(documents, LAST_DAY, new Mistakes());
        DocumentTemplateReader reader = new DocumentTemplateReader(standard, mistakes);
        documents.stream()
                .filter(document -> document.kind().equals(DocumentTemplateReader.KIND))
                .forEach(document -> reader.read(document, 0, mistakes));
    }
}
