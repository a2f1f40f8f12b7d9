package org.onedoor.definition;

import java.time.LocalDate;

/**
 * One definition as its author wrote it.
 *
 * @param kind what it defines: {@code element}, {@code item} …
 * @param id its stable name within the kind; versions share it
 * @param effective the first day on which this version holds
 * @param node the content, {@code kind}, {@code id} and {@code effective} included
 */
public record Document(String kind, String id, LocalDate effective, Node node) {

    /** SHA-256 of the canonical content, as {@link Published#hash}: equal where two texts say the same. */
    public String hash() {
        return Json.hash(Json.canonical(node));
    }

    /** A reader for the content that has already seen the keys every document has. */
    public Fields fields(Mistakes mistakes) {
        Fields fields = Fields.of(node, mistakes);
        for (String common : DefinitionFolder.COMMON) {
            fields.has(common);
        }
        return fields;
    }
}
