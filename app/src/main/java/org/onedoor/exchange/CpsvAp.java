package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onedoor.definition.Document;
import org.onedoor.definition.Node;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Items as CPSV-AP 3.2.0 in JSON-LD: what other catalogues understand of them. The context stands in the document and nothing
 * has to be fetched to read it. What the profile has no words for travels beside it: the whole definition as YAML, in a property
 * of our own, by which another Onedoor loses nothing.
 */
final class CpsvAp {

    /** The definition as canonical YAML, and the digest of its content. */
    private static final String DEFINITION = "od:definition";

    private static final String HASH = "od:hash";

    private static final Map<String, String> PREFIXES = prefixes();

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final String LANGUAGES = "http://publications.europa.eu/resource/authority/language/";
    private static final String YUAN = "http://publications.europa.eu/resource/authority/currency/CNY";

    /** 行政区域 as the profile's shapes name the class of what an organisation covers. */
    private static final String AREA = "http://data.europa.eu/88u/dataset/atu-type";

    private final Holding holding;
    private final Map<String, Map<String, Object>> nodes = new LinkedHashMap<>();

    private CpsvAp(Holding holding) {
        this.holding = holding;
    }

    static String write(List<Document> items, Holding holding) {
        CpsvAp graph = new CpsvAp(holding);
        items.forEach(graph::service);
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("@context", PREFIXES);
        whole.put("@graph", List.copyOf(graph.nodes.values()));
        return JSON.writeValueAsString(whole) + "\n";
    }

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        prefixes.put("cpsv", "http://purl.org/vocab/cpsv#");
        prefixes.put("cv", "http://data.europa.eu/m8g/");
        prefixes.put("dcat", "http://www.w3.org/ns/dcat#");
        prefixes.put("dct", "http://purl.org/dc/terms/");
        prefixes.put("eli", "http://data.europa.eu/eli/ontology#");
        prefixes.put("skos", "http://www.w3.org/2004/02/skos/core#");
        prefixes.put("time", "http://www.w3.org/2006/time#");
        prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        prefixes.put("od", "urn:onedoor:vocabulary:");
        return prefixes;
    }

    /** What a prefix stands for. */
    static String full(String prefix) {
        return PREFIXES.getOrDefault(prefix, "");
    }

    private static String iri(String kind, String id) {
        return "urn:onedoor:" + kind + ":" + id;
    }

    /** A node of the graph; the same one where it is there already. */
    private Map<String, Object> node(String iri, String... types) {
        return nodes.computeIfAbsent(iri, any -> {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("@id", iri);
            node.put("@type", types.length == 1 ? types[0] : List.of(types));
            return node;
        });
    }

    private static Map<String, Object> to(Map<String, Object> node) {
        return Map.of("@id", node.getOrDefault("@id", ""));
    }

    private static List<Map<String, Object>> texts(Node node, String... path) {
        List<Map<String, Object>> texts = new ArrayList<>();
        for (String language : List.of("zh", "en")) {
            String[] longer = java.util.Arrays.copyOf(path, path.length + 1);
            longer[path.length] = language;
            String text = Nodes.word(node, longer);
            if (!text.isEmpty()) {
                texts.add(text(text, language));
            }
        }
        return texts;
    }

    private static Map<String, Object> text(String text, String language) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("@value", text);
        value.put("@language", language);
        return value;
    }

    private static Map<String, Object> typed(String value, String type) {
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("@value", value);
        typed.put("@type", type);
        return typed;
    }

    private static void put(Map<String, Object> node, String property, List<?> values) {
        if (!values.isEmpty()) {
            node.put(property, values);
        }
    }

    private static List<String> words(Node node, String... path) {
        return Nodes.items(node, path).stream()
                .map(one -> one instanceof Node.Scalar scalar ? scalar.value() : "")
                .toList();
    }

    private void service(Document document) {
        Node item = document.node();
        Map<String, Object> service = node(iri("item", document.id()), "cpsv:PublicService");
        service.put("dct:identifier", document.id());
        put(service, "dct:title", texts(item, "name"));
        put(service, "dct:description", texts(item, "summary"));
        put(
                service,
                "dcat:keyword",
                words(item, "words").stream()
                        .map(word -> text(word, HAN.matcher(word).find() ? "zh" : "en"))
                        .toList());
        service.put("dct:language", List.of(to(language("ZHO")), to(language("ENG"))));
        service.put("cv:hasCompetentAuthority", to(organisation(Nodes.word(item, "department"))));
        put(
                service,
                "dct:spatial",
                words(item, "regions").stream()
                        .map(this::region)
                        .map(CpsvAp::to)
                        .toList());
        put(service, "cv:thematicArea", concepts("item-topic", words(item, "topics")));
        put(service, "dct:audience", concepts("audience", words(item, "catalogue", "audience")));
        List<Map<String, Object>> classes = new ArrayList<>();
        classes.addAll(concepts("item-type", List.of(Nodes.word(item, "catalogue", "type"))));
        classes.addAll(concepts("case-kind", List.of(Nodes.word(item, "catalogue", "case-kind"))));
        classes.addAll(concepts("exercise-level", List.of(Nodes.word(item, "catalogue", "level"))));
        put(service, "cv:isClassifiedBy", classes);
        duration(item).ifPresent(time -> service.put("cv:processingTime", typed(time, "xsd:duration")));
        put(service, "cv:holdsRequirement", requirements(document));
        put(service, "cpsv:hasInput", evidence(document));
        put(service, "cv:hasLegalResource", laws(document));
        put(service, "cv:hasCost", costs(document));
        put(service, "cpsv:produces", outputs(item));
        put(service, "cv:hasChannel", channels(document));
        service.put("cv:contactPoint", to(contact(document)));
        service.put(HASH, document.hash());
        service.put(DEFINITION, YamlFile.one(document));
    }

    private Map<String, Object> language(String code) {
        return node(LANGUAGES + code, "dct:LinguisticSystem");
    }

    private Map<String, Object> organisation(String id) {
        Map<String, Object> node = node(iri("department", id), "cv:PublicOrganisation");
        holding.find("department", id).ifPresent(department -> {
            node.put("dct:identifier", id);
            put(node, "dct:title", texts(department.node(), "name"));
            put(node, "skos:prefLabel", texts(department.node(), "name"));
            node.put("dct:spatial", to(region(Nodes.word(department.node(), "region"))));
        });
        return node;
    }

    private Map<String, Object> region(String code) {
        Map<String, Object> node = node(iri("region", code), "dct:Location", AREA);
        node.put("dct:identifier", code);
        holding.find("region", code).ifPresent(region -> put(node, "skos:prefLabel", texts(region.node(), "name")));
        return node;
    }

    private List<Map<String, Object>> concepts(String set, List<String> codes) {
        return codes.stream()
                .filter(code -> !code.isEmpty())
                .map(code -> to(concept(set, code)))
                .toList();
    }

    private Map<String, Object> concept(String set, String code) {
        Map<String, Object> node = node(iri("code", set + ":" + code), "skos:Concept");
        node.put("skos:notation", code);
        holding.find(StandardTables.CODE_SET, set).stream()
                .flatMap(found -> Nodes.items(found.node(), "codes").stream())
                .filter(one -> Nodes.word(one, "code").equals(code))
                .findFirst()
                .ifPresent(one -> put(node, "skos:prefLabel", texts(one, "name")));
        return node;
    }

    /**
     * 承诺时限 as a duration. Working days are none: how long five of them last depends on the day, and the profile has no
     * word for it; the definition beside it has.
     */
    private static Optional<String> duration(Node item) {
        String value = Nodes.word(item, "limits", "promised", "value");
        return switch (Nodes.word(item, "limits", "promised", "unit")) {
            case "natural-days" -> Optional.of("P" + value + "D");
            case "months" -> Optional.of("P" + value + "M");
            case "years" -> Optional.of("P" + value + "Y");
            case "same-day" -> Optional.of("P1D");
            default -> Optional.empty();
        };
    }

    private List<Map<String, Object>> requirements(Document document) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Node condition : Nodes.items(document.node(), "conditions")) {
            String id = document.id() + ":condition-" + (all.size() + 1);
            Map<String, Object> node = node(iri("item", id), "cv:Requirement");
            node.put("dct:identifier", id);
            put(node, "dct:title", texts(condition));
            all.add(to(node));
        }
        return all;
    }

    /** Materials that are asked of the applicant; what is made from the form is none of his evidence. */
    private List<Map<String, Object>> evidence(Document document) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Node material : Nodes.items(document.node(), "materials")) {
            if (Nodes.word(material, "from").equals("form")) {
                continue;
            }
            String type = Nodes.word(material, "material");
            String id = document.id() + ":" + type;
            Map<String, Object> node = node(iri("item", id), "cv:Evidence");
            node.put("dct:identifier", type);
            holding.find("material-type", type).ifPresent(found -> {
                put(node, "dct:title", texts(found.node(), "name"));
                put(node, "dct:description", texts(found.node(), "about"));
                put(node, "dct:type", concepts("material-need", List.of(Nodes.word(material, "need"))));
            });
            all.add(to(node));
        }
        return all;
    }

    private List<Map<String, Object>> laws(Document document) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Node law : Nodes.items(document.node(), "laws")) {
            Map<String, Object> node =
                    node(iri("item", document.id() + ":law-" + (all.size() + 1)), "eli:LegalResource");
            put(node, "dct:title", texts(law, "name"));
            node.put("eli:number", Nodes.word(law, "article"));
            all.add(to(node));
        }
        return all;
    }

    private List<Map<String, Object>> costs(Document document) {
        List<String> sums = new ArrayList<>();
        sums.add(Nodes.word(document.node(), "fee", "fen"));
        Nodes.items(document.node(), "fee", "amounts").forEach(amount -> sums.add(Nodes.word(amount, "fen")));
        List<Map<String, Object>> all = new ArrayList<>();
        for (String fen : sums) {
            if (!fen.matches("\\d{1,15}") || fen.equals("0")) {
                continue;
            }
            String id = document.id() + ":cost-" + (all.size() + 1);
            Map<String, Object> node = node(iri("item", id), "cv:Cost");
            node.put("dct:identifier", id);
            node.put(
                    "cv:hasValue",
                    typed(new java.math.BigDecimal(fen).movePointLeft(2).toPlainString(), "xsd:double"));
            Map<String, Object> currency = node(YUAN, "skos:Concept");
            currency.put("skos:notation", "CNY");
            node.put("cv:currency", to(currency));
            put(node, "dct:description", texts(document.node(), "fee", "ground"));
            all.add(to(node));
        }
        return all;
    }

    private List<Map<String, Object>> outputs(Node item) {
        String licence = Nodes.word(item, "result", "licence");
        if (licence.isEmpty()) {
            return List.of();
        }
        Map<String, Object> node = node(iri("licence-type", licence), "cv:Output");
        node.put("dct:identifier", licence);
        holding.find("licence-type", licence).ifPresent(found -> put(node, "dct:title", texts(found.node(), "name")));
        return List.of(to(node));
    }

    private List<Map<String, Object>> channels(Document document) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String way : words(document.node(), "offered")) {
            String id = document.id() + ":" + way;
            Map<String, Object> node = node(iri("channel", id), "cv:Channel");
            node.put("dct:identifier", id);
            put(node, "dct:type", concepts("channel", List.of(way)));
            all.add(to(node));
        }
        return all;
    }

    private Map<String, Object> contact(Document document) {
        Node item = document.node();
        Map<String, Object> hours = node(iri("item", document.id() + ":hours"), "time:TemporalEntity");
        put(hours, "dct:description", texts(item, "contact", "hours"));
        Map<String, Object> node = node(iri("item", document.id() + ":contact"), "cv:ContactPoint");
        node.put("cv:telephone", Nodes.word(item, "contact", "consult"));
        put(node, "dct:description", texts(item, "contact", "address"));
        node.put("cv:openingHours", to(hours));
        return node;
    }
}
