package org.onedoor.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onedoor.definition.Place;

/** The lines of one national table that came in, by the fields' own names or their Chinese ones. */
final class NationalLines {

    private final Table table;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    private NationalLines(String name, Table table) {
        this.table = table;
        NationalFields.fields(name).forEach((field, zh) -> {
            int at = table.column(field) >= 0 ? table.column(field) : table.column(zh);
            if (at >= 0) {
                columns.put(field, at);
            }
        });
    }

    /** @param name of the national table */
    static Optional<NationalLines> of(Content content, String name) {
        return content.tables().stream()
                .filter(table -> NationalFields.is(name, table.name()))
                .findFirst()
                .map(table -> new NationalLines(name, table));
    }

    /** A file that has another name, where it is the only one and has the fields of the table. */
    static Optional<NationalLines> alone(Content content, String name, List<String> fields) {
        return content.tables().size() == 1
                ? Optional.of(new NationalLines(name, content.tables().getFirst()))
                        .filter(lines -> lines.columns.keySet().containsAll(fields))
                : Optional.empty();
    }

    String name() {
        return table.name();
    }

    boolean has(String field) {
        return columns.containsKey(field);
    }

    List<Table.Line> lines() {
        return table.lines();
    }

    Place place(Table.Line line) {
        return new Place(table.name(), line.number());
    }

    String cell(Table.Line line, String field) {
        Integer at = columns.get(field);
        return at == null ? "" : line.cells().get(at);
    }

    /** What a line says, field by field, without what it leaves empty. */
    Map<String, String> values(Table.Line line) {
        Map<String, String> values = new LinkedHashMap<>();
        columns.forEach((field, at) -> {
            String value = line.cells().get(at);
            if (!value.isEmpty()) {
                values.put(field, value);
            }
        });
        return values;
    }

    /** The lines of one item: those that name its 实施编码 or our own id. */
    List<Table.Line> of(String localCode, String taskCode) {
        return table.lines().stream()
                .filter(line -> (!localCode.isEmpty()
                                && cell(line, "local_task_code").equals(localCode))
                        || (!taskCode.isEmpty() && cell(line, "task_code").equals(taskCode)))
                .toList();
    }
}
