package org.onedoor.casework.desk;

import java.util.List;
import java.util.stream.Collectors;

/** Rows of comma-separated values (RFC 4180) that a spreadsheet does not run. */
public final class Csv {

    /** What a spreadsheet takes for a formula's beginning, also in the full-width forms that people type. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    public static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    static String cell(String text) {
        boolean number = text.matches("-?\\d{1,9}");
        boolean formula = !number && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
