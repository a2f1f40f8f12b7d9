package org.onedoor.exchange;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Place;

/**
 * Reads workbooks ({@code .xlsx}): values alone. The archive is unpacked once without keeping it, so that one that would not
 * fit is known before the library reads it.
 */
final class XlsxReading {

    /** Excel keeps fifteen digits of a number. */
    private static final int DIGITS = 15;

    /** A cell's place, or a row's, which has no letters. */
    private static final Pattern REFERENCE = Pattern.compile("([A-Z]*)([0-9]+)");

    /** Of Excel's last column, XFD. */
    private static final int LETTERS = 3;

    /** Of Excel's last row, 1048576. */
    private static final int DIGITS_OF_A_ROW = 7;

    /** The library's own kind of parser, set as the library sets it. */
    private static final XMLInputFactory XML = xml();

    private final String file;
    private final Mistakes mistakes;

    private XlsxReading(String file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    static List<Table> read(String file, byte[] bytes, Mistakes mistakes) {
        XlsxReading reading = new XlsxReading(file, mistakes);
        return reading.fits(bytes) ? reading.tables(bytes) : List.of();
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private boolean fits(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xd0 && (bytes[1] & 0xff) == 0xcf) {
            return whole(
                    "是旧的 .xls 格式，或加了密码",
                    "it is the old .xls, or has a password",
                    "去掉密码，另存为 .xlsx",
                    "take the password away and save it as .xlsx");
        }
        int parts = 0;
        long unpacked = 0;
        byte[] buffer = new byte[16_384];
        // as the library will read it: by the archive's own list of its parts
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                if (++parts > Limits.PARTS) {
                    return tooMuch();
                }
                if (part.getName().endsWith("vbaProject.bin")) {
                    return whole("带有宏", "it holds macros", "另存为不带宏的 .xlsx", "save it as .xlsx without macros");
                }
                try (InputStream content = zip.getInputStream(part)) {
                    for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
                        unpacked += read;
                        if (unpacked > Limits.UNPACKED) {
                            return tooMuch();
                        }
                        if (new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
                            return notAWorkbook();
                        }
                    }
                }
            }
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                try (InputStream content = zip.getInputStream(part)) {
                    if (!placed(content)) {
                        return false;
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return notAWorkbook();
        }
        return parts > 0 || notAWorkbook();
    }

    /**
     * Whether all cells of a part stand where they may: the library fills a row up to its last cell, wherever that says it is.
     * Any part may be a sheet, and one is read just as the library does; where that cannot go on, the library cannot either.
     */
    private boolean placed(InputStream part) throws IOException {
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(part);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    Matcher at = REFERENCE.matcher(
                            switch (xml.getLocalName()) {
                                case "c", "row" -> Objects.requireNonNullElse(xml.getAttributeValue(null, "r"), "");
                                default -> "";
                            });
                    if (at.matches() && !placed(at.group(1), at.group(2))) {
                        return false;
                    }
                }
            }
        } catch (XMLStreamException e) {
            return true;
        }
        return true;
    }

    private boolean placed(String column, String row) {
        boolean narrow = column.length() <= LETTERS && number(column) <= Limits.COLUMNS;
        boolean high = row.length() <= DIGITS_OF_A_ROW && Integer.parseInt(row) <= Limits.ROWS + 1;
        if (narrow && high) {
            return true;
        }
        String last = TableReading.letters(Limits.COLUMNS - 1) + (Limits.ROWS + 1);
        String cell = column + row;
        String shown = cell.length() > 20 ? cell.substring(0, 20) + "…" : cell;
        mistakes.add(
                new Place(file, high ? Integer.parseInt(row) : 0),
                "用到了 " + shown + "，最多到 " + last,
                "it goes as far as " + shown + ", and may go to " + last,
                "删去右边和下面用不到的行列（没有内容的也删），或分成几个文件",
                "delete the columns and rows beyond, empty ones as well, or split it");
        return false;
    }

    private static int number(String column) {
        return column.chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1);
    }

    private boolean tooMuch() {
        return whole(
                "解开后太大（超过 " + Limits.UNPACKED / 1_000_000 + " MB 或 " + Limits.PARTS + " 个部分）",
                "it is too large once unpacked (more than " + Limits.UNPACKED / 1_000_000 + " MB or " + Limits.PARTS
                        + " parts)",
                "只留要导入的表，图片删去，分成几个文件",
                "keep the sheets that matter, without pictures, and split it");
    }

    private boolean notAWorkbook() {
        return whole("不是完好的 .xlsx 工作簿", "it is no sound .xlsx workbook", "用表格软件打开后另存一遍", "open it and save it anew");
    }

    private boolean whole(String whatZh, String whatEn, String mendZh, String mendEn) {
        mistakes.add(new Place(file, 0), whatZh, whatEn, mendZh, mendEn);
        return false;
    }

    private List<Table> tables(byte[] bytes) {
        List<Table> tables = new ArrayList<>();
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            if (sheets.size() > Limits.SHEETS) {
                whole(
                        "工作表超过 " + Limits.SHEETS + " 张",
                        "more than " + Limits.SHEETS + " sheets",
                        "删去用不到的工作表",
                        "delete the sheets that are not needed");
                return List.of();
            }
            for (Sheet sheet : sheets) {
                TableReading reading = new TableReading(sheet.getName(), mistakes);
                try (Stream<Row> rows = sheet.openStream()) {
                    Iterator<Row> each = rows.iterator();
                    boolean more = true;
                    while (more && each.hasNext()) {
                        Row row = each.next();
                        more = reading.row(row.getRowNum(), cells(row, reading));
                    }
                }
                if (reading.begun()) {
                    tables.add(reading.table());
                }
            }
            if (tables.isEmpty()) {
                whole(
                        "里面什么也没有",
                        "there is nothing in it",
                        "第一行写列名，下面写内容",
                        "write the columns' names first and the lines below");
            }
        } catch (IOException | UncheckedIOException | ExcelReaderException | IllegalArgumentException e) {
            notAWorkbook();
            return List.of();
        }
        return List.copyOf(tables);
    }

    private static List<String> cells(Row row, TableReading reading) {
        List<String> cells = new ArrayList<>();
        int most = Math.min(row.getCellCount(), Limits.COLUMNS + 1);
        for (int i = 0; i < most; i++) {
            int column = i;
            cells.add(row.getOptionalCell(i)
                    .map(cell -> text(cell, row.getRowNum(), column, reading))
                    .orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell, int row, int column, TableReading reading) {
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            reading.formula(row, column);
            return "";
        }
        return switch (cell.getType()) {
            case STRING -> cell.getText();
            case BOOLEAN -> cell.asBoolean().toString();
            case NUMBER -> number(cell, row, column, reading);
            case ERROR -> {
                reading.wrong(
                        row,
                        reading.at(column, true) + "是错误值 " + cell.getRawValue(),
                        reading.at(column, false) + " holds the error " + cell.getRawValue(),
                        "改成正确的值",
                        "write the right value");
                yield "";
            }
            case EMPTY, FORMULA -> "";
        };
    }

    private static String number(Cell cell, int row, int column, TableReading reading) {
        String format = cell.getDataFormatString();
        if (format != null && format.contains("yy") && cell.asNumber().signum() >= 0) {
            return cell.asDate().toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? cell.asDate().toLocalDate().toString()
                    : cell.asDate().toString();
        }
        BigDecimal number = cell.asNumber();
        if (number.precision() - number.scale() > DIGITS) {
            reading.wrong(
                    row,
                    reading.at(column, true) + "是超过 15 位的数字，表格软件已经改了它的末几位",
                    reading.at(column, false) + " is a number of more than 15 digits, whose last ones are lost",
                    "把这一列设成“文本”格式，重新填写",
                    "format the column as text and write it again");
            return "";
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
