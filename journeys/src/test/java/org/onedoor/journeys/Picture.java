package org.onedoor.journeys;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture to send as a material. */
final class Picture {

    private Picture() {}

    static byte[] png() {
        return png(240);
    }

    /** Another one: the same file sent again corrects nothing. */
    static byte[] another() {
        return png(120);
    }

    private static byte[] png(int row) {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 640; x++) {
            image.setRGB(x, row, 0x1456d0);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
