package org.onedoor.casework.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.AnswerFacts;
import org.onedoor.catalog.DocumentTemplate;
import org.onedoor.catalog.DocumentTemplates;
import org.onedoor.catalog.FormCheck;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Tailored;
import org.onedoor.rules.Answer;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Text;
import org.onedoor.signing.Envelope;
import org.onedoor.signing.Signatory;
import org.onedoor.signing.SigningRefusal;
import org.onedoor.signing.WrittenDocument;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 生成申请文书: writes what is to be signed from an application's answers. The same answers give the same words. */
@Component
class Documents {

    private static final String RESIDENT_ID = "resident-id";
    private static final String NOTHING = "——";
    private static final String DIGITS = "零一二三四五六七八九";

    private final DocumentTemplates templates;
    private final Matters matters;

    Documents(DocumentTemplates templates, Matters matters) {
        this.templates = templates;
        this.matters = matters;
    }

    /**
     * 要签什么、谁来签.
     *
     * @param items whose documents they are
     */
    record ToSign(Set<String> items, List<WrittenDocument> documents, List<Signatory> signers) {}

    /** By the templates that hold today. */
    ToSign of(Application application) {
        return of(
                application,
                document -> templates
                        .current(document.template())
                        .orElseThrow(() -> new IllegalStateException("no document template " + document.template())));
    }

    /** By those that an envelope's documents were made by, and today's for what is not in it. */
    ToSign of(Application application, Envelope envelope) {
        return of(
                application,
                document -> envelope.document(document.item(), document.id())
                        .filter(signed -> signed.template().equals(document.template()))
                        .map(signed -> templates.version(signed.template(), signed.version()))
                        .or(() -> templates.current(document.template()))
                        .orElseThrow(() -> new IllegalStateException("no document template " + document.template())));
    }

    private ToSign of(Application application, Function<Item.Signing.Document, DocumentTemplate> template) {
        List<WrittenDocument> documents = new ArrayList<>();
        Set<String> items = new LinkedHashSet<>();
        for (Item.Signing.Document document : application.tailored().documents()) {
            items.add(document.item());
            documents.add(new Writing(application, item(application, document.item()))
                    .write(document, template.apply(document)));
        }
        return new ToSign(items, List.copyOf(documents), signers(application));
    }

    private Item item(Application application, String id) {
        if (!application.draft().joint()) {
            return application.item();
        }
        return matters.joint(application.draft()).recomposed().items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private record KnownBy(String kind, String number) {

        static KnownBy of(Signatory one) {
            return new KnownBy(one.idKind(), one.idNumber());
        }
    }

    /** Everybody once, with all that he is. */
    private static List<Signatory> signers(Application application) {
        Map<KnownBy, Signatory> all = new LinkedHashMap<>();
        named(application).forEach(one -> all.merge(KnownBy.of(one), one, Documents::both));
        return List.copyOf(all.values());
    }

    /** Two that the answers name by one number and by different names: one of them would never be asked. */
    static Optional<SigningRefusal> twoNames(Application application) {
        Map<KnownBy, String> names = new HashMap<>();
        for (Signatory one : named(application)) {
            String other = names.putIfAbsent(KnownBy.of(one), one.name());
            if (other != null && !other.equals(one.name())) {
                return Optional.of(new SigningRefusal.TwoNames(other, one.name()));
            }
        }
        return Optional.empty();
    }

    private static List<Signatory> named(Application application) {
        List<Signatory> named = new ArrayList<>();
        ObjectNode answers = application.submitted();
        for (Item.Signing.Signer signer : application.tailored().signers()) {
            List<JsonNode> rows = new ArrayList<>();
            if (signer.group() == null) {
                rows.add(answers);
            } else {
                answers.path(signer.group()).forEach(rows::add);
            }
            for (JsonNode row : rows) {
                String kind = signer.idKind() == null
                        ? RESIDENT_ID
                        : row.path(signer.idKind()).asString("");
                String number = row.path(signer.idNumber()).asString("").strip().toUpperCase(Locale.ROOT);
                named.add(new Signatory(
                        row.path(signer.name()).asString("").strip(), kind, number, List.of(signer.as())));
            }
        }
        return named;
    }

    private static Signatory both(Signatory one, Signatory other) {
        Set<Text> as = new LinkedHashSet<>(one.as());
        as.addAll(other.as());
        return new Signatory(one.name(), one.idKind(), one.idNumber(), List.copyOf(as));
    }

    /** One item's documents out of one application. */
    private static final class Writing {

        private final Application application;
        private final Item item;
        private final Tailored tailored;
        private final ObjectNode answers;
        private final Facts facts;
        private int chapters;
        private int articles;

        Writing(Application application, Item item) {
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
            template.paragraphs().stream()
                    .filter(paragraph -> met(paragraph.when(), facts))
                    .forEach(paragraph -> blocks.addAll(blocks(paragraph)));
            return new WrittenDocument(
                    document.item(),
                    document.id(),
                    template.title(),
                    document.material(),
                    template.id(),
                    template.version(),
                    fill(template.heading(), answers),
                    blocks);
        }

        private boolean met(@Nullable Rule rule, Facts of) {
            return rule == null || rule.evaluate(of, application.on()) instanceof Answer.Met;
        }

        private List<WrittenDocument.Block> blocks(DocumentTemplate.Paragraph paragraph) {
            return switch (paragraph) {
                case DocumentTemplate.Chapter chapter -> {
                    chapters++;
                    yield List.of(new WrittenDocument.Heading(
                            "第" + chinese(chapters) + "章  " + fill(chapter.text(), answers)));
                }
                case DocumentTemplate.Article article -> {
                    articles++;
                    yield List.of(new WrittenDocument.Paragraph(
                            "第" + chinese(articles) + "条  " + fill(article.text(), answers)));
                }
                case DocumentTemplate.Plain plain ->
                    List.of(new WrittenDocument.Paragraph(fill(plain.text(), answers)));
                case DocumentTemplate.Each each ->
                    rows(each.group()).stream()
                            .filter(row -> met(each.row(), new AnswerFacts(application.standard(), row, Map.of())))
                            .<WrittenDocument.Block>map(row -> new WrittenDocument.Paragraph(fill(each.text(), row)))
                            .toList();
                case DocumentTemplate.Table table ->
                    List.of(new WrittenDocument.Table(
                            table.columns().stream()
                                    .map(DocumentTemplate.Column::title)
                                    .toList(),
                            rows(table.group()).stream()
                                    .map(row -> table.columns().stream()
                                            .map(column -> fill(column.text(), row))
                                            .toList())
                                    .toList()));
                case DocumentTemplate.Answers _ -> allAnswers();
            };
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
                default -> answers.has(name) ? value(name, answers) : NOTHING;
            };
        }

        /** A group is how many rows it has. */
        private String value(String name, JsonNode from) {
            JsonNode value = from.path(name);
            if (application.standard().element(name).isEmpty() && value.isArray()) {
                return Integer.toString(value.size());
            }
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

    /** The department that answers for what is applied for, whose seal keeps the signatures. */
    Optional<Department> department(Application application) {
        String item = application.tailored().documents().getFirst().item();
        return application.standard().department(item(application, item).department());
    }
}
