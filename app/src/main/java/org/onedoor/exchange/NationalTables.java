package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.onedoor.definition.Document;

/** Items as national tables, ready to be written. */
final class NationalTables {

    private NationalTables() {}

    /** @param version the published version of each, 0 where it is not known */
    static List<Table> of(List<Document> items, Holding holding, ToIntFunction<Document> version) {
        Map<String, List<Table.Line>> lines = new LinkedHashMap<>();
        NationalFields.tableNames().forEach(name -> lines.put(name, new ArrayList<>()));
        for (Document item : items) {
            NationalItem.of(item, holding, version.applyAsInt(item)).forEach((name, rows) -> {
                List<Table.Line> into = lines.getOrDefault(name, new ArrayList<>());
                rows.forEach(row -> into.add(line(name, into.size() + 2, row)));
            });
        }
        List<Table> tables = new ArrayList<>();
        lines.forEach((name, rows) -> tables.add(
                new Table(name, List.copyOf(NationalFields.fields(name).keySet()), rows)));
        tables.add(NationalFields.legend());
        return List.copyOf(tables);
    }

    private static Table.Line line(String table, int number, Map<String, String> row) {
        return new Table.Line(
                number,
                NationalFields.fields(table).keySet().stream()
                        .map(field -> row.getOrDefault(field, ""))
                        .toList());
    }
}
