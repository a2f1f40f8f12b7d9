package org.onedoor.exchange;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Place;

/** Reads CSV (RFC 4180) in UTF-8, with or without its mark. */
final class CsvReading {

    private final TableReading reading;
    private final String text;
    private int at;
    private int number;

    private CsvReading(TableReading reading, String text) {
        this.reading = reading;
        this.text = text;
    }

    /** @param name what the table is called, in mistakes too */
    static Optional<Table> read(String name, byte[] bytes, Mistakes mistakes) {
        Optional<String> text = text(name, bytes, mistakes);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        TableReading reading = new TableReading(name, mistakes);
        new CsvReading(reading, text.get()).rows();
        if (!reading.begun()) {
            reading.wrong(
                    0, "是空的", "it is empty", "第一行写列名，下面写内容", "write the columns' names first and the lines below");
        }
        return Optional.of(reading.table());
    }

    /** The bytes as text; where they are no UTF-8, or hold NUL, which the database does not keep, the first such line is told. */
    static Optional<String> text(String name, byte[] bytes, Mistakes mistakes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            mistakes.add(
                    new Place(name, line),
                    "不是 UTF-8 编码（可能是 GBK）",
                    "it is not UTF-8 (perhaps GBK)",
                    "在表格软件里另存为“CSV UTF-8（逗号分隔）”，或直接上传 .xlsx",
                    "save it as \"CSV UTF-8\", or send the .xlsx itself");
            return Optional.empty();
        }
        String text = out.flip().toString();
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            mistakes.add(
                    new Place(
                            name,
                            1
                                    + (int) text.substring(0, nul)
                                            .chars()
                                            .filter(c -> c == '\n')
                                            .count()),
                    "有空字符",
                    "it holds NUL",
                    "用表格软件或文本编辑器另存一遍",
                    "save it anew with a spreadsheet or a text editor");
            return Optional.empty();
        }
        return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private void rows() {
        while (at < text.length()) {
            List<String> cells = new ArrayList<>();
            number++;
            boolean more = true;
            while (more) {
                Optional<String> cell = cell();
                if (cell.isEmpty()) {
                    return;
                }
                // one more than there may be is enough to tell that the row is too wide
                if (cells.size() <= Limits.COLUMNS) {
                    cells.add(cell.get());
                } else if (!cell.get().isBlank()) {
                    cells.set(Limits.COLUMNS, cell.get());
                }
                more = at < text.length() && text.charAt(at) == ',';
                at += more ? 1 : 0;
            }
            endOfLine();
            if (!reading.row(number, cells)) {
                return;
            }
        }
    }

    private void endOfLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
    }

    /** The next cell; empty where a quote is not closed or something stands behind it, which is told. */
    private Optional<String> cell() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return Optional.of(text.substring(from, at));
    }

    private Optional<String> quoted() {
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                cell.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else if (at >= text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0) {
                return Optional.of(cell.toString());
            } else {
                break;
            }
        }
        reading.wrong(
                number,
                "双引号没有成对",
                "a double quote is not closed",
                "内容里的双引号写两遍",
                "write a double quote within a value twice");
        return Optional.empty();
    }
}
