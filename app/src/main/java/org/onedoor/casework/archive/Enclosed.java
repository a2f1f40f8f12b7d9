package org.onedoor.casework.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * 卷内文件: one thing that a file holds.
 *
 * @param kind form, applicant, material, opinion, correction, step, clock, paper, licence or event
 * @param name what it is called, without personal data
 * @param sha256 of its content
 */
public record Enclosed(String kind, String name, String sha256) {

    /** One whose content is text. */
    public static Enclosed of(String kind, String name, String content) {
        return new Enclosed(kind, name, sha256(content));
    }

    /** 卷宗摘要: of the whole list in its order; whatever is added, taken away or altered gives another. */
    public static String root(List<Enclosed> all) {
        StringBuilder lines = new StringBuilder();
        for (Enclosed one : all) {
            // the lengths keep what stands in one column from passing for another
            lines.append(one.kind().length())
                    .append(':')
                    .append(one.kind())
                    .append(one.name().length())
                    .append(':')
                    .append(one.name())
                    .append(one.sha256())
                    .append('\n');
        }
        return sha256(lines.toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
