package org.onedoor.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Noto Sans SC as it comes with the program (resources/fonts, SIL OFL 1.1): regular with all Chinese characters of GBK
 * and those of 通用规范汉字表 beyond it, bold with GB 2312 for titles. Parsed once, on first use; each document embeds
 * only the glyphs it shows.
 */
public final class FaceFonts {

    /** A parsed font reads from one position in one buffer: only one document at a time may embed from it. */
    public static final ReentrantLock TURN = new ReentrantLock();

    private FaceFonts() {}

    private static final class Regular {
        static final TrueTypeFont FONT = parse("NotoSansSC-Regular.subset.ttf");
    }

    private static final class Bold {
        static final TrueTypeFont FONT = parse("NotoSansSC-Bold.subset.ttf");
    }

    private static TrueTypeFont parse(String name) {
        try (InputStream in = FaceFonts.class.getResourceAsStream("/fonts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its font " + name);
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(in));
        } catch (IOException broken) {
            throw new IllegalStateException("the font " + name + " cannot be read", broken);
        }
    }

    static Face regular(PDDocument document) throws IOException {
        return face(document, Regular.FONT);
    }

    static Face bold(PDDocument document) throws IOException {
        return face(document, Bold.FONT);
    }

    private static Face face(PDDocument document, TrueTypeFont font) throws IOException {
        return new Face(PDType0Font.load(document, font, true), font.getUnicodeCmapLookup());
    }

    /** One font within one document. */
    record Face(PDType0Font font, CmapLookup glyphs) {

        boolean has(int codePoint) {
            return glyphs.getGlyphId(codePoint) != 0;
        }
    }
}
