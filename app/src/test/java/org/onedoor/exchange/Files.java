package org.onedoor.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files as people send them. */
final class Files {

    private Files() {}

    static Content.Incoming csv(String name, String text) {
        return new Content.Incoming(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param rows cells with commas between them, the header first */
    static Content.Incoming xlsx(String name, String sheet, String... rows) {
        List<List<String>> cells = new ArrayList<>();
        for (String row : rows) {
            cells.add(Arrays.asList(row.split(",", -1)));
        }
        List<Table.Line> lines = new ArrayList<>();
        for (int i = 1; i < cells.size(); i++) {
            lines.add(new Table.Line(i + 1, cells.get(i)));
        }
        return new Content.Incoming(name, workbook(List.of(new Table(sheet, cells.getFirst(), lines))));
    }

    static byte[] workbook(List<Table> tables) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XlsxWriting.write(tables, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A workbook in whose second row the first cell is computed and the second a number as people type it. */
    static Content.Incoming computed(String name, double number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("s");
            sheet.value(0, 0, "a");
            sheet.value(0, 1, "b");
            sheet.formula(1, 0, "1+1");
            sheet.value(1, 1, number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Content.Incoming(name, bytes.toByteArray());
    }

    /** An archive with one sheet, of which nothing else is known. */
    static Content.Incoming sheet(String name, String xml) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(xml.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Content.Incoming(name, bytes.toByteArray());
    }

    /** An archive with one part that is small packed and very large unpacked. */
    static Content.Incoming bomb(String name, long unpacked) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[65_536];
            for (long written = 0; written < unpacked; written += zeros.length) {
                zip.write(zeros);
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Content.Incoming(name, bytes.toByteArray());
    }
}
