package org.onedoor.race;

/** An object on one line; nothing here needs more of JSON than names, numbers and texts. */
final class Line {

    private final StringBuilder text = new StringBuilder("{");

    Line put(String name, String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else {
                quoted.append(c < ' ' ? ' ' : c);
            }
        }
        return raw(name, quoted.append('"').toString());
    }

    Line put(String name, long value) {
        return raw(name, Long.toString(value));
    }

    Line put(String name, double value) {
        return raw(name, Double.toString(value));
    }

    private Line raw(String name, String value) {
        text.append(text.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(value);
        return this;
    }

    String text() {
        return text + "}";
    }
}
