package org.onedoor.web;

import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * 二维码 of a text: on pages drawn by {@code web/qr.jte}, on licences by their printer.
 *
 * @param modules on one side, without the quiet zone around it
 * @param runs the dark modules, neighbours in one piece: separate squares show hairlines on some screens
 */
public record QrSquare(int modules, List<Run> runs) {

    /** Dark modules side by side, counted from the upper left corner. */
    public record Run(int row, int from, int length) {}

    public static QrSquare of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        List<Run> runs = new ArrayList<>();
        for (int row = 0; row < code.size; row++) {
            for (int from = 0; from < code.size; from++) {
                int to = from;
                while (to < code.size && code.getModule(to, row)) {
                    to++;
                }
                if (to > from) {
                    runs.add(new Run(row, from, to - from));
                    from = to;
                }
            }
        }
        return new QrSquare(code.size, List.copyOf(runs));
    }

    /** As an SVG path, one unit a module. */
    public String path() {
        return runs.stream()
                .map(run -> "M" + run.from + " " + run.row + "h" + run.length + "v1h-" + run.length + "z")
                .collect(Collectors.joining());
    }

    /** With the quiet zone of ISO/IEC 18004, four modules wide. */
    public String viewBox() {
        int whole = modules + 8;
        return "-4 -4 " + whole + " " + whole;
    }
}
