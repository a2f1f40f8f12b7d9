package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.List;
import org.onedoor.definition.Document;
import org.onedoor.definition.Node;
import org.onedoor.shared.Text;

/** 标准表 as it goes out: read again it says the same. */
final class StandardSheets {

    private StandardSheets() {}

    /** One line for each definition, or for each code of each code set. */
    static Table of(String kind, Text name, List<Document> documents) {
        List<Column> columns = StandardTables.columns(kind);
        List<Table.Line> lines = new ArrayList<>();
        for (Document document : documents) {
            if (kind.equals(StandardTables.CODE_SET)) {
                for (Node code : Nodes.items(document.node(), "codes")) {
                    lines.add(new Table.Line(
                            lines.size() + 2,
                            columns.stream()
                                    .map(column -> codeCell(column, document, code))
                                    .toList()));
                }
            } else {
                lines.add(new Table.Line(
                        lines.size() + 2,
                        columns.stream().map(column -> cell(column, document)).toList()));
            }
        }
        return new Table(
                name.zh(), columns.stream().map(column -> column.label().zh()).toList(), lines);
    }

    private static String cell(Column column, Document document) {
        String written = Nodes.word(document.node(), column.path().toArray(String[]::new));
        return column.value() instanceof Column.Value.Flag ? flag(written) : written;
    }

    private static String flag(String written) {
        return written.equals("true") ? Meanings.YES.zh() : "";
    }

    private static String codeCell(Column column, Document set, Node code) {
        return switch (column.key()) {
            case StandardTables.SET -> set.id();
            case "code" -> Nodes.word(code, "code");
            case "name.zh" -> Nodes.word(code, "name", "zh");
            case "name.en" -> Nodes.word(code, "name", "en");
            case "set-name.zh" -> Nodes.word(set.node(), "name", "zh");
            case "set-name.en" -> Nodes.word(set.node(), "name", "en");
            case "standard" -> Nodes.word(set.node(), "standard");
            case "since" -> Nodes.word(set.node(), "since");
            case StandardTables.RETIRED -> flag(Nodes.word(set.node(), StandardTables.RETIRED));
            // several schemes have codes of their own, and a table has one column
            default -> "";
        };
    }
}
