package org.onedoor.licence;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;
import org.onedoor.pdf.FaceFonts;
import org.onedoor.pdf.FacePen;
import org.onedoor.pdf.FacePen.Style;
import org.onedoor.pdf.SignedPdf;
import org.onedoor.shared.Text;
import org.onedoor.web.QrSquare;

/**
 * Prints a licence's face on A4, from the licence alone: the same licence gives the same bytes, whenever and wherever it
 * is printed, so a file can be made after the transaction that issued it and made again if that was interrupted. The
 * look is our own; it bears no national emblem and no imitation of a stamp.
 */
final class LicencePrinter {

    private static final PDRectangle PAPER = PDRectangle.A4;
    private static final Color INK = new Color(0x16202c);
    private static final Color SOFT = new Color(0x55616f);
    private static final Color ACCENT = new Color(0x0c3c96);
    private static final Color HAIR = new Color(0xc9d4e6);
    private static final Color DEMO = new Color(0xb3261e);

    private static final float LEFT = 74;
    private static final float RIGHT = PAPER.getWidth() - 74;
    private static final float MIDDLE = PAPER.getWidth() / 2;
    private static final float VALUES = LEFT + 132;

    private static final float ROWS_TOP = 618;

    /** Where rows end: below lie the issuer's block and the foot. */
    private static final float ROWS_END = 236;

    private final String base;

    /** @param base the address under which the public reaches this node, without a slash at the end */
    LicencePrinter(String base) {
        this.base = base;
    }

    /** The face as an unsigned PDF. */
    byte[] print(Licence licence) throws IOException {
        FaceFonts.TURN.lock();
        try (PDDocument document = new PDDocument()) {
            // In place of a random file identifier.
            document.setDocumentId(documentId(licence));
            describe(document, licence);
            FacePen pen = new FacePen(document);
            List<List<Row>> sheets = sheets(pen, rows(licence));
            PDFormXObject guard = guard(document, licence.identifier());
            for (int i = 0; i < sheets.size(); i++) {
                PDPage page = new PDPage(PAPER);
                document.addPage(page);
                try (PDPageContentStream sheet = new PDPageContentStream(document, page)) {
                    sheet.drawForm(guard);
                    if (licence.demo()) {
                        demoMark(sheet, pen);
                    }
                    head(sheet, pen, licence);
                    rows(sheet, pen, sheets.get(i));
                    issuer(sheet, pen, licence);
                    code(sheet, pen, licence);
                    foot(sheet, pen, licence, i + 1, sheets.size());
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } finally {
            FaceFonts.TURN.unlock();
        }
    }

    /** Drawn once, shown on each sheet. */
    private static PDFormXObject guard(PDDocument document, LicenceIdentifier identifier) throws IOException {
        PDAppearanceStream guard = new PDAppearanceStream(document);
        guard.setBBox(PAPER);
        guard.setResources(new PDResources());
        try (PDPageContentStream lines =
                new PDPageContentStream(document, guard, guard.getStream().createOutputStream(COSName.FLATE_DECODE))) {
            new GuardPattern(identifier).draw(lines, PAPER);
        }
        return guard;
    }

    static long documentId(Licence licence) {
        return licence.id().getLeastSignificantBits() ^ licence.version();
    }

    /** What the issuing department's signature says; the identifier stands where a verifier needs to unpack nothing. */
    static SignedPdf.Saying saying(Licence licence) {
        return new SignedPdf.Saying(
                documentId(licence),
                licence.issuer().name().zh(),
                licence.region(),
                licence.identifier().toString(),
                licence.issuedAt());
    }

    /** The address that the code on the face leads to. */
    String verifyAddress(LicenceIdentifier identifier) {
        return base + "/verify/" + identifier;
    }

    private static void describe(PDDocument document, Licence licence) {
        PDDocumentInformation about = document.getDocumentInformation();
        GregorianCalendar issued = GregorianCalendar.from(licence.issuedAt());
        about.setTitle(licence.type().title().zh() + " " + licence.identifier());
        about.setAuthor(licence.issuer().name().zh());
        about.setSubject(licence.identifier().toString());
        about.setCreator("Onedoor");
        about.setCreationDate(issued);
        about.setModificationDate(issued);
        document.getDocumentCatalog().setLanguage("zh-CN");
    }

    // --- rows of the face

    private record Row(Label label, List<String> lines, boolean heavy) {

        float height() {
            return Math.max(22 + lines.size() * (heavy ? 21f : 18f), label.height());
        }
    }

    /** A label in the lines that its column holds: Chinese above, English below. */
    private record Label(List<String> zh, List<String> en) {

        static final Style ZH = Style.plain(10.5f);
        static final Style EN = Style.plain(7);
        static final float ZH_LEAD = 13;
        static final float EN_LEAD = 8.5f;

        static Label of(FacePen pen, Text text) throws IOException {
            float room = VALUES - LEFT - 10;
            List<String> zh = pen.wrap(text.zh(), room, ZH);
            int aside = text.zh().indexOf('（');
            if (zh.size() > 1 && aside > 0) {
                // 法定代表人 / （负责人、经营者）: what stands in brackets is not torn apart if it need not be.
                zh = new ArrayList<>(pen.wrap(text.zh().substring(0, aside), room, ZH));
                zh.addAll(pen.wrap(text.zh().substring(aside), room, ZH));
            }
            return new Label(zh, pen.wrap(text.en(), room, EN));
        }

        float height() {
            return 40 + (zh.size() - 1) * ZH_LEAD + (en.size() - 1) * EN_LEAD;
        }

        void write(PDPageContentStream sheet, FacePen pen, float top) throws IOException {
            float y = top;
            for (String line : zh) {
                pen.write(sheet, line, LEFT + 2, y, ZH);
                y -= ZH_LEAD;
            }
            y += ZH_LEAD - 11;
            for (String line : en) {
                pen.write(sheet, line, LEFT + 2, y, EN);
                y -= EN_LEAD;
            }
        }
    }

    private record Item(Text label, String value, boolean heavy) {}

    private static List<Item> rows(Licence licence) {
        String holder = licence.holder().name();
        List<Item> items = new ArrayList<>();
        for (FaceItem item : said(licence)) {
            items.add(new Item(item.label(), item.value(), item.value().equals(holder)));
        }
        items.add(new Item(new Text("有效期", "Valid"), validity(licence), false));
        return items;
    }

    /** What the face says of holder and matter, row by row, as it is printed; the licences' page says the same. */
    static List<FaceItem> said(Licence licence) {
        LicenceHolder holder = licence.holder();
        Set<String> said = licence.face().stream().map(FaceItem::value).collect(Collectors.toSet());
        boolean numberSaid = said.contains(holder.idNumber());
        List<FaceItem> items = new ArrayList<>();
        // Many types name the holder on their face under a word of their own (经营者名称): then not twice.
        if (!said.contains(holder.name())) {
            Text label = holder.idKind().person() ? new Text("持证人", "Holder") : new Text("持证主体", "Holder");
            items.add(new FaceItem(label, holder.name()));
            if (!numberSaid) {
                items.add(numberOf(holder));
                numberSaid = true;
            }
        }
        for (FaceItem item : licence.face()) {
            items.add(item);
            if (item.value().equals(holder.name()) && !numberSaid) {
                items.add(numberOf(holder));
                numberSaid = true;
            }
        }
        return items;
    }

    private static FaceItem numberOf(LicenceHolder holder) {
        Text label = switch (holder.idKind()) {
            case RESIDENT_ID -> new Text("公民身份号码", "ID number");
            case CREDIT_CODE -> new Text("统一社会信用代码", "Unified social credit code");
            case OTHER_PERSON -> new Text("证件号码", "Document number");
        };
        return new FaceItem(label, holder.idNumber());
    }

    static String validity(Licence licence) {
        LocalDate end = licence.validTo();
        String from = FullDay.of(Locale.CHINA, licence.validFrom());
        return end == null ? "自 " + from + " 起 长期有效" : from + " 至 " + FullDay.of(Locale.CHINA, end);
    }

    /** The rows, on as many sheets as they need. */
    private static List<List<Row>> sheets(FacePen pen, List<Item> items) throws IOException {
        List<List<Row>> sheets = new ArrayList<>();
        List<Row> sheet = new ArrayList<>();
        float room = ROWS_TOP - ROWS_END;
        float left = room;
        for (Item item : items) {
            Label label = Label.of(pen, item.label);
            List<String> lines = new ArrayList<>(pen.wrap(item.value, RIGHT - VALUES, style(item.heavy)));
            while (!lines.isEmpty()) {
                // A value longer than a sheet goes on overleaf.
                int most = (int) ((room - 22) / 21);
                List<String> part = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
                lines.subList(0, part.size()).clear();
                Row row = new Row(label, part, item.heavy);
                if (row.height() > left) {
                    sheets.add(sheet);
                    sheet = new ArrayList<>();
                    left = room;
                }
                sheet.add(row);
                left -= row.height();
            }
        }
        sheets.add(sheet);
        return sheets;
    }

    private static Style style(boolean heavy) {
        return heavy ? Style.heavy(15) : Style.plain(12.5f);
    }

    private static void rows(PDPageContentStream sheet, FacePen pen, List<Row> rows) throws IOException {
        float y = ROWS_TOP;
        rule(sheet, y, ACCENT, 0.8f);
        for (Row row : rows) {
            float base = y - 24.5f;
            sheet.setNonStrokingColor(SOFT);
            row.label.write(sheet, pen, base + 2);
            sheet.setNonStrokingColor(INK);
            for (String line : row.lines) {
                pen.write(sheet, line, VALUES, base - 1, style(row.heavy));
                base -= row.heavy ? 21 : 18;
            }
            y -= row.height();
            rule(sheet, y, HAIR, 0.5f);
        }
    }

    private static void rule(PDPageContentStream sheet, float y, Color color, float width) throws IOException {
        sheet.setStrokingColor(color);
        sheet.setLineWidth(width);
        sheet.moveTo(LEFT, y);
        sheet.lineTo(RIGHT, y);
        sheet.stroke();
    }

    // --- the parts around the rows

    private static void head(PDPageContentStream sheet, FacePen pen, Licence licence) throws IOException {
        Text title = licence.type().title();
        sheet.setNonStrokingColor(ACCENT);
        pen.centre(sheet, "电子证照", MIDDLE, 758, Style.plain(10).spaced(6));
        sheet.setNonStrokingColor(INK);
        Style large = Style.heavy(34).spaced(title.zh().length() <= 8 ? 5 : 1);
        while (pen.width(title.zh(), large) > RIGHT - LEFT) {
            large = Style.heavy(large.size() - 1);
        }
        pen.centre(sheet, title.zh(), MIDDLE, 706, large);
        sheet.setNonStrokingColor(SOFT);
        Style small = Style.plain(11).spaced(0.4f);
        while (pen.width(title.en(), small) > RIGHT - LEFT) {
            small = Style.plain(small.size() - 0.5f);
        }
        pen.centre(sheet, title.en(), MIDDLE, 682, small);
        String number = licence.number();
        if (number != null) {
            sheet.setNonStrokingColor(INK);
            pen.centre(sheet, "编号  " + number, MIDDLE, 644, Style.plain(11).spaced(0.5f));
        }
    }

    private static void issuer(PDPageContentStream sheet, FacePen pen, Licence licence) throws IOException {
        float right = RIGHT - 4;
        float narrow = right - (LEFT + 130);
        sheet.setNonStrokingColor(SOFT);
        String label = "颁发机构";
        Style small = Style.plain(9);
        pen.write(sheet, label, right - pen.width(label, small), 198, small);
        sheet.setNonStrokingColor(INK);
        Style name = Style.heavy(15);
        while (pen.width(licence.issuer().name().zh(), name) > narrow) {
            name = Style.heavy(name.size() - 0.5f);
        }
        String zh = licence.issuer().name().zh();
        pen.write(sheet, zh, right - pen.width(zh, name), 176, name);
        Style day = Style.plain(12);
        String issued = FullDay.of(Locale.CHINA, licence.issuedAt().toLocalDate());
        pen.write(sheet, issued, right - pen.width(issued, day), 155, day);
        sheet.setNonStrokingColor(ACCENT);
        Style note = Style.plain(8);
        String signed = "颁发机构已电子签名，改动一处即失效";
        pen.write(sheet, signed, right - pen.width(signed, note), 133, note);
        String english = "Signed electronically by the issuing authority";
        sheet.setNonStrokingColor(SOFT);
        pen.write(sheet, english, right - pen.width(english, Style.plain(7)), 122, Style.plain(7));
    }

    private void code(PDPageContentStream sheet, FacePen pen, Licence licence) throws IOException {
        QrSquare code = QrSquare.of(verifyAddress(licence.identifier()));
        float size = 92;
        float module = size / code.modules();
        float x = LEFT;
        float y = 122;
        sheet.setNonStrokingColor(Color.WHITE);
        sheet.addRect(x - 6, y - 6, size + 12, size + 12);
        sheet.fill();
        sheet.setNonStrokingColor(INK);
        for (QrSquare.Run run : code.runs()) {
            float up = y + (code.modules() - 1 - run.row()) * module;
            sheet.addRect(x + run.from() * module, up, run.length() * module, module);
        }
        sheet.fill();
        sheet.setNonStrokingColor(SOFT);
        pen.write(sheet, "扫码核验  Scan to verify", x, y - 18, Style.plain(8));
    }

    private static void foot(PDPageContentStream sheet, FacePen pen, Licence licence, int number, int of)
            throws IOException {
        rule(sheet, 90, HAIR, 0.5f);
        sheet.setNonStrokingColor(INK);
        pen.write(sheet, "证照标识  " + licence.identifier(), LEFT, 76, Style.plain(8));
        sheet.setNonStrokingColor(licence.demo() ? DEMO : SOFT);
        String law = licence.demo()
                ? "演示样张，不具有法律效力。 Demonstration only, of no legal effect."
                : "电子证照与纸质证照具有同等法律效力（《国务院关于在线政务服务的若干规定》第十条）。";
        if (!pen.lacking().isEmpty()) {
            law = "〓＝"
                    + pen.lacking().stream()
                            .map(codePoint -> String.format(Locale.ROOT, "U+%04X", codePoint))
                            .collect(Collectors.joining("、"))
                    + "  " + law;
        }
        pen.write(sheet, law, LEFT, 63, Style.plain(7.5f));
        if (of > 1) {
            String count = number + " / " + of;
            sheet.setNonStrokingColor(SOFT);
            pen.write(sheet, count, RIGHT - pen.width(count, Style.plain(8)), 76, Style.plain(8));
        }
    }

    private static void demoMark(PDPageContentStream sheet, FacePen pen) throws IOException {
        PDExtendedGraphicsState faint = new PDExtendedGraphicsState();
        faint.setNonStrokingAlphaConstant(0.09f);
        sheet.saveGraphicsState();
        sheet.setGraphicsStateParameters(faint);
        sheet.setNonStrokingColor(DEMO);
        double slope = Math.toRadians(32);
        pen.write(
                sheet,
                "演示",
                Matrix.getRotateInstance(slope, 178, 366),
                Style.heavy(104).spaced(36));
        pen.write(
                sheet,
                "DEMO",
                Matrix.getRotateInstance(slope, 236, 300),
                Style.heavy(58).spaced(22));
        sheet.restoreGraphicsState();
    }
}
