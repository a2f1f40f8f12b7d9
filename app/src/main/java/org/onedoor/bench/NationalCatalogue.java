package org.onedoor.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.definition.Place;
import org.onedoor.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A catalogue as a nation has one: items of the base catalogue, made of those of the demo catalogue by other names, and claims
 * of its counties, each of which is published with the region's own item that follows from it. All of it goes through the
 * program's own publishing.
 */
final class NationalCatalogue {

    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);
    private static final String NATION = "000000";
    private static final Place NOWHERE = new Place("national", 0);
    private static final int CITIES = 11;
    private static final int COUNTIES = 9;

    private static final List<String> GOODS = List.of(
            "茶叶", "药品", "服装", "家具", "水果", "蔬菜", "粮食", "种子", "化肥", "农药", "饲料", "水产", "花卉", "图书", "玩具", "眼镜", "珠宝", "钟表",
            "陶瓷", "灯具", "电器", "汽车", "自行车", "木材", "钢材");

    private static final List<String> FORMS = List.of("种植", "加工", "批发", "零售", "仓储", "运输", "维修", "进口", "出口", "网上销售");

    private final Definitions definitions;
    private final TransactionTemplate transactions;
    private final List<Document> originals;

    NationalCatalogue(DataSource database, Path folder) {
        this.definitions = new Definitions(JdbcClient.create(database), Clock.system(ZoneId.of("Asia/Shanghai")));
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        this.originals = DefinitionFolder.read(folder.resolve("items"), new Mistakes());
    }

    /** Publishes regions: provinces with cities with counties, as many as asked for, beside those that there are. */
    List<String> regions(int wanted) {
        List<Document> regions = new ArrayList<>();
        List<String> counties = new ArrayList<>();
        // codes that no province has
        for (int province = 70; regions.size() < wanted; province++) {
            regions.add(region(province + "0000", "province", NATION, "示例省" + province));
            for (int city = 1; city <= CITIES && regions.size() < wanted; city++) {
                String around = "%d%02d00".formatted(province, city);
                regions.add(region(around, "city", province + "0000", "示例市" + around));
                for (int county = 1; county <= COUNTIES && regions.size() < wanted; county++) {
                    String code = "%d%02d%02d".formatted(province, city, county);
                    regions.add(region(code, "county", around, "示例县" + code));
                    counties.add(code);
                }
            }
        }
        publish(regions);
        return counties;
    }

    private static Document region(String code, String level, String parent, String name) {
        return document("region", code, fields -> {
            fields.put("level", word(level));
            fields.put("parent", quoted(parent));
            fields.put("name", text(name, "Example " + code));
        });
    }

    /** Publishes an item of the base catalogue with claims of some regions, in one transaction. */
    void item(int number, List<String> claiming) {
        List<Document> documents = new ArrayList<>(List.of(base(number)));
        claiming.forEach(region -> documents.add(claim(id(number), region)));
        publish(documents);
    }

    static String id(int number) {
        return "national-" + number;
    }

    /** What an item is called. */
    String name(int number) {
        String name = trade(number) + zh(mapping(original(number).node()), "name");
        return number < originals.size() * GOODS.size() * FORMS.size() ? name : name + number;
    }

    private String trade(int number) {
        int trade = number / originals.size();
        return GOODS.get(trade / FORMS.size() % GOODS.size()) + FORMS.get(trade % FORMS.size());
    }

    private Document original(int number) {
        return originals.get(number % originals.size());
    }

    private Document base(int number) {
        Document original = original(number);
        Node.Mapping before = mapping(original.node());
        List<Node> words = new ArrayList<>();
        if (before.values().get("words") instanceof Node.Sequence known) {
            known.items().stream()
                    .limit(12)
                    .map(Node.Scalar.class::cast)
                    .forEach(known12 -> words.add(quoted(trade(number) + known12.value())));
        }
        LinkedHashMap<String, Node> values = new LinkedHashMap<>(before.values());
        values.put("id", word(id(number)));
        values.put("effective", word(SINCE.toString()));
        values.put("name", text(name(number), "National item " + number));
        values.put("words", new Node.Sequence(NOWHERE, words));
        values.put("base", word("true"));
        values.put("regions", new Node.Sequence(NOWHERE, List.of(quoted(NATION))));
        LinkedHashMap<String, Node> catalogue = new LinkedHashMap<>(
                mapping(Objects.requireNonNull(values.get("catalogue"))).values());
        if (catalogue.get("code") instanceof Node.Scalar code) {
            // department and type as before, and a number of its own
            catalogue.put(
                    "code",
                    quoted(code.value().substring(0, 6)
                            + String.format(Locale.ROOT, "%06d", 100_000 + number % 900_000)));
        }
        values.put("catalogue", new Node.Mapping(NOWHERE, catalogue, Map.of()));
        return new Document("item", id(number), SINCE, new Node.Mapping(NOWHERE, values, Map.of()));
    }

    private static Document claim(String item, String region) {
        String id = item + "." + region;
        return document("claim", id, fields -> {
            fields.put("item", word(item));
            fields.put("region", quoted(region));
            LinkedHashMap<String, Node> contact = new LinkedHashMap<>();
            contact.put("consult", word("0577-88000311"));
            contact.put("complain", word("0577-88000312"));
            contact.put("address", text(region + " 政务服务中心（示例）", "Service centre of " + region + " (example)"));
            contact.put("hours", text("工作日 9:00–12:00", "Working days 9:00–12:00"));
            fields.put("contact", new Node.Mapping(NOWHERE, contact, Map.of()));
        });
    }

    private void publish(List<Document> documents) {
        transactions.executeWithoutResult(_ -> definitions.publish(Actor.program(NATION), documents));
    }

    private interface Written {
        void into(Map<String, Node> fields);
    }

    private static Document document(String kind, String id, Written written) {
        LinkedHashMap<String, Node> fields = new LinkedHashMap<>();
        fields.put("kind", word(kind));
        fields.put("id", quoted(id));
        fields.put("effective", word(SINCE.toString()));
        written.into(fields);
        return new Document(kind, id, SINCE, new Node.Mapping(NOWHERE, fields, Map.of()));
    }

    private static Node text(String zh, String en) {
        LinkedHashMap<String, Node> both = new LinkedHashMap<>();
        both.put("zh", quoted(zh));
        both.put("en", quoted(en));
        return new Node.Mapping(NOWHERE, both, Map.of());
    }

    private static Node word(String value) {
        return new Node.Scalar(NOWHERE, value, true);
    }

    private static Node quoted(String value) {
        return new Node.Scalar(NOWHERE, value, false);
    }

    private static Node.Mapping mapping(Node node) {
        return (Node.Mapping) node;
    }

    private static String zh(Node.Mapping document, String key) {
        return ((Node.Scalar) Objects.requireNonNull(
                        mapping(Objects.requireNonNull(document.values().get(key)))
                                .values()
                                .get("zh")))
                .value();
    }
}
