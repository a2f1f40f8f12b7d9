package org.onedoor.signing;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.onedoor.pdf.FaceFonts;
import org.onedoor.pdf.FacePen;
import org.onedoor.pdf.FacePen.Style;

/** Prints what is to be signed on A4. From its words alone: the same words give the same bytes. */
final class DocumentPrinter {

    static final PDRectangle SHEET = PDRectangle.A4;
    static final Color INK = new Color(0x16202c);
    static final Color SOFT = new Color(0x55616f);
    static final Color HAIR = new Color(0xc9d4e6);
    static final Color DEMO = new Color(0xb3261e);
    static final float LEFT = 78;
    static final float RIGHT = SHEET.getWidth() - 74;

    private static final float TOP = 768;
    private static final float BOTTOM = 92;
    private static final float LEAD = 22;
    private static final float INDENT = 24;
    private static final float LABEL = 170;
    private static final float PAD = 6;
    private static final Style BODY = Style.plain(12);
    private static final Style SMALL = Style.plain(10.5f);

    private final PDDocument document;
    private final FacePen pen;
    private final List<List<Mark>> sheets = new ArrayList<>();
    private float y;

    /** What is put on a sheet once it is known how many there are. */
    private interface Mark {
        void draw(PDPageContentStream sheet) throws IOException;
    }

    private DocumentPrinter(PDDocument document) throws IOException {
        this.document = document;
        this.pen = new FacePen(document);
        turn();
    }

    /** The file that is signed. */
    static byte[] print(WrittenDocument written, boolean demo) throws IOException {
        FaceFonts.TURN.lock();
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(Long.parseUnsignedLong(written.digest().substring(0, 16), 16));
            document.getDocumentInformation().setTitle(written.heading());
            document.getDocumentInformation().setCreator("Onedoor");
            document.getDocumentCatalog().setLanguage("zh-CN");
            DocumentPrinter printer = new DocumentPrinter(document);
            printer.lay(written);
            printer.draw(demo);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } finally {
            FaceFonts.TURN.unlock();
        }
    }

    private void lay(WrittenDocument written) throws IOException {
        Style title = Style.heavy(20).spaced(1);
        for (String line : pen.wrap(written.heading(), RIGHT - LEFT, title)) {
            float at = y;
            mark(sheet -> pen.centre(sheet, line, SHEET.getWidth() / 2, at, title));
            y -= 30;
        }
        y -= 10;
        for (int i = 0; i < written.blocks().size(); i++) {
            switch (written.blocks().get(i)) {
                case WrittenDocument.Heading(String text) -> heading(text);
                case WrittenDocument.Paragraph(String text) -> paragraph(text);
                case WrittenDocument.Line(String label, String value) -> line(label, value);
                case WrittenDocument.Table(List<String> titles, List<List<String>> rows) -> table(titles, rows);
            }
        }
    }

    private void turn() {
        sheets.add(new ArrayList<>());
        y = TOP;
    }

    private void mark(Mark mark) {
        sheets.getLast().add(mark);
    }

    private void need(float room) {
        if (y - room < BOTTOM) {
            turn();
        }
    }

    /** A heading goes with at least two lines of what it stands over. */
    private void heading(String text) throws IOException {
        need(LEAD * 3 + 14);
        y -= 8;
        Style style = Style.heavy(13);
        for (String line : pen.wrap(text, RIGHT - LEFT, style)) {
            float at = y;
            mark(sheet -> pen.write(sheet, line, LEFT, at, style));
            y -= LEAD;
        }
        y -= 4;
    }

    private void paragraph(String text) throws IOException {
        List<String> lines = pen.wrap(text, INDENT, RIGHT - LEFT, BODY);
        for (int i = 0; i < lines.size(); i++) {
            need(LEAD);
            String line = lines.get(i);
            float from = LEFT + (i == 0 ? INDENT : 0);
            float at = y;
            mark(sheet -> pen.write(sheet, line, from, at, BODY));
            y -= LEAD;
        }
    }

    private void line(String label, String value) throws IOException {
        row(List.of(label, value), List.of(LABEL, RIGHT - LEFT - LABEL), false);
    }

    private void table(List<String> titles, List<List<String>> rows) throws IOException {
        float first = (RIGHT - LEFT) * (titles.size() > 2 ? 0.4f : 0.6f);
        float other = (RIGHT - LEFT - first) / Math.max(1, titles.size() - 1);
        List<Float> widths = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            widths.add(titles.size() == 1 ? RIGHT - LEFT : i == 0 ? first : other);
        }
        y -= 2;
        row(titles, widths, true);
        for (List<String> row : rows) {
            row(row, widths, false);
        }
        y -= 14;
    }

    /** Cells beside each other between two hairs. */
    private void row(List<String> cells, List<Float> widths, boolean head) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int most = 1;
        for (int i = 0; i < cells.size(); i++) {
            Style style = head ? Style.heavy(10.5f) : SMALL;
            List<String> lines = pen.wrap(cells.get(i), widths.get(i) - PAD, style);
            wrapped.add(lines);
            most = Math.max(most, lines.size());
        }
        float lead = 16;
        int done = 0;
        // a cell longer than a sheet goes on on the next
        while (done < most) {
            need(lead + PAD * 2);
            int fit = Math.max(1, Math.min(most - done, (int) ((y - BOTTOM - PAD * 2) / lead) + 1));
            hair(y + 13);
            float x = LEFT;
            for (int i = 0; i < wrapped.size(); i++) {
                for (int n = done; n < Math.min(done + fit, wrapped.get(i).size()); n++) {
                    String text = wrapped.get(i).get(n);
                    float from = x;
                    float at = y - (n - done) * lead;
                    Style style = head ? Style.heavy(10.5f) : SMALL;
                    Color ink = head ? SOFT : INK;
                    mark(sheet -> {
                        sheet.setNonStrokingColor(ink);
                        pen.write(sheet, text, from, at, style);
                        sheet.setNonStrokingColor(INK);
                    });
                }
                x += widths.get(i);
            }
            y -= fit * lead + PAD;
            hair(y + 13);
            done += fit;
        }
    }

    private void hair(float at) {
        mark(sheet -> {
            sheet.setStrokingColor(HAIR);
            sheet.setLineWidth(0.6f);
            sheet.moveTo(LEFT, at);
            sheet.lineTo(RIGHT, at);
            sheet.stroke();
        });
    }

    private void draw(boolean demo) throws IOException {
        for (int i = 0; i < sheets.size(); i++) {
            PDPage page = new PDPage(SHEET);
            document.addPage(page);
            try (PDPageContentStream sheet = new PDPageContentStream(document, page)) {
                sheet.setNonStrokingColor(INK);
                for (Mark one : sheets.get(i)) {
                    one.draw(sheet);
                }
                foot(sheet, pen, "第 " + (i + 1) + " 页  共 " + sheets.size() + " 页", demo);
            }
        }
    }

    /** Below each sheet: the count, characters that no font has, and that it is a demonstration. */
    static void foot(PDPageContentStream sheet, FacePen pen, String count, boolean demo) throws IOException {
        sheet.setStrokingColor(HAIR);
        sheet.setLineWidth(0.5f);
        sheet.moveTo(LEFT, 74);
        sheet.lineTo(RIGHT, 74);
        sheet.stroke();
        Style small = Style.plain(8);
        sheet.setNonStrokingColor(SOFT);
        pen.write(sheet, count, RIGHT - pen.width(count, small), 61, small);
        if (!pen.lacking().isEmpty()) {
            String lacking = pen.lacking().stream()
                    .map(codePoint -> String.format(Locale.ROOT, "U+%04X", codePoint))
                    .collect(Collectors.joining("、", "〓＝", ""));
            pen.write(sheet, lacking, LEFT, 49, Style.plain(7.5f));
        }
        if (demo) {
            sheet.setNonStrokingColor(DEMO);
            pen.write(sheet, "演示样张，不具有法律效力。 Demonstration only, of no legal effect.", LEFT, 61, Style.plain(7.5f));
        }
    }
}
