package org.onedoor.signing;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param basis what it was written from; no part of what it says
 */
public record WrittenDocument(
        String item,
        String id,
        Text title,
        String material,
        String template,
        int version,
        String heading,
        List<Block> blocks,
        @JsonIgnore Basis basis) {

    static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public WrittenDocument {
        blocks = List.copyOf(blocks);
    }

    /**
     * 成文依据: what a document was written from, whatever things are called at the moment. Two documents of the same basis say the
     * same, though an element, a code or a department may have another name in one of them.
     *
     * @param form SHA-256 of the versions of the item and of the template, and of the units in which its numbers are
     * @param answers SHA-256 of the answers that stand in it, and of which paragraphs do
     */
    public record Basis(String form, String answers) {

        /** Of what can be written as JSON. */
        public static Basis of(Object form, Object answers) {
            return new Basis(hash(form), hash(answers));
        }

        private static String hash(Object what) {
            return sha256(CANONICAL.writeValueAsString(what).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What it consists of. */
    public sealed interface Block {}

    /** 标题. */
    public record Heading(String text) implements Block {}

    public record Paragraph(String text) implements Block {}

    /** An answer with its label. */
    public record Line(String label, String value) implements Block {}

    public record Table(List<String> titles, List<List<String>> rows) implements Block {}

    /** Whether an envelope's document is this one, whatever it says. */
    boolean isAlso(Envelope.Document given) {
        return item.equals(given.item()) && id.equals(given.id());
    }

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
