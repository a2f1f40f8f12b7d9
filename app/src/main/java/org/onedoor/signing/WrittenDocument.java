package org.onedoor.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.onedoor.shared.Text;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * 待签文件 in words, before it is printed. The same words give the same file.
 *
 * @param item whose document it is
 * @param id within the item
 * @param material what it is for the application once it is signed
 * @param template what it was written by
 * @param heading what stands on top of it
 */
public record WrittenDocument(
        String item,
        String id,
        Text title,
        String material,
        String template,
        int version,
        String heading,
        List<Block> blocks) {

    static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public WrittenDocument {
        blocks = List.copyOf(blocks);
    }

    /** What it consists of. */
    public sealed interface Block {}

    /** 标题. */
    public record Heading(String text) implements Block {}

    public record Paragraph(String text) implements Block {}

    /** An answer with its label. */
    public record Line(String label, String value) implements Block {}

    public record Table(List<String> titles, List<List<String>> rows) implements Block {}

    /** SHA-256 of all that some documents and their signers say, lower-case hexadecimal. */
    public static String digest(List<WrittenDocument> documents, List<Signatory> signers) {
        record All(List<WrittenDocument> documents, List<Signatory> signers) {}
        return sha256(CANONICAL.writeValueAsString(new All(documents, signers)).getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of what this one says. */
    public String digest() {
        return digest(List.of(this), List.of());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
