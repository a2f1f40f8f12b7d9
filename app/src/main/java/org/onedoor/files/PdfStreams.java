package org.onedoor.files;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.onedoor.shared.Refused;

/**
 * Bounds what a PDF unpacks to, before any reader unpacks it. All compressed streams of a PDF lie open in the file (only
 * an encrypted one hides them, and that is refused), so each can be inflated and counted without keeping anything.
 */
final class PdfStreams {

    /** All streams together: a scan of many pages is large, a bomb a thousand times larger. */
    private static final int TOTAL_FACTOR = 16;

    private static final int STREAM_LIMIT = 50_000;

    /** A reader keeps each object, at some hundred bytes; a long scanned file has a few thousand. */
    private static final int OBJECT_LIMIT = 200_000;

    /** All tables and packed objects together: a reader makes a hundred bytes out of three or four of these. */
    private static final long PACKED_LIMIT = 4_000_000;

    private static final Pattern NAME = Pattern.compile("/((?:[A-Za-z0-9]|#[0-9A-Fa-f]{2}){2,40})");

    private final byte[] bytes;
    private final String text;
    private final long limit;
    private final byte[] sink = new byte[64 * 1024];
    private long total;
    private long packed;

    PdfStreams(byte[] bytes, long limit) {
        this.bytes = bytes;
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
        this.limit = limit;
    }

    void check() {
        refuseOddFilters();
        refuseManyObjects();
        int streams = 0;
        int last = 0;
        for (int at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at + 6)) {
            if (text.startsWith("end", Math.max(0, at - 3))) {
                continue;
            }
            int start = at + 6;
            if (text.startsWith("\r\n", start)) {
                start += 2;
            } else if (start < bytes.length && (bytes[start] == '\n' || bytes[start] == '\r')) {
                start++;
            }
            long size = inflate(start);
            if (size > 0 && holdsObjects(last, at)) {
                packed += size;
            }
            last = size > 0 ? at : last;
            if (++streams > STREAM_LIMIT || total > limit * TOTAL_FACTOR || packed > PACKED_LIMIT) {
                throw new Refused(new FileRefusal.Suspicious());
            }
        }
    }

    /**
     * Filters that a reader applies while it loads and whose output cannot be counted here: LZW anywhere, and the two
     * ASCII filters together with object streams.
     */
    private void refuseOddFilters() {
        boolean ascii = false;
        boolean packedObjects = false;
        Matcher names = NAME.matcher(text);
        while (names.find()) {
            switch (plain(names.group(1))) {
                case "LZWDecode" -> throw new Refused(new FileRefusal.Suspicious());
                case "ASCII85Decode", "ASCIIHexDecode", "A85", "AHx", "RunLengthDecode" -> ascii = true;
                case "ObjStm", "XRef", "XRefStm" -> packedObjects = true;
                default -> {
                    // every other name is harmless here
                }
            }
        }
        if (ascii && packedObjects) {
            throw new Refused(new FileRefusal.Suspicious());
        }
    }

    private void refuseManyObjects() {
        int objects = 0;
        for (int at = text.indexOf("obj"); at >= 0; at = text.indexOf("obj", at + 3)) {
            if (!text.startsWith("end", Math.max(0, at - 3)) && ++objects > OBJECT_LIMIT) {
                throw new Refused(new FileRefusal.Suspicious());
            }
        }
    }

    /** Whether what stands before a stream says that it is a table of objects, or objects themselves. */
    private boolean holdsObjects(int last, int stream) {
        Matcher names = NAME.matcher(text).region(last, stream);
        while (names.find()) {
            String name = plain(names.group(1));
            if (name.equals("ObjStm") || name.equals("XRef")) {
                return true;
            }
        }
        return false;
    }

    /** A name with its {@code #xx} written out. */
    private static String plain(String name) {
        if (name.indexOf('#') < 0) {
            return name;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '#') {
                plain.append((char) Integer.parseInt(name, i + 1, i + 3, 16));
                i += 2;
            } else {
                plain.append(name.charAt(i));
            }
        }
        return plain.toString();
    }

    /** Answers what a stream unpacks to, 0 for one that is not compressed so. */
    private long inflate(int start) {
        if (start + 2 >= bytes.length || (bytes[start] & 0x0f) != 8) {
            return 0;
        }
        // Without header and checksum, as the reader does it: a damaged one must not hide a bomb.
        Inflater inflater = new Inflater(true);
        long size = 0;
        try {
            inflater.setInput(bytes, start + 2, bytes.length - start - 2);
            while (!inflater.finished()) {
                int count = inflater.inflate(sink);
                if (count == 0) {
                    return size;
                }
                size += count;
                // Counted before it may turn out damaged: a reader keeps what came out until then.
                total += count;
                if (size > limit) {
                    throw new Refused(new FileRefusal.Suspicious());
                }
            }
        } catch (DataFormatException damaged) {
            // Whether the reader can live with that is its matter; the size is counted.
        } finally {
            inflater.end();
        }
        return size;
    }
}
