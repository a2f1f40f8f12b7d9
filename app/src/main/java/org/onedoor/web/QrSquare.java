package org.onedoor.web;

import io.nayuki.qrcodegen.QrCode;

/**
 * 二维码 of an address, drawn by {@code web/qr.jte}.
 *
 * @param modules on one side, without the quiet zone of four that the drawing adds
 * @param path the dark modules as an SVG path, neighbours in one piece
 */
public record QrSquare(int modules, String path) {

    public static QrSquare of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < code.size; row++) {
            for (int from = 0; from < code.size; from++) {
                int to = from;
                while (to < code.size && code.getModule(to, row)) {
                    to++;
                }
                if (to > from) {
                    path.append('M')
                            .append(from)
                            .append(' ')
                            .append(row)
                            .append('h')
                            .append(to - from);
                    path.append("v1h-").append(to - from).append('z');
                    from = to;
                }
            }
        }
        return new QrSquare(code.size, path.toString());
    }

    /** The quiet zone of ISO/IEC 18004 around it. */
    public String viewBox() {
        int whole = modules + 8;
        return "-4 -4 " + whole + " " + whole;
    }
}
