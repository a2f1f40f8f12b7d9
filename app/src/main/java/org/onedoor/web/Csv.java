package org.onedoor.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Slice;

/** Rows of comma-separated values (RFC 4180) that a spreadsheet does not run. */
public final class Csv {

    /** What a spreadsheet takes for a formula's beginning, also in the full-width forms that people type. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    /** By this mark spreadsheets know UTF-8. */
    private static final String MARK = "\ufeff";

    private Csv() {}

    /** A list that is read a page at a time. */
    @FunctionalInterface
    public interface Pages<T> {

        /** @param cursor of the page before; null for the first page */
        Slice<T> after(@Nullable String cursor);
    }

    /** Sends a list as a file while it is read, so that its length does not matter. */
    public static <T> void send(
            HttpServletResponse response,
            String name,
            List<String> head,
            Pages<T> pages,
            Function<List<T>, List<List<String>>> rows)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        response.setHeader("Cache-Control", "private, no-store");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write(MARK);
        out.write(row(head));
        String after = null;
        do {
            Slice<T> page = pages.after(after);
            for (List<String> cells : rows.apply(page.rows())) {
                out.write(row(cells));
            }
            out.flush();
            after = page.next();
        } while (after != null);
    }

    /** Sends a short list as a file. */
    public static void send(HttpServletResponse response, String name, List<List<String>> rows) throws IOException {
        send(response, name, rows.getFirst(), cursor -> new Slice<>(rows.subList(1, rows.size()), null), same -> same);
    }

    public static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    public static String cell(String text) {
        boolean number = text.matches("-?\\d{1,9}");
        boolean formula = !number && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
