package org.onedoor.casework.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.AnswerFacts;
import org.onedoor.catalog.DocumentTemplate;
import org.onedoor.catalog.FormCheck;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Tailored;
import org.onedoor.rules.Answer;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Text;
import org.onedoor.signing.WrittenDocument;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 成文: writes one item's documents out of one application, and notes beside the words what they were written from: which
 * paragraphs stand there and the answers in them as they were given, without what anything is called.
 */
final class DocumentWriting {

    private static final String NOTHING = "——";
    private static final String DIGITS = "零一二三四五六七八九";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Application application;
    private final Item item;
    private final Tailored tailored;
    private final ObjectNode answers;
    private final Facts facts;
    private final ArrayNode noted = JSON.createArrayNode();
    private int chapters;
    private int articles;

    DocumentWriting(Application application, Item item) {
        this.application = application;
        this.item = item;
        Facts known = new AnswerFacts(
                application.standard(), application.submitted(), Applications.values(application.held()));
        this.tailored = item.id().equals(application.item().id())
                ? application.tailored()
                : Tailored.of(item, known, application.on());
        this.answers = application.answers(FormCheck.allParts(tailored));
        this.facts = tailored.facts(known);
    }

    WrittenDocument write(Item.Signing.Document document, DocumentTemplate template) {
        List<WrittenDocument.Block> blocks = new ArrayList<>();
        String heading = fill(template.heading(), answers);
        for (int i = 0; i < template.paragraphs().size(); i++) {
            DocumentTemplate.Paragraph paragraph = template.paragraphs().get(i);
            if (met(paragraph.when(), facts)) {
                note("paragraph", i);
                blocks.addAll(blocks(paragraph));
            }
        }
        return new WrittenDocument(
                document.item(),
                document.id(),
                template.title(),
                document.material(),
                template.id(),
                template.version(),
                heading,
                blocks,
                WrittenDocument.Basis.of(form(template), noted));
    }

    /** What the answers mean: the versions of what asks and prints them, and of each element its codes and its unit. */
    private Map<String, Object> form(DocumentTemplate template) {
        Map<String, List<String>> units = new TreeMap<>();
        item.questions().forEach(question -> unit(units, question.element()));
        for (Item.Page page : item.form()) {
            for (Item.Part part : page.parts()) {
                switch (part) {
                    case Item.Field field -> unit(units, field.element());
                    case Item.Group group -> group.fields().forEach(field -> unit(units, field.element()));
                }
            }
        }
        return Map.of(
                "item", item.id() + "/" + item.version(),
                "template", template.id() + "/" + template.version(),
                "units", units);
    }

    private void unit(Map<String, List<String>> units, String id) {
        application.standard().element(id).ifPresent(element -> {
            Text unit = element.unit();
            String codes = element.codes();
            units.put(id, List.of(element.type().code(), codes == null ? "" : codes, unit == null ? "" : unit.zh()));
        });
    }

    private void note(String what, int which) {
        noted.addArray().add(what).add(which);
    }

    /** An answer as it was given; null where there is none. */
    private void note(String element, @Nullable JsonNode answer) {
        ArrayNode line = noted.addArray().add(element);
        if (answer != null) {
            line.add(answer);
        }
    }

    private boolean met(@Nullable Rule rule, Facts of) {
        return rule == null || rule.evaluate(of, application.on()) instanceof Answer.Met;
    }

    private List<WrittenDocument.Block> blocks(DocumentTemplate.Paragraph paragraph) {
        return switch (paragraph) {
            case DocumentTemplate.Chapter chapter -> {
                chapters++;
                yield List.of(
                        new WrittenDocument.Heading("第" + chinese(chapters) + "章  " + fill(chapter.text(), answers)));
            }
            case DocumentTemplate.Article article -> {
                articles++;
                yield List.of(
                        new WrittenDocument.Paragraph("第" + chinese(articles) + "条  " + fill(article.text(), answers)));
            }
            case DocumentTemplate.Plain plain -> List.of(new WrittenDocument.Paragraph(fill(plain.text(), answers)));
            case DocumentTemplate.Each each -> each(each);
            case DocumentTemplate.Table table ->
                List.of(new WrittenDocument.Table(
                        table.columns().stream()
                                .map(DocumentTemplate.Column::title)
                                .toList(),
                        cells(table)));
            case DocumentTemplate.Answers _ -> allAnswers();
        };
    }

    private List<WrittenDocument.Block> each(DocumentTemplate.Each each) {
        List<WrittenDocument.Block> lines = new ArrayList<>();
        for (JsonNode row : rows(each.group())) {
            if (met(each.row(), new AnswerFacts(application.standard(), row, Map.of()))) {
                note("row", lines.size());
                lines.add(new WrittenDocument.Paragraph(fill(each.text(), row)));
            }
        }
        return lines;
    }

    private List<List<String>> cells(DocumentTemplate.Table table) {
        List<List<String>> cells = new ArrayList<>();
        for (JsonNode row : rows(table.group())) {
            note("row", cells.size());
            cells.add(table.columns().stream()
                    .map(column -> fill(column.text(), row))
                    .toList());
        }
        return cells;
    }

    private List<JsonNode> rows(String group) {
        List<JsonNode> rows = new ArrayList<>();
        answers.path(group).forEach(rows::add);
        return rows;
    }

    private List<WrittenDocument.Block> allAnswers() {
        List<WrittenDocument.Block> blocks = new ArrayList<>();
        section(blocks, new Text("办理情形", "Situation"), Item.asFields(tailored.questions()));
        tailored.pages().forEach(page -> section(blocks, page.title(), page.parts()));
        return blocks;
    }

    private void section(List<WrittenDocument.Block> blocks, Text title, List<? extends Item.Part> parts) {
        List<WrittenDocument.Block> lines = new ArrayList<>();
        for (Item.Part part : parts) {
            switch (part) {
                case Item.Field field -> line(lines, "", field, answers);
                case Item.Group group -> {
                    List<JsonNode> rows = rows(group.id());
                    for (int i = 0; i < rows.size(); i++) {
                        note("row", i);
                        String before = group.row().zh() + " " + (i + 1) + " · ";
                        for (Item.Field field : group.fields()) {
                            line(lines, before, field, rows.get(i));
                        }
                    }
                }
            }
        }
        if (!lines.isEmpty()) {
            blocks.add(new WrittenDocument.Heading(title.zh()));
            blocks.addAll(lines);
        }
    }

    private void line(List<WrittenDocument.Block> lines, String before, Item.Field field, JsonNode from) {
        if (from.has(field.element())) {
            String label = application
                    .standard()
                    .element(field.element())
                    .map(DataElement::name)
                    .map(Text::zh)
                    .orElse(field.element());
            lines.add(new WrittenDocument.Line(before + label, value(field.element(), from)));
        }
    }

    private String fill(String text, JsonNode row) {
        return DocumentTemplate.HOLE
                .matcher(text)
                .replaceAll(hole -> Matcher.quoteReplacement(onOneLine(said(hole.group(1), row))));
    }

    /** What somebody wrote cannot look like an article of its own. */
    private static String onOneLine(String words) {
        return words.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private String said(String name, JsonNode row) {
        if (row.has(name)) {
            return value(name, row);
        }
        return switch (name) {
            case "item" -> item.name().zh();
            case "authority" ->
                application
                        .standard()
                        .department(item.department())
                        .map(Department::name)
                        .map(Text::zh)
                        .orElse(item.department());
            default -> value(name, answers);
        };
    }

    /** A group is how many rows it has. */
    private String value(String name, JsonNode from) {
        if (!from.has(name)) {
            note(name, null);
            return NOTHING;
        }
        JsonNode value = from.path(name);
        if (application.standard().element(name).isEmpty() && value.isArray()) {
            note(name, value.size());
            return Integer.toString(value.size());
        }
        note(name, value);
        String words = ElementText.of(application.standard(), name, value).zh();
        return words.isBlank() ? NOTHING : words;
    }

    /** 一 to 九十九, as chapters and articles are counted. */
    private static String chinese(int number) {
        int tens = number / 10;
        int ones = number % 10;
        StringBuilder said = new StringBuilder();
        if (tens > 1) {
            said.append(DIGITS.charAt(tens));
        }
        if (tens > 0) {
            said.append('十');
        }
        if (ones > 0) {
            said.append(DIGITS.charAt(ones));
        }
        return said.toString();
    }
}
