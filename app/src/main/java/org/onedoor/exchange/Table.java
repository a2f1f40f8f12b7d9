package org.onedoor.exchange;

import java.util.List;

/**
 * 表: one sheet of a workbook, or one CSV file.
 *
 * @param name the sheet's, or the file's without its ending
 * @param header the columns' names, as long as the longest line
 * @param lines below the header, without those that are blank
 */
record Table(String name, List<String> header, List<Line> lines) {

    Table {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /**
     * @param number of the row as a spreadsheet shows it: the header is 1
     * @param cells one for each column of the header, empty where there is nothing
     */
    record Line(int number, List<String> cells) {

        Line {
            cells = List.copyOf(cells);
        }
    }

    /** The index of a column, -1 where there is none. */
    int column(String name) {
        return header.indexOf(name);
    }

    /** What a line says in a column; empty where there is no such column. */
    String cell(Line line, String column) {
        int index = column(column);
        return index < 0 ? "" : line.cells().get(index);
    }
}
