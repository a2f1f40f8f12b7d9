package org.onedoor.paper;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.onedoor.pdf.FaceFonts;
import org.onedoor.pdf.FacePen;
import org.onedoor.pdf.FacePen.Style;
import org.onedoor.pdf.SignedPdf;
import org.onedoor.shared.CheckCode;
import org.onedoor.web.QrSquare;

/**
 * Prints a paper on A4 in the layout of official documents (after GB/T 9704): issuer and title centred, number to the
 * right, addressee, body, signature block to the right. From the paper alone: the same paper gives the same bytes. It
 * names the seal and imitates none.
 */
final class PaperPrinter {

    private static final PDRectangle SHEET = PDRectangle.A4;
    private static final Color INK = new Color(0x16202c);
    private static final Color SOFT = new Color(0x55616f);
    private static final Color HAIR = new Color(0xc9d4e6);
    private static final Color DEMO = new Color(0xb3261e);

    private static final float LEFT = 80;
    private static final float RIGHT = SHEET.getWidth() - 74;
    private static final float MIDDLE = SHEET.getWidth() / 2;

    private static final float TOP = 762;
    private static final float BOTTOM = 96;

    /** The signature block with the code beside it. */
    private static final float SIGNED = 130;

    private static final float LEAD = 24.5f;
    private static final Style BODY = Style.plain(14);
    private static final float INDENT = 28;

    private final String base;

    /** @param base the address under which the public reaches this node, without a slash at the end */
    PaperPrinter(String base) {
        this.base = base;
    }

    /** What the issuing department's signature says. */
    static SignedPdf.Saying saying(Paper paper, String creditCode) {
        return new SignedPdf.Saying(
                paper.id().getLeastSignificantBits(),
                paper.issuer().zh(),
                paper.region(),
                "onedoor.paper." + creditCode + "." + CheckCode.of(paper.id()),
                paper.at());
    }

    private static String number(Paper paper) {
        return paper.number().orElseThrow(() -> new IllegalStateException("printed before it was numbered"));
    }

    /** The page that the code leads to. */
    String checkAddress(Paper paper) {
        return base + "/verify/papers/" + CheckCode.of(paper.id());
    }

    /** A line of the paper; {@code from} is how far it is set in. */
    private record Line(String text, float from, Style style) {}

    /** The paper as an unsigned PDF. */
    byte[] print(Paper paper) throws IOException {
        FaceFonts.TURN.lock();
        try (PDDocument document = new PDDocument()) {
            // In place of a random file identifier.
            document.setDocumentId(paper.id().getLeastSignificantBits());
            describe(document, paper);
            FacePen pen = new FacePen(document);
            List<String> title = title(pen, paper);
            float first = TOP - 34 - title.size() * 32 - 56;
            List<List<Line>> sheets = sheets(lines(pen, paper), first);
            for (int i = 0; i < sheets.size(); i++) {
                PDPage page = new PDPage(SHEET);
                document.addPage(page);
                try (PDPageContentStream sheet = new PDPageContentStream(document, page)) {
                    float y = TOP;
                    if (i == 0) {
                        head(sheet, pen, paper, title);
                        y = first;
                    }
                    sheet.setNonStrokingColor(INK);
                    for (Line line : sheets.get(i)) {
                        pen.write(sheet, line.text, LEFT + line.from, y, line.style);
                        y -= LEAD;
                    }
                    if (i == sheets.size() - 1) {
                        // on a sheet of its own the block stands where the text would
                        signature(sheet, pen, paper, y - 18);
                    }
                    foot(sheet, pen, paper, i + 1, sheets.size());
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } finally {
            FaceFonts.TURN.unlock();
        }
    }

    private static void describe(PDDocument document, Paper paper) {
        PDDocumentInformation about = document.getDocumentInformation();
        GregorianCalendar issued = GregorianCalendar.from(paper.at());
        about.setTitle(paper.template().title().zh() + " " + number(paper));
        about.setAuthor(paper.issuer().zh());
        about.setSubject(number(paper));
        about.setCreator("Onedoor");
        about.setCreationDate(issued);
        about.setModificationDate(issued);
        document.getDocumentCatalog().setLanguage("zh-CN");
    }

    private static List<String> title(FacePen pen, Paper paper) throws IOException {
        return pen.wrap(
                paper.template().title().zh(), RIGHT - LEFT, Style.heavy(22).spaced(1));
    }

    private static List<Line> lines(FacePen pen, Paper paper) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line : pen.wrap(paper.addressee().zh() + "：", RIGHT - LEFT, Style.heavy(14))) {
            lines.add(new Line(line, 0, Style.heavy(14)));
        }
        for (Paper.Line paragraph : paper.body(Locale.CHINA)) {
            float width = RIGHT - LEFT;
            for (String part : paragraph.text().split("\\R")) {
                List<String> wrapped = pen.wrap(part, INDENT, width, BODY);
                for (int i = 0; i < wrapped.size(); i++) {
                    lines.add(new Line(wrapped.get(i), i == 0 ? INDENT : 0, BODY));
                }
            }
        }
        return lines;
    }

    /** The lines on as many sheets as they and the signature block need; no sheet bears the block alone. */
    private static List<List<Line>> sheets(List<Line> lines, float first) {
        List<List<Line>> sheets = new ArrayList<>();
        int next = 0;
        float top = first;
        while (true) {
            int fit = (int) ((top - BOTTOM) / LEAD);
            int fitSigned = (int) ((top - BOTTOM - SIGNED) / LEAD);
            int left = lines.size() - next;
            if (left <= fitSigned) {
                sheets.add(lines.subList(next, lines.size()));
                return sheets;
            }
            // all but one line at most: the last goes with the block
            int here = Math.max(0, Math.min(fit, left - 1));
            sheets.add(lines.subList(next, next + here));
            next += here;
            top = TOP;
        }
    }

    private static void head(PDPageContentStream sheet, FacePen pen, Paper paper, List<String> title)
            throws IOException {
        sheet.setNonStrokingColor(INK);
        Style name = Style.heavy(18).spaced(1);
        while (pen.width(paper.issuer().zh(), name) > RIGHT - LEFT) {
            name = Style.heavy(name.size() - 1);
        }
        pen.centre(sheet, paper.issuer().zh(), MIDDLE, TOP, name);
        float y = TOP - 38;
        for (String line : title) {
            pen.centre(sheet, line, MIDDLE, y, Style.heavy(22).spaced(1));
            y -= 32;
        }
        Style number = Style.plain(12);
        pen.write(sheet, number(paper), RIGHT - pen.width(number(paper), number), y - 4, number);
        sheet.setStrokingColor(HAIR);
        sheet.setLineWidth(0.8f);
        sheet.moveTo(LEFT, y - 16);
        sheet.lineTo(RIGHT, y - 16);
        sheet.stroke();
    }

    private void signature(PDPageContentStream sheet, FacePen pen, Paper paper, float top) throws IOException {
        code(sheet, pen, paper, top);
        sheet.setNonStrokingColor(INK);
        float y = top - 34;
        float room = RIGHT - LEFT - 140;
        Style name = Style.heavy(14);
        while (pen.width(paper.issuer().zh(), name) > room) {
            name = Style.heavy(name.size() - 0.5f);
        }
        right(sheet, pen, paper.issuer().zh(), y, name);
        right(sheet, pen, "（" + paper.template().seal().zh() + "）", y - 25, Style.plain(12));
        right(sheet, pen, PaperValues.day(paper.date()).zh(), y - 50, Style.plain(14));
        sheet.setNonStrokingColor(SOFT);
        right(sheet, pen, "制发机关已电子签名，改动一处即失效", y - 72, Style.plain(8));
    }

    private static void right(PDPageContentStream sheet, FacePen pen, String text, float y, Style style)
            throws IOException {
        pen.write(sheet, text, RIGHT - pen.width(text, style), y, style);
    }

    private void code(PDPageContentStream sheet, FacePen pen, Paper paper, float top) throws IOException {
        QrSquare code = QrSquare.of(checkAddress(paper));
        float size = 84;
        float module = size / code.modules();
        float y = top - 6 - size;
        sheet.setNonStrokingColor(INK);
        for (QrSquare.Run run : code.runs()) {
            float up = y + (code.modules() - 1 - run.row()) * module;
            sheet.addRect(LEFT + run.from() * module, up, run.length() * module, module);
        }
        sheet.fill();
        sheet.setNonStrokingColor(SOFT);
        pen.write(sheet, "扫码核验真伪和效力", LEFT, y - 13, Style.plain(8));
    }

    private static void foot(PDPageContentStream sheet, FacePen pen, Paper paper, int number, int of)
            throws IOException {
        sheet.setStrokingColor(HAIR);
        sheet.setLineWidth(0.5f);
        sheet.moveTo(LEFT, 82);
        sheet.lineTo(RIGHT, 82);
        sheet.stroke();
        Style small = Style.plain(8);
        sheet.setNonStrokingColor(SOFT);
        pen.write(sheet, "核验码 " + CheckCode.of(paper.id()), LEFT, 69, small);
        String count = "第 " + number + " 页  共 " + of + " 页";
        right(sheet, pen, count, 69, small);
        List<String> below = new ArrayList<>();
        if (!pen.lacking().isEmpty()) {
            below.add(pen.lacking().stream()
                    .map(codePoint -> String.format(Locale.ROOT, "U+%04X", codePoint))
                    .collect(Collectors.joining("、", "〓＝", "")));
        }
        if (paper.demo()) {
            sheet.setNonStrokingColor(DEMO);
            below.add("演示样张，不具有法律效力。 Demonstration only, of no legal effect.");
        }
        pen.write(sheet, String.join("  ", below), LEFT, 56, Style.plain(7.5f));
    }
}
