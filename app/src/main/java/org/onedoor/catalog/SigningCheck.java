package org.onedoor.catalog;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Similar;
import org.onedoor.rules.Rule;
import org.onedoor.standard.Standard;

/** 签署 of one item, checked against its own form and materials and against the document templates that it names. */
final class SigningCheck {

    /** The code set of the documents by which somebody is known. */
    static final String ID_DOCUMENT = "id-document";

    private final Item item;
    private final Fields fields;
    private final Map<String, DocumentTemplate> templates;
    private final Standard standard;
    private final Set<String> asked;
    private final Map<String, Set<String>> groups = new HashMap<>();

    private SigningCheck(Item item, Fields fields, Map<String, DocumentTemplate> templates, Standard standard) {
        this.item = item;
        this.fields = fields;
        this.templates = templates;
        this.standard = standard;
        this.asked = Set.copyOf(item.asked());
        item.form().stream().flatMap(page -> page.parts().stream()).forEach(part -> {
            if (part instanceof Item.Group group) {
                groups.put(
                        group.id(),
                        group.fields().stream().map(Item.Field::element).collect(Collectors.toSet()));
            }
        });
    }

    /** @param documents all of them, the templates among them */
    static void check(Item item, Document document, List<Document> documents, Standard standard, Mistakes mistakes) {
        Item.Signing signing = item.signing();
        if (signing == null) {
            return;
        }
        DocumentTemplateReader reader = new DocumentTemplateReader(standard, new Mistakes());
        Map<String, DocumentTemplate> templates = new HashMap<>();
        documents.stream()
                .filter(one -> one.kind().equals(DocumentTemplateReader.KIND))
                .sorted(Comparator.comparing(Document::effective, LocalDate::compareTo))
                .forEach(one -> templates.put(one.id(), reader.read(one, 0, new Mistakes())));
        Fields.of(document.node(), mistakes)
                .child("signing")
                .ifPresent(said -> new SigningCheck(item, said, templates, standard).check(signing));
    }

    private void check(Item.Signing signing) {
        List<Fields> documents = fields.children("documents");
        Set<String> materials = new HashSet<>();
        for (int i = 0; i < documents.size(); i++) {
            document(signing.documents().get(i), documents.get(i), materials);
        }
        List<Fields> signers = fields.children("signers");
        for (int i = 0; i < signers.size(); i++) {
            signer(signing.signers().get(i), signers.get(i));
        }
        if (item.process().decision().automatic() != null || item.process().informedPledge() != null) {
            fields.mistakes()
                    .add(
                            fields.place(),
                            "要签署的事项不能当场自动办结或者告知承诺",
                            "what is to be signed is neither decided automatically nor granted on a pledge",
                            "去掉 automatic 和 informed-pledge，或者去掉 signing",
                            "remove automatic and informed-pledge, or remove signing");
        }
    }

    private void document(Item.Signing.Document document, Fields place, Set<String> materials) {
        Optional<Item.Material> material = item.material(document.material());
        if (material.isEmpty()) {
            place.wrong(
                    "material",
                    "本事项不收材料 " + document.material(),
                    "this item asks for no material " + document.material(),
                    "写 materials 里有的材料" + Similar.hintZh(document.material(), types()),
                    "name a material of this item" + Similar.hintEn(document.material(), types()));
        } else if (material.get().from() == Item.Origin.LICENCE) {
            place.wrong(
                    "material",
                    "材料 " + document.material() + " 是查来的证照",
                    "the material " + document.material() + " is a licence that is looked up",
                    "换成自备或者填报的材料",
                    "name one that is sent or made from the form");
        }
        if (!materials.add(document.material())) {
            place.wrong(
                    "material",
                    "材料 " + document.material() + " 已经是另一份文件",
                    "the material " + document.material() + " is another document already",
                    "一份材料对应一份文件",
                    "one document for one material");
        }
        DocumentTemplate template = templates.get(document.template());
        if (template == null) {
            place.wrong(
                    "template",
                    "没有文书格式 " + document.template(),
                    "there is no document template " + document.template(),
                    "写一份 kind: document-template" + Similar.hintZh(document.template(), templates.keySet()),
                    "write one of kind: document-template" + Similar.hintEn(document.template(), templates.keySet()));
            return;
        }
        unknown(template)
                .forEach(name -> place.wrong(
                        "template",
                        "文书格式 " + template.id() + " 里的 " + name + " 表单没有问",
                        "the template " + template.id() + " speaks of " + name + ", which the form does not ask",
                        "在表单里问，或者改文书格式" + Similar.hintZh(name, asked),
                        "ask it in the form, or change the template" + Similar.hintEn(name, asked)));
    }

    private List<String> types() {
        return item.materials().stream().map(Item.Material::type).toList();
    }

    /** What a template speaks of that this item's form does not ask. */
    private Set<String> unknown(DocumentTemplate template) {
        Set<String> unknown = new TreeSet<>(missing(DocumentTemplate.holes(template.heading()), null));
        for (DocumentTemplate.Paragraph paragraph : template.paragraphs()) {
            unknown.addAll(missing(elements(paragraph.when()), null));
            unknown.addAll(
                    switch (paragraph) {
                        case DocumentTemplate.Chapter one -> missing(DocumentTemplate.holes(one.text()), null);
                        case DocumentTemplate.Article one -> missing(DocumentTemplate.holes(one.text()), null);
                        case DocumentTemplate.Plain one -> missing(DocumentTemplate.holes(one.text()), null);
                        case DocumentTemplate.Each one ->
                            inGroup(
                                    one.group(),
                                    Stream.concat(
                                                    DocumentTemplate.holes(one.text()).stream(),
                                                    elements(one.row()).stream())
                                            .toList());
                        case DocumentTemplate.Table one ->
                            inGroup(
                                    one.group(),
                                    one.columns().stream()
                                            .flatMap(column -> DocumentTemplate.holes(column.text()).stream())
                                            .toList());
                        case DocumentTemplate.Answers _ -> Set.of();
                    });
        }
        return unknown;
    }

    private static Set<String> elements(@Nullable Rule rule) {
        return rule == null ? Set.of() : rule.elements();
    }

    private Set<String> inGroup(String group, Collection<String> names) {
        Set<String> known = groups.get(group);
        return known == null ? Set.of(group) : missing(names, known);
    }

    private Set<String> missing(Collection<String> names, @Nullable Set<String> row) {
        return names.stream()
                .filter(name -> !asked.contains(name)
                        && !groups.containsKey(name)
                        && !DocumentTemplate.WORDS.contains(name)
                        && (row == null || !row.contains(name)))
                .collect(Collectors.toSet());
    }

    private void signer(Item.Signing.Signer signer, Fields place) {
        String group = signer.group();
        if (group != null && !groups.containsKey(group)) {
            place.wrong(
                    "group",
                    "表单没有多行 " + group,
                    "the form has no group " + group,
                    "写表单里的多行" + Similar.hintZh(group, groups.keySet()),
                    "name a group of the form" + Similar.hintEn(group, groups.keySet()));
            return;
        }
        Set<String> known = group == null ? asked : groups.getOrDefault(group, Set.of());
        inForm(place, "name", signer.name(), known);
        inForm(place, "id-number", signer.idNumber(), known);
        String kind = signer.idKind();
        if (kind != null) {
            inForm(place, "id-kind", kind, known);
            boolean documents = standard.element(kind)
                    .filter(element -> ID_DOCUMENT.equals(element.codes()))
                    .isPresent();
            if (known.contains(kind) && !documents) {
                place.wrong(
                        "id-kind",
                        kind + " 不是证件种类",
                        kind + " is not a kind of identity document",
                        "用代码集 " + ID_DOCUMENT + " 的数据元",
                        "use an element of the code set " + ID_DOCUMENT);
            }
        }
    }

    private static void inForm(Fields place, String key, String element, Set<String> known) {
        if (!element.isEmpty() && !known.contains(element)) {
            place.wrong(
                    key,
                    "这里没有问 " + element,
                    element + " is not asked there",
                    "写表单里问的数据元" + Similar.hintZh(element, known),
                    "name an element that the form asks" + Similar.hintEn(element, known));
        }
    }
}
