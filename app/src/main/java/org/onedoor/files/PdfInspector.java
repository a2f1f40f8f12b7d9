package org.onedoor.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Refused;

/** Looks a PDF through before it is kept: is it one, one only, passive, open, and of a size that can be handled. */
final class PdfInspector {

    /** Keys whose mere presence makes a document act, or carry other files. */
    private static final Set<String> ACTIVE =
            Set.of("JS", "JavaScript", "AA", "EmbeddedFiles", "EF", "RichMedia", "RichMediaContent", "XFA", "Launch");

    /** Values of {@code /S} (what an action does) and {@code /Subtype} (what an annotation is). */
    private static final Set<String> ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "SubmitForm",
            "ImportData",
            "GoToE",
            "GoToR",
            "RichMedia",
            "RichMediaExecute",
            "Rendition",
            "Movie",
            "Sound",
            "Screen",
            "3D",
            "FileAttachment");

    private final int pageLimit;
    private final long unpackedLimit;

    PdfInspector(int pageLimit, long unpackedLimit) {
        this.pageLimit = pageLimit;
        this.unpackedLimit = unpackedLimit;
    }

    /** The number of pages of a PDF that may be kept. */
    int inspect(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        refuseSecondKind(bytes);
        new PdfStreams(bytes, unpackedLimit).check();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.isEncrypted()) {
                throw new Refused(new FileRefusal.Encrypted());
            }
            refuseActive(document);
            int pages = document.getNumberOfPages();
            if (pages > pageLimit) {
                throw new Refused(new FileRefusal.TooManyPages(pages, pageLimit));
            }
            if (pages < 1) {
                throw new Refused(new FileRefusal.Unreadable());
            }
            return pages;
        } catch (InvalidPasswordException locked) {
            throw new Refused(new FileRefusal.Encrypted());
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw new Refused(new FileRefusal.Unreadable());
        } catch (StackOverflowError | OutOfMemoryError bomb) {
            // Nesting or an image header made to exhaust the reader: one allocation failed, the program is unharmed.
            throw new Refused(new FileRefusal.Suspicious());
        }
    }

    /** A PDF ends with its end mark; nothing follows, and it is not also a zip (a jar, a Word document). */
    private static void refuseSecondKind(byte[] bytes) {
        int tail = Math.max(0, bytes.length - 65_600);
        String end = new String(bytes, tail, bytes.length - tail, StandardCharsets.ISO_8859_1);
        int mark = end.lastIndexOf("%%EOF");
        if (mark < 0 || !end.substring(mark + 5).replace('\0', ' ').isBlank()) {
            throw new Refused(new FileRefusal.Suspicious());
        }
        for (int zip = end.indexOf("PK\5\6"); zip >= 0; zip = end.indexOf("PK\5\6", zip + 1)) {
            if (zip + 22 <= end.length()
                    && zip + 22 + end.charAt(zip + 20) + 256 * end.charAt(zip + 21) >= end.length()) {
                throw new Refused(new FileRefusal.Suspicious());
            }
        }
    }

    private static void refuseActive(PDDocument document) throws IOException {
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            COSObject object = document.getDocument().getObjectFromPool(key);
            look(object.getObject(), 0);
        }
        look(document.getDocument().getTrailer(), 0);
    }

    /** Direct children only: what is referred to has an entry of its own in the cross-reference table. */
    private static void look(@Nullable COSBase base, int depth) {
        if (depth > 200) {
            throw new Refused(new FileRefusal.Suspicious());
        }
        if (base instanceof COSDictionary dictionary) {
            for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
                refuseActive(entry.getKey().getName(), entry.getValue());
                look(entry.getValue(), depth + 1);
            }
        } else if (base instanceof COSArray array) {
            for (COSBase item : array) {
                look(item, depth + 1);
            }
        }
    }

    private static void refuseActive(String key, COSBase value) {
        COSBase plain = value instanceof COSObject reference ? reference.getObject() : value;
        if (ACTIVE.contains(key)) {
            throw new Refused(new FileRefusal.ActiveContent(key));
        }
        if ((key.equals("S") || key.equals("Subtype") || key.equals("Type"))
                && plain instanceof COSName name
                && ACTIONS.contains(name.getName())) {
            throw new Refused(new FileRefusal.ActiveContent(name.getName()));
        }
        if (key.equals("Type")
                && plain instanceof COSName name
                && name.getName().equals("EmbeddedFile")) {
            throw new Refused(new FileRefusal.ActiveContent("EmbeddedFile"));
        }
    }
}
