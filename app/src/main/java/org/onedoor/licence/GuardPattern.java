package org.onedoor.licence;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * 底纹: the fine lines behind and around a licence's face. Their phases come from the identifier, so that each licence has
 * its own and two can be told apart at a glance. The signature, not the pattern, is what protects the file.
 */
final class GuardPattern {

    private static final Color ROSETTE = new Color(0xe3eaf6);
    private static final Color BAND = new Color(0x9db6e2);
    private static final Color LINE = new Color(0x0c3c96);

    /** The frame's outer edge from the edge of the paper, and the width of the band inside it. */
    private static final float OUTER = 28;

    private static final float WIDTH = 11;

    private final int seed;

    GuardPattern(LicenceIdentifier identifier) {
        this.seed = identifier.toString().hashCode();
    }

    void draw(PDPageContentStream page, PDRectangle paper) throws IOException {
        rosettes(page, paper);
        band(page, paper);
    }

    private void rosettes(PDPageContentStream page, PDRectangle paper) throws IOException {
        page.setStrokingColor(ROSETTE);
        page.setLineWidth(0.3f);
        float x = paper.getWidth() / 2;
        float y = paper.getHeight() / 2 + 10;
        int petals = 9 + Math.floorMod(seed, 4);
        double phase = (seed >>> 8 & 0xff) / 40.0;
        for (int ring = 0; ring < 14; ring++) {
            rosette(page, x, y, 52 + ring * 11, 8 + ring * 2.1, petals, phase + ring * 0.42);
            rosette(page, x, y, 52 + ring * 11, 8 + ring * 2.1, petals, phase - ring * 0.42);
        }
    }

    private static void rosette(
            PDPageContentStream page, float x, float y, double radius, double depth, int petals, double phase)
            throws IOException {
        curve(page, petals * 6, 2 * Math.PI, angle -> {
            double r = radius + depth * Math.sin(petals * angle + phase);
            return new double[] {x + r * Math.cos(angle), y + r * Math.sin(angle)};
        });
    }

    private void band(PDPageContentStream page, PDRectangle paper) throws IOException {
        float w = paper.getWidth() - 2 * OUTER;
        float h = paper.getHeight() - 2 * OUTER;
        page.setStrokingColor(BAND);
        page.setLineWidth(0.3f);
        double phase = (seed & 0xff) / 40.0;
        for (int strand = 0; strand < 4; strand++) {
            double shift = phase + strand * Math.PI / 2;
            float middle = WIDTH / 2;
            wave(page, OUTER + WIDTH, OUTER + middle, w - 2 * WIDTH, true, shift);
            wave(page, OUTER + WIDTH, OUTER + h - middle, w - 2 * WIDTH, true, shift);
            wave(page, OUTER + middle, OUTER + WIDTH, h - 2 * WIDTH, false, shift);
            wave(page, OUTER + w - middle, OUTER + WIDTH, h - 2 * WIDTH, false, shift);
        }
        page.setStrokingColor(LINE);
        page.setLineWidth(0.9f);
        page.addRect(OUTER, OUTER, w, h);
        page.stroke();
        page.setLineWidth(0.4f);
        page.addRect(OUTER + WIDTH, OUTER + WIDTH, w - 2 * WIDTH, h - 2 * WIDTH);
        page.stroke();
        corners(page, w, h);
    }

    private static void corners(PDPageContentStream page, float w, float h) throws IOException {
        page.setNonStrokingColor(LINE);
        float near = OUTER + WIDTH / 2;
        for (float x : new float[] {near, OUTER + w - WIDTH / 2}) {
            for (float y : new float[] {near, OUTER + h - WIDTH / 2}) {
                page.moveTo(x - 3, y);
                page.lineTo(x, y + 3);
                page.lineTo(x + 3, y);
                page.lineTo(x, y - 3);
                page.fill();
            }
        }
    }

    /** A whole number of waves along one side, so that both ends meet the corners alike. */
    private static void wave(PDPageContentStream page, float x, float y, float length, boolean across, double phase)
            throws IOException {
        int waves = Math.round(length / 26);
        curve(page, waves * 4, length, along -> {
            double aside = (WIDTH / 2 - 0.8) * Math.sin(2 * Math.PI * waves * along / length + phase);
            return across ? new double[] {x + along, y + aside} : new double[] {x + aside, y + along};
        });
    }

    private interface Curve {
        double[] at(double t);
    }

    /** Strokes a smooth curve from 0 to end as cubic pieces with the curve's own tangents: a tenth of a polyline's size. */
    private static void curve(PDPageContentStream page, int pieces, double end, Curve curve) throws IOException {
        double step = end / pieces;
        double[] from = curve.at(0);
        double[] slope = slope(curve, 0, step);
        page.moveTo(round(from[0]), round(from[1]));
        for (int i = 1; i <= pieces; i++) {
            double[] to = curve.at(i * step);
            double[] next = slope(curve, i * step, step);
            page.curveTo(
                    round(from[0] + slope[0]),
                    round(from[1] + slope[1]),
                    round(to[0] - next[0]),
                    round(to[1] - next[1]),
                    round(to[0]),
                    round(to[1]));
            from = to;
            slope = next;
        }
        page.stroke();
    }

    /** A third of a step along the tangent. */
    private static double[] slope(Curve curve, double t, double step) {
        double near = step * 1e-4;
        double[] before = curve.at(t - near);
        double[] after = curve.at(t + near);
        double scale = step / 3 / (2 * near);
        return new double[] {(after[0] - before[0]) * scale, (after[1] - before[1]) * scale};
    }

    private static float round(double value) {
        return Math.round(value * 10) / 10f;
    }
}
