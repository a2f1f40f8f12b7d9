package org.onedoor.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes tables as one workbook: every cell is text, so that no code loses its zeros and nothing is a formula. */
final class XlsxWriting {

    private static final double WIDE = 24;

    private XlsxWriting() {}

    static void write(List<Table> tables, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Onedoor", "1.0")) {
            for (Table table : tables) {
                Worksheet sheet = workbook.newWorksheet(table.name());
                for (int column = 0; column < table.header().size(); column++) {
                    sheet.value(0, column, table.header().get(column));
                    sheet.style(0, column).bold().set();
                    sheet.width(column, WIDE);
                }
                sheet.freezePane(0, 1);
                int row = 1;
                for (Table.Line line : table.lines()) {
                    for (int column = 0; column < line.cells().size(); column++) {
                        String cell = line.cells().get(column);
                        if (!cell.isEmpty()) {
                            sheet.value(row, column, cell);
                            sheet.style(row, column).format("@").set();
                        }
                    }
                    row++;
                }
            }
        }
    }
}
