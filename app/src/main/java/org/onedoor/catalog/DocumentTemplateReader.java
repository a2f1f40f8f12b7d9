package org.onedoor.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.rules.Reading;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Text;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Standard;

/** Reads the forms of documents. Whether an item asks what one speaks of is seen where the item names it. */
final class DocumentTemplateReader {

    static final String KIND = "document-template";

    private static final Set<String> KINDS = Set.of("chapter", "article", "text", "each", "table", "answers");

    private final References references;
    private final Set<String> elements;

    DocumentTemplateReader(Standard standard, Mistakes mistakes) {
        this.references = new References(standard, mistakes);
        this.elements = standard.elements().stream().map(DataElement::id).collect(Collectors.toUnmodifiableSet());
    }

    DocumentTemplate read(Document document, int version, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        Text title = fields.text("title");
        String heading = fields.string("heading");
        balanced(fields, "heading", heading);
        List<DocumentTemplate.Paragraph> paragraphs = new ArrayList<>();
        for (Fields one : fields.children("paragraphs")) {
            paragraph(one).ifPresent(paragraphs::add);
            one.close();
        }
        if (paragraphs.isEmpty()) {
            fields.wrong("paragraphs", "文书没有正文", "the document says nothing", "写上 paragraphs", "write paragraphs");
        }
        fields.close();
        return new DocumentTemplate(document.id(), version, title, heading, List.copyOf(paragraphs));
    }

    private Optional<DocumentTemplate.Paragraph> paragraph(Fields one) {
        List<String> kinds = one.keys().stream().filter(KINDS::contains).toList();
        boolean rows = kinds.contains("each") || kinds.contains("table");
        Predicate<String> single = key -> kinds.equals(List.of(key));
        @Nullable Rule when = rule(one, "when");
        if (rows && kinds.size() <= 2) {
            return Optional.of(kinds.contains("table") ? table(one, when) : each(one, when));
        }
        if (single.test("chapter")) {
            return Optional.of(new DocumentTemplate.Chapter(said(one, "chapter"), when));
        }
        if (single.test("article")) {
            return Optional.of(new DocumentTemplate.Article(said(one, "article"), when));
        }
        if (single.test("text")) {
            return Optional.of(new DocumentTemplate.Plain(said(one, "text"), when));
        }
        if (single.test("answers")) {
            one.flag("answers", true);
            return Optional.of(new DocumentTemplate.Answers(when));
        }
        kinds.forEach(one::has);
        one.mistakes()
                .add(
                        one.place(),
                        "一段要写明是什么，只写一种",
                        "a paragraph says what it is, and is one thing",
                        "从这些里选：chapter、article、text、each、table、answers",
                        "choose from chapter, article, text, each, table, answers");
        return Optional.empty();
    }

    private DocumentTemplate.Each each(Fields one, @Nullable Rule when) {
        return new DocumentTemplate.Each(one.string("each"), said(one, "text"), rule(one, "row"), when);
    }

    private DocumentTemplate.Table table(Fields one, @Nullable Rule when) {
        List<DocumentTemplate.Column> columns = ItemReader.children(
                one, "columns", column -> new DocumentTemplate.Column(column.string("title"), said(column, "text")));
        if (columns.isEmpty()) {
            one.wrong("columns", "表没有列", "a table without columns", "写上 columns", "write columns");
        }
        return new DocumentTemplate.Table(one.string("table"), columns, when);
    }

    private static String said(Fields fields, String key) {
        String text = fields.string(key);
        balanced(fields, key, text);
        return text;
    }

    private static void balanced(Fields fields, String key, String text) {
        if (DocumentTemplate.HOLE.matcher(text).replaceAll("").matches("(?s).*[{}].*")) {
            fields.wrong(
                    key, "花括号没有成对", "a brace without its partner", "写成 {firm_name} 的形式", "write it like {firm_name}");
        }
    }

    private @Nullable Rule rule(Fields fields, String key) {
        Optional<String> text = fields.optionalString(key);
        if (text.isEmpty()) {
            return null;
        }
        return switch (Rule.read(text.get(), references.vocabulary(elements))) {
            case Reading.Understood(Rule rule) -> rule;
            case Reading.Mistaken(List<org.onedoor.rules.Mistake> wrong) -> {
                wrong.forEach(mistake -> fields.mistakes().add(fields.place(key), mistake.what(), mistake.howToMend()));
                yield null;
            }
        };
    }
}
