package org.onedoor.insight;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180), with the mark by which spreadsheets know UTF-8. */
final class Csv {

    private Csv() {}

    static String write(List<List<String>> rows) {
        return "\ufeff"
                + rows.stream()
                        .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
                        .collect(Collectors.joining());
    }

    /** A spreadsheet would run a cell that begins like a formula. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
