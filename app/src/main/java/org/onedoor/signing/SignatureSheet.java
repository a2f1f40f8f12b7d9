package org.onedoor.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.onedoor.pdf.FaceFonts;
import org.onedoor.pdf.FacePen;
import org.onedoor.pdf.FacePen.Style;
import org.onedoor.pdf.SignedPdf;
import org.onedoor.web.QrSquare;

/**
 * 签署页: sheets behind a document that say who signed it, when and how. They are added as an update of the file: it still
 * begins with the very bytes that were signed, so that anybody may cut them off and compare their digest.
 */
final class SignatureSheet {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.CHINA);
    private static final float TOP = 772;
    private static final float BOTTOM = 100;
    private static final float LEAD = 15;
    private static final Style SMALL = Style.plain(9.5f);

    private final String base;

    /** @param base the address under which the public reaches this node, without a slash at the end */
    SignatureSheet(String base) {
        this.base = base;
    }

    /** What the department's seal under the whole says. */
    static SignedPdf.Saying saying(Envelope envelope, Envelope.Document document, ZonedDateTime at) {
        return new SignedPdf.Saying(
                envelope.id().getLeastSignificantBits() + document.number(),
                envelope.department().zh(),
                envelope.region(),
                "onedoor.signing." + envelope.creditCode() + "." + envelope.code() + "-" + document.number(),
                at);
    }

    String checkAddress(Envelope envelope) {
        return base + "/verify/signatures/" + envelope.code();
    }

    private record Line(String text, Style style, boolean soft) {}

    /** The document with its sheets. */
    byte[] append(byte[] original, Envelope envelope, Envelope.Document document) throws IOException {
        FaceFonts.TURN.lock();
        try (PDDocument file = Loader.loadPDF(original)) {
            file.setDocumentId(
                    saying(envelope, document, ZonedDateTime.now(ZONE)).documentId());
            FacePen pen = new FacePen(file);
            List<List<Line>> sheets = sheets(blocks(pen, envelope));
            for (int i = 0; i < sheets.size(); i++) {
                PDPage page = new PDPage(DocumentPrinter.SHEET);
                file.addPage(page);
                try (PDPageContentStream sheet = new PDPageContentStream(file, page)) {
                    float y = head(sheet, pen, envelope, document, i == 0);
                    for (Line line : sheets.get(i)) {
                        sheet.setNonStrokingColor(line.soft ? DocumentPrinter.SOFT : DocumentPrinter.INK);
                        pen.write(sheet, line.text, DocumentPrinter.LEFT, y, line.style);
                        y -= LEAD;
                    }
                    String count = "签署页 " + (i + 1) + " / " + sheets.size();
                    DocumentPrinter.foot(sheet, pen, count, envelope.demo());
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.saveIncremental(out);
            return out.toByteArray();
        } finally {
            FaceFonts.TURN.unlock();
        }
    }

    private float head(
            PDPageContentStream sheet, FacePen pen, Envelope envelope, Envelope.Document document, boolean first)
            throws IOException {
        sheet.setNonStrokingColor(DocumentPrinter.INK);
        Style title = Style.heavy(18);
        pen.write(sheet, "电子签署页", DocumentPrinter.LEFT, TOP - 4, title);
        sheet.setNonStrokingColor(DocumentPrinter.SOFT);
        pen.write(sheet, "核验码 " + envelope.code(), DocumentPrinter.LEFT, TOP - 24, SMALL);
        if (!first) {
            return TOP - 56;
        }
        QrSquare code = QrSquare.of(checkAddress(envelope));
        float size = 78;
        float module = size / code.modules();
        float left = DocumentPrinter.RIGHT - size;
        sheet.setNonStrokingColor(DocumentPrinter.INK);
        for (QrSquare.Run run : code.runs()) {
            float up = TOP + 12 - size + (code.modules() - 1 - run.row()) * module;
            sheet.addRect(left + run.from() * module, up, run.length() * module, module);
        }
        sheet.fill();
        sheet.setNonStrokingColor(DocumentPrinter.INK);
        float y = TOP - 50;
        for (String line : pen.wrap(
                "原文：" + document.title().zh() + "（本文件开头的 " + document.size() + " 个字节）",
                DocumentPrinter.RIGHT - DocumentPrinter.LEFT - size - 20,
                SMALL)) {
            pen.write(sheet, line, DocumentPrinter.LEFT, y, SMALL);
            y -= LEAD;
        }
        y = Math.min(y, TOP - 82);
        pen.write(sheet, "SHA-256 " + document.sha256(), DocumentPrinter.LEFT, y, Style.plain(8.5f));
        y -= LEAD;
        sheet.setNonStrokingColor(DocumentPrinter.SOFT);
        for (String line : pen.wrap(
                "以下每个签名都写明所签的全部文件，由" + envelope.department().zh() + "的电子签名固化；扫码可以核验。原文和签署页改动一处即失效。",
                DocumentPrinter.RIGHT - DocumentPrinter.LEFT,
                SMALL)) {
            pen.write(sheet, line, DocumentPrinter.LEFT, y, SMALL);
            y -= LEAD;
        }
        return y - 10;
    }

    private static List<List<Line>> blocks(FacePen pen, Envelope envelope) throws IOException {
        List<List<Line>> blocks = new ArrayList<>();
        for (Envelope.Signer signer : envelope.signers()) {
            Envelope.Signature signature = signer.signature();
            if (signature == null) {
                throw new IllegalStateException("sealed before all have signed: " + envelope.id());
            }
            Statement statement = Statement.read(signature.statement());
            List<Line> lines = new ArrayList<>();
            Signatory who = signer.who();
            lines.add(new Line(who.name() + "（" + who.capacities().zh() + "）", Style.heavy(12), false));
            said(pen, lines, (who.firm() ? "统一社会信用代码 " + who.idNumber() : "证件号码 " + who.maskedNumber()));
            if (who.firm()) {
                said(
                        pen,
                        lines,
                        "由 " + statement.by().name() + "（证件号码 "
                                + Masking.number(statement.by().idNumber()) + "）代表签署");
            }
            said(
                    pen,
                    lines,
                    "签署时间 " + TIME.format(signature.at().atZone(ZONE)) + "；登录方式 "
                            + (statement.by().way().equals("token") ? "程序令牌" : "本人账号和密码"));
            said(pen, lines, "签署声明：" + statement.consent());
            said(pen, lines, "声明摘要 " + WrittenDocument.sha256(Statement.bytes(signature.statement())));
            lines.add(new Line("", SMALL, true));
            blocks.add(lines);
        }
        return blocks;
    }

    private static void said(FacePen pen, List<Line> lines, String text) throws IOException {
        for (String line : pen.wrap(text, DocumentPrinter.RIGHT - DocumentPrinter.LEFT, SMALL)) {
            lines.add(new Line(line, SMALL, true));
        }
    }

    /** No signer's block is broken over two sheets. */
    private static List<List<Line>> sheets(List<List<Line>> blocks) {
        List<List<Line>> sheets = new ArrayList<>();
        List<Line> sheet = new ArrayList<>();
        float y = TOP - 82 - LEAD * 4 - 10;
        for (List<Line> block : blocks) {
            if (!sheet.isEmpty() && y - block.size() * LEAD < BOTTOM) {
                sheets.add(sheet);
                sheet = new ArrayList<>();
                y = TOP - 56;
            }
            sheet.addAll(block);
            y -= block.size() * LEAD;
        }
        sheets.add(sheet);
        return sheets;
    }
}
