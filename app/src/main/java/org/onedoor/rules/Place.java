package org.onedoor.rules;

import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import java.util.Map;
import org.onedoor.shared.Text;

/** Knows where in the text a node of the syntax tree stands. CEL counts lines from 1, columns from 0, in code points. */
final class Place {

    private final String text;
    private final int[] points;
    private Map<Long, Integer> positions = Map.of();

    Place(String text) {
        this.text = text;
        this.points = text.codePoints().toArray();
    }

    String text() {
        return text;
    }

    void positions(Map<Long, Integer> found) {
        positions = found;
    }

    /** The text from where the node begins. */
    String from(CelExpr expr) {
        int offset = offset(expr);
        return new String(points, offset, points.length - offset);
    }

    Mistake mistake(CelExpr expr, String key, Map<String, Text> holes) {
        int offset = offset(expr);
        int line = 1;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            if (points[i] == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return mistake(line, column, key, holes);
    }

    Mistake mistake(CelIssue issue, String key) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
        return mistake(line, column, key, Map.of("parser", Phrases.same(issue.getMessage())));
    }

    private static Mistake mistake(int line, int column, String key, Map<String, Text> holes) {
        return new Mistake(line, column, Phrases.of(key + ".text", holes), Phrases.of(key + ".mend", holes));
    }

    /** CEL puts a call at its operator or bracket; people look for its beginning, which its parts may precede. */
    private int offset(CelExpr expr) {
        return Math.min(points.length, least(expr));
    }

    private int least(CelExpr expr) {
        int least = positions.getOrDefault(expr.id(), 0);
        if (expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
            var call = expr.call();
            if (call.target().isPresent()) {
                least = Math.min(least, least(call.target().get()));
            } else if (call.function().matches("@?[a-z_]*[a-z]")) {
                least = beforeName(least, call.function().replace("@", ""));
            }
            for (CelExpr arg : call.args()) {
                least = Math.min(least, least(arg));
            }
        }
        return least;
    }

    /** From a function's opening bracket back to the beginning of its name. */
    private int beforeName(int bracket, String name) {
        int end = bracket;
        while (end > 0 && Character.isWhitespace(points[end - 1])) {
            end--;
        }
        int begin = end - name.length();
        return begin >= 0 && new String(points, begin, name.length()).equals(name) ? begin : bracket;
    }
}
