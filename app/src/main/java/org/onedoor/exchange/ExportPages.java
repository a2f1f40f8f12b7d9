package org.onedoor.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Node;
import org.onedoor.definition.Published;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.studio.Beginnings;
import org.onedoor.web.Csv;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 导出: what holds today, as a file. */
@Controller
class ExportPages {

    private final Definitions definitions;
    private final Clock clock;

    ExportPages(Definitions definitions, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * @param kind of the definitions
     * @param format {@code xlsx}, {@code csv}, {@code yaml} or {@code jsonld}
     * @param id one definition alone; empty for all of the kind
     * @param table which of several tables, for CSV
     */
    @GetMapping("/studio/export/file")
    void export(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String format,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String table,
            HttpServletResponse response)
            throws IOException {
        if (!Beginnings.kinds().contains(kind)) {
            throw new Refused(new ExchangeRefusal.NoSuchFormat());
        }
        LocalDate today = LocalDate.now(clock);
        List<Published> published = (id.isEmpty()
                        ? definitions.writtenInForce(kind, today, "", Integer.MAX_VALUE)
                        : definitions.inForce(kind, List.of(id), today))
                .stream().filter(one -> !followsFromAClaim(one)).toList();
        if (published.isEmpty()) {
            throw new Refused(new ExchangeRefusal.NoSuchFormat());
        }
        List<Document> documents = published.stream().map(Published::document).toList();
        String name = id.isEmpty() ? kind : id;
        switch (format) {
            case "yaml" -> send(response, name + ".yaml", "application/yaml", yaml(kind, documents));
            case "xlsx" -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                XlsxWriting.write(tables(kind, published), bytes);
                send(
                        response,
                        name + ".xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        bytes.toByteArray());
            }
            case "csv" -> {
                Table one = tables(kind, published).stream()
                        .filter(each -> table.isEmpty() || NationalFields.is(each.name(), table))
                        .findFirst()
                        .orElseThrow(() -> new Refused(new ExchangeRefusal.NoSuchFormat()));
                Csv.send(
                        response,
                        NationalFields.tableNames().contains(one.name()) ? NationalFields.file(one.name()) : name,
                        rows(one));
            }
            case "jsonld" -> {
                if (!kind.equals(Import.ITEM)) {
                    throw new Refused(new ExchangeRefusal.NoSuchFormat());
                }
                String graph = CpsvAp.write(documents, Holding.of(definitions, LocalDate.now(clock), kind));
                send(response, name + ".jsonld", "application/ld+json", graph.getBytes(StandardCharsets.UTF_8));
            }
            default -> throw new Refused(new ExchangeRefusal.NoSuchFormat());
        }
    }

    /** It is published with the claim, and would be refused when it came back. */
    private static boolean followsFromAClaim(Published one) {
        return one.node() instanceof Node.Mapping mapping && mapping.values().containsKey("claims");
    }

    private static byte[] yaml(String kind, List<Document> documents) {
        String text = documents.size() == 1
                ? YamlFile.one(documents.getFirst())
                : YamlFile.list(kind, documents.stream().map(Document::node).toList());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Table> tables(String kind, List<Published> published) {
        List<Document> documents = published.stream().map(Published::document).toList();
        if (StandardTables.kinds().contains(kind)) {
            return List.of(StandardSheets.of(kind, new Text(kind, kind), documents));
        }
        if (kind.equals(Import.ITEM)) {
            Map<String, Integer> versions = new HashMap<>();
            published.forEach(one -> versions.put(one.id(), one.version()));
            Holding holding = Holding.of(definitions, LocalDate.now(clock), kind);
            return NationalTables.of(documents, holding, one -> versions.getOrDefault(one.id(), 0));
        }
        throw new Refused(new ExchangeRefusal.NoSuchFormat());
    }

    private static List<List<String>> rows(Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.header());
        table.lines().forEach(line -> rows.add(line.cells()));
        return rows;
    }

    private static void send(HttpServletResponse response, String name, String type, byte[] bytes) throws IOException {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "private, no-store");
        response.getOutputStream().write(bytes);
    }
}
