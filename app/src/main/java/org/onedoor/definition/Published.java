package org.onedoor.definition;

import java.time.LocalDate;

/**
 * One immutable published version of a definition.
 *
 * @param version counted from 1 within kind and id, in the order of publishing
 * @param effective the first day on which it holds
 * @param hash SHA-256 of its canonical content, lower-case hexadecimal
 */
public record Published(String kind, String id, int version, LocalDate effective, String hash, Node node) {

    public Document document() {
        return new Document(kind, id, effective, node);
    }
}
