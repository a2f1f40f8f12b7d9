package org.onedoor.web;

/**
 * Text that can be kept, printed and sent on: without control characters other than tabs and line breaks, and without
 * halves of characters. A NUL is refused by the database, the others have no glyph on a licence and no place in XML.
 */
final class PlainText {

    private PlainText() {}

    /** Without what is not plain. */
    static String of(String text) {
        if (is(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().filter(PlainText::is).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    static boolean is(String text) {
        return text.codePoints().allMatch(PlainText::is);
    }

    private static boolean is(int character) {
        boolean control = character < ' ' ? "\t\n\r".indexOf(character) < 0 : character == 0x7f;
        boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return !control && !half;
    }
}
