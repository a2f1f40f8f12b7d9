package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Differences.Difference;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.definition.Place;
import org.onedoor.shared.Text;
import org.onedoor.studio.Beginnings;

/** 定义导入: what YAML, or items as CPSV-AP, would change. YAML with the content of what we have changes nothing. */
final class WrittenPlan {

    private static final String CPSV = CpsvAp.full("cpsv");
    private static final String CV = CpsvAp.full("cv");
    private static final String DCT = CpsvAp.full("dct");
    private static final String OD = CpsvAp.full("od");

    private static final Column AUTHORITY =
            Column.refers("authority", true, "主管机构", "competent authority", "department");

    private final Holding holding;
    private final Function<String, Set<String>> taken;
    private final Mistakes mistakes = new Mistakes();
    private final Mistakes lost = new Mistakes();
    private final Meanings meanings;

    private WrittenPlan(Holding holding, Choices choices, Function<String, Set<String>> taken) {
        this.holding = holding;
        this.taken = taken;
        this.meanings = new Meanings(holding, choices);
    }

    static Preview of(Content content, Holding holding, Choices choices, Function<String, Set<String>> taken) {
        return new WrittenPlan(holding, choices, taken).preview(content);
    }

    private Preview preview(Content content) {
        List<Document> documents = new ArrayList<>();
        for (Content.Written text : content.texts()) {
            documents.addAll(text.yaml() ? DefinitionFolder.read(text.name(), text.text(), mistakes) : services(text));
        }
        Map<String, Document> first = new HashMap<>();
        Map<String, Set<String>> open = new HashMap<>();
        List<Preview.Draft> drafts = new ArrayList<>();
        int same = 0;
        for (Document document : documents) {
            if (!sound(document, first)) {
                continue;
            }
            Optional<Document> before = holding.find(document.kind(), document.id());
            List<Difference> differences = before.map(one -> StandardPlan.differences(one.node(), document.node()))
                    .orElse(List.of());
            if (before.isPresent() && differences.isEmpty()) {
                same++;
                continue;
            }
            drafts.add(new Preview.Draft(
                    document.kind(),
                    document.id(),
                    Nodes.name(document.node(), document.id()),
                    document.node().place().file(),
                    document.node().place().line(),
                    before.isEmpty(),
                    open.computeIfAbsent(document.kind(), taken).contains(document.id()),
                    null,
                    differences,
                    document));
        }
        if (drafts.size() > Limits.DRAFTS) {
            mistakes.add(
                    new Place("", 0),
                    "一次最多导入 " + Limits.DRAFTS + " 个",
                    "at most " + Limits.DRAFTS + " at a time",
                    "分成几个文件",
                    "split it into several files");
        }
        return new Preview(List.of(), mistakes.all(), meanings.codes(), List.of(), drafts, same, List.of(), lost.all());
    }

    private boolean sound(Document document, Map<String, Document> first) {
        if (!Beginnings.kinds().contains(document.kind())) {
            mistakes.add(
                    document.node().place(),
                    document.kind() + " 不在这里编制",
                    document.kind() + " is not written in the workshop",
                    "从文件里去掉；日历由管理员发布",
                    "leave it out of the file; administrators publish calendars");
            return false;
        }
        if (!StandardPlan.ID.matcher(document.id()).matches()) {
            mistakes.add(
                    document.node().place(),
                    document.id() + " 不能作编号",
                    document.id() + " cannot be an id",
                    "编号用小写字母、数字、连字符和下划线",
                    "an id is made of lower-case letters, digits, hyphens and underscores");
            return false;
        }
        Document other = first.putIfAbsent(document.kind() + " " + document.id(), document);
        if (other != null) {
            mistakes.add(
                    document.node().place(),
                    document.kind() + " " + document.id() + " 在 " + other.node().place() + " 已经有了",
                    document.kind() + " " + document.id() + " is at "
                            + other.node().place() + " already",
                    "一次只导入一个版本",
                    "import one version at a time");
            return false;
        }
        return true;
    }

    private List<Document> services(Content.Written text) {
        Map<String, JsonLd.Thing> things = JsonLd.read(text.name(), text.text(), mistakes);
        List<Document> documents = new ArrayList<>();
        for (JsonLd.Thing thing : things.values()) {
            if (thing.types().contains(CPSV + "PublicService")) {
                String whole = thing.text(OD + "definition", "");
                if (whole.isEmpty()) {
                    service(text.name(), thing, things).ifPresent(documents::add);
                } else {
                    whole(text.name(), thing, whole).ifPresent(documents::add);
                }
            }
        }
        if (documents.isEmpty() && mistakes.none()) {
            mistakes.add(
                    new Place(text.name(), 0),
                    "里面没有 cpsv:PublicService",
                    "there is no cpsv:PublicService in it",
                    "确认是 CPSV-AP 的 JSON-LD",
                    "make sure that it is CPSV-AP in JSON-LD");
        }
        return documents;
    }

    /** A definition of ours that travelled with its description, where nobody changed it on the way. */
    private Optional<Document> whole(String file, JsonLd.Thing thing, String yaml) {
        Mistakes read = new Mistakes();
        List<Document> documents = DefinitionFolder.read(file, yaml, read);
        if (read.none() && documents.size() == 1 && documents.getFirst().hash().equals(thing.text(OD + "hash", ""))) {
            return Optional.of(documents.getFirst());
        }
        mistakes.add(
                new Place(file, 0),
                thing.id() + " 里的定义和它的摘要对不上",
                "the definition within " + thing.id() + " does not match its digest",
                "重新导出；要导入改过的描述，去掉 od:definition",
                "export it again; to import a changed description, take od:definition out");
        return Optional.empty();
    }

    /** What another catalogue says of a service; a draft of it lacks most of what an item is. */
    private Optional<Document> service(String file, JsonLd.Thing thing, Map<String, JsonLd.Thing> things) {
        Place place = new Place(file, 0);
        String id = thing.text(DCT + "identifier", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (id.isEmpty() || id.length() > 80) {
            mistakes.add(
                    place,
                    thing.id() + " 没有能用的 dct:identifier",
                    thing.id() + " has no dct:identifier that can be used",
                    "补上标识",
                    "give it an identifier");
            return Optional.empty();
        }
        Node.Mapping node = holding.find(Import.ITEM, id)
                .map(before -> (Node.Mapping) Nodes.copy(Holding.content(before), place))
                .orElseGet(() -> Nodes.put(
                        Nodes.put(Nodes.mapping(place), "kind", Nodes.text(place, "item")),
                        "id",
                        Nodes.text(place, id)));
        text(node, place, thing, DCT + "title", "name");
        text(node, place, thing, DCT + "description", "summary");
        List<Node> words = thing.all(CpsvAp.full("dcat") + "keyword").stream()
                .map(word -> (Node) Nodes.text(place, word.text()))
                .toList();
        if (!words.isEmpty()) {
            Nodes.put(node, "words", new Node.Sequence(place, words));
        }
        authority(file, node, place, thing, things);
        texts(node, place, thing, things, CV + "holdsRequirement", "conditions");
        lost.add(
                place,
                id + " 的编码、时限、收费、材料、表单、流程和结果没有导入",
                "codes, limits, fees, materials, form, process and result of " + id + " are not taken over",
                "CPSV-AP 里的这些和我们的标准对不上号，在修订稿里补",
                "what CPSV-AP says of them does not name our standards: write them in the draft");
        return Optional.of(new Document(Import.ITEM, id, DefinitionFolder.EVER, node));
    }

    private void authority(
            String file, Node.Mapping node, Place place, JsonLd.Thing thing, Map<String, JsonLd.Thing> things) {
        thing.all(CV + "hasCompetentAuthority").stream()
                .findFirst()
                .map(value -> value.id() == null ? null : things.get(value.id()))
                .map(body -> {
                    String name = body.text(DCT + "title", "zh");
                    String label = name.isEmpty() ? body.text(CpsvAp.full("skos") + "prefLabel", "zh") : name;
                    return label.isEmpty() ? body.id() : label;
                })
                .flatMap(name -> meanings.of(AUTHORITY, name, file, 0, Set.of()))
                .ifPresent(department -> Nodes.put(node, "department", Nodes.text(place, department)));
    }

    private static Text both(JsonLd.Thing thing, String property) {
        return new Text(thing.text(property, "zh"), thing.text(property, "en"));
    }

    private static void text(Node.Mapping node, Place place, JsonLd.Thing thing, String property, String key) {
        Text text = both(thing, property);
        if (!text.zh().isEmpty() || !text.en().isEmpty()) {
            Nodes.put(node, key, Nodes.both(place, text.zh(), text.en()));
        }
    }

    private static void texts(
            Node.Mapping node,
            Place place,
            JsonLd.Thing thing,
            Map<String, JsonLd.Thing> things,
            String property,
            String key) {
        Map<String, Node> all = new LinkedHashMap<>();
        for (JsonLd.Value value : thing.all(property)) {
            JsonLd.Thing one = value.id() == null ? null : things.get(value.id());
            if (one != null) {
                Text text = both(one, DCT + "title");
                all.put(one.id(), Nodes.both(place, text.zh(), text.en()));
            }
        }
        if (!all.isEmpty()) {
            Nodes.put(node, key, new Node.Sequence(place, List.copyOf(all.values())));
        }
    }
}
