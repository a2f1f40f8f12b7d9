package org.onedoor.catalog;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.standard.Standard;

/** The real definitions folder, read without a database, for tests of what follows from it. */
final class ItemsOfTheDemoCity {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    final Standard standard;
    private final List<Document> documents;

    ItemsOfTheDemoCity() {
        Mistakes mistakes = new Mistakes();
        documents = DefinitionFolder.read(Path.of("..", "definitions"), mistakes);
        standard = Standard.of(documents, TODAY, mistakes);
        requireNone(mistakes);
    }

    Item item(String id) {
        Mistakes mistakes = new Mistakes();
        Document document = documents.stream()
                .filter(known -> known.kind().equals("item") && known.id().equals(id))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        Item item = ItemReader.read(document, 1, standard, mistakes);
        requireNone(mistakes);
        return item;
    }

    /** What the check says of the folder with one item's text in place of its own. */
    static List<String> mistakesOf(String text) {
        Mistakes mistakes = new Mistakes();
        List<Document> documents =
                new java.util.ArrayList<>(DefinitionFolder.read(Path.of("..", "definitions"), mistakes).stream()
                        .filter(document -> !document.kind().equals("item"))
                        .toList());
        documents.addAll(DefinitionFolder.read("item.yaml", text, mistakes));
        new ItemCheck().check(documents, mistakes);
        return mistakes.all().stream()
                .map(mistake -> mistake.line(Locale.ENGLISH))
                .toList();
    }

    /** The same with the forms of documents in place of the folder's. */
    static List<String> mistakesOf(String text, String templates) {
        Mistakes mistakes = new Mistakes();
        List<Document> documents =
                new java.util.ArrayList<>(DefinitionFolder.read(Path.of("..", "definitions"), mistakes).stream()
                        .filter(document -> !document.kind().equals("item")
                                && !document.kind().equals(DocumentTemplateReader.KIND))
                        .toList());
        documents.addAll(DefinitionFolder.read("item.yaml", text, mistakes));
        documents.addAll(DefinitionFolder.read("documents.yaml", templates, mistakes));
        new ItemCheck().check(documents, mistakes);
        new DocumentTemplateCheck().check(documents, mistakes);
        return mistakes.all().stream()
                .map(mistake -> mistake.line(Locale.ENGLISH))
                .toList();
    }

    private static void requireNone(Mistakes mistakes) {
        if (!mistakes.none()) {
            throw new AssertionError(mistakes.all().stream()
                    .map(mistake -> mistake.line(Locale.ENGLISH))
                    .toList());
        }
    }
}
