package org.onedoor.pdf;

import java.time.LocalDate;
import java.util.Optional;
import org.onedoor.shared.Text;

/**
 * 登记簿: a room that gives out signed files says here which of them it knows, so that one public page judges files of every
 * kind. A file is genuine only if its register has this very copy: a stolen key alone must not be enough.
 */
public interface Register {

    /**
     * What is publicly known of a signed file; empty if it is another room's, or nobody's.
     *
     * @param identifier as its signature says it, see {@link SignedPdf.Saying}
     * @param sha256 of the whole file, lower-case hexadecimal
     */
    Optional<Entry> find(String identifier, String sha256);

    /**
     * What anybody may learn of a file that somebody shows: nothing personal.
     *
     * @param kind what it is
     * @param number as printed on it
     * @param valid whether it still holds
     * @param demo of no legal effect
     * @param page where its status can be looked up again
     */
    record Entry(Text kind, String number, Text issuer, LocalDate date, boolean valid, boolean demo, String page) {}
}
