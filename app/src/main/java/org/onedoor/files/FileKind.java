package org.onedoor.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.onedoor.shared.Refused;

/** What people may upload, told by the content's first bytes and never by its name. */
enum FileKind {
    PNG("image/png", ".png"),
    JPEG("image/jpeg", ".jpg"),
    PDF("application/pdf", ".pdf");

    /** How many of a file's first bytes {@link #of} wants to see. */
    static final int HEAD = 64;

    final String mediaType;
    final String suffix;

    FileKind(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    /** The kind by its mark at the very first byte, so that nothing can stand before it. */
    static FileKind of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (text.startsWith("%PDF-")) {
            return PDF;
        }
        if (text.startsWith("PK")
                || text.startsWith("\u00d0\u00cf\u0011\u00e0")
                || text.startsWith("Rar!")
                || text.startsWith("7z\u00bc\u00af")
                || text.startsWith("\u001f\u008b")) {
            throw new Refused(new FileRefusal.ArchiveRefused());
        }
        if (text.startsWith("ftyphe", 4) || text.startsWith("ftypmif1", 4)) {
            throw new Refused(new FileRefusal.HeicRefused());
        }
        throw new Refused(new FileRefusal.TypeRefused());
    }

    /** The declared name without folders and control characters, at most 80 characters, with this kind's suffix. */
    String rename(String declaredName) {
        String name =
                declaredName.substring(Math.max(declaredName.lastIndexOf('/'), declaredName.lastIndexOf('\\')) + 1);
        // Direction marks go too: they make an exe look like a pdf.
        name = name.replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "").strip();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String given = dot > 0 ? name.substring(dot).toLowerCase(Locale.ROOT) : "";
        if (stem.isBlank() || stem.startsWith(".")) {
            stem = "file";
        }
        if (stem.codePointCount(0, stem.length()) > 80) {
            stem = stem.substring(0, stem.offsetByCodePoints(0, 80));
        }
        boolean fits = given.equals(suffix) || (this == JPEG && given.equals(".jpeg"));
        return stem + (fits ? given : suffix);
    }
}
