package org.onedoor.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.util.Matrix;
import org.onedoor.pdf.FaceFonts.Face;

/** Writes Chinese and Latin text on a page: measures, wraps, and never fails on a character the fonts lack. */
public final class FacePen {

    /** 〓, printers' mark for a character that is not in the case. */
    private static final int GETA = 0x3013;

    /** May not begin a line (GB/T 15834 标点避头). */
    private static final String NOT_FIRST = "，。、；：？！）》」』】〉”’…—,.;:?!)]}%℃";

    private static final String NOT_LAST = "（《「『【〈“‘([{";

    private final Face regular;
    private final Face bold;
    private final Set<Integer> lacking = new TreeSet<>();

    public FacePen(PDDocument document) throws IOException {
        this.regular = FaceFonts.regular(document);
        this.bold = FaceFonts.bold(document);
    }

    /** How to write: weight, size in points, extra space after each character. */
    public record Style(boolean bold, float size, float spacing) {

        public static Style plain(float size) {
            return new Style(false, size, 0);
        }

        public static Style heavy(float size) {
            return new Style(true, size, 0);
        }

        public Style spaced(float more) {
            return new Style(bold, size, more);
        }
    }

    /** The characters that no font has and that were written as 〓. */
    public Set<Integer> lacking() {
        return lacking;
    }

    public float width(String text, Style style) throws IOException {
        float width = 0;
        for (Run run : runs(text, style)) {
            width += run.face.font().getStringWidth(run.text) / 1000 * style.size
                    + style.spacing * run.text.codePointCount(0, run.text.length());
        }
        return width - (text.isEmpty() ? 0 : style.spacing);
    }

    public void write(PDPageContentStream page, String text, float x, float y, Style style) throws IOException {
        write(page, text, Matrix.getTranslateInstance(x, y), style);
    }

    public void write(PDPageContentStream page, String text, Matrix where, Style style) throws IOException {
        page.beginText();
        page.setTextMatrix(where);
        page.setCharacterSpacing(style.spacing);
        for (Run run : runs(text, style)) {
            page.setFont(run.face.font(), style.size);
            page.showText(run.text);
        }
        page.endText();
    }

    public void centre(PDPageContentStream page, String text, float middle, float y, Style style) throws IOException {
        write(page, text, middle - width(text, style) / 2, y, style);
    }

    /** The text in lines no wider than given: Chinese may break anywhere but around punctuation, Latin at spaces. */
    public List<String> wrap(String text, float width, Style style) throws IOException {
        return wrap(text, 0, width, style);
    }

    /** The same with the first line of each paragraph set in. */
    public List<String> wrap(String text, float indent, float width, Style style) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            String rest = paragraph.strip();
            int fits = fitting(rest, width - indent, style);
            while (fits < rest.length()) {
                lines.add(rest.substring(0, fits).stripTrailing());
                rest = rest.substring(fits).stripLeading();
                fits = fitting(rest, width, style);
            }
            lines.add(rest);
        }
        return lines;
    }

    /** How much of a text goes on one line: all of it, or up to a place where it may break; at least one character. */
    private int fitting(String text, float width, Style style) throws IOException {
        int last = 0;
        float used = 0;
        while (last < text.length()) {
            int next = text.offsetByCodePoints(last, 1);
            used += width(text.substring(last, next), style) + style.spacing;
            if (used - style.spacing > width && last > 0) {
                break;
            }
            last = next;
        }
        if (last == text.length()) {
            return last;
        }
        for (int cut = last; cut > last / 2 && cut > 0; cut = text.offsetByCodePoints(cut, -1)) {
            if (mayBreak(text, cut)) {
                return cut;
            }
        }
        return last;
    }

    private static boolean mayBreak(String text, int at) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        if (NOT_FIRST.indexOf(after) >= 0 || NOT_LAST.indexOf(before) >= 0) {
            return false;
        }
        return before == ' ' || after == ' ' || before > 0x2e7f || after > 0x2e7f;
    }

    private List<Run> runs(String text, Style style) {
        List<Run> runs = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        Face face = null;
        for (int codePoint : text.codePoints().toArray()) {
            int shown = Character.isISOControl(codePoint) ? ' ' : codePoint;
            if (!regular.has(shown)) {
                lacking.add(shown);
                shown = GETA;
            }
            Face wanted = style.bold && bold.has(shown) ? bold : regular;
            if (face != null && !wanted.equals(face)) {
                runs.add(new Run(face, current.toString()));
                current.setLength(0);
            }
            face = wanted;
            current.appendCodePoint(shown);
        }
        if (face != null) {
            runs.add(new Run(face, current.toString()));
        }
        return runs;
    }

    private record Run(Face face, String text) {}
}
