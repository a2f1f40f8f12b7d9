package org.onedoor.identity.access;

import java.util.List;
import org.springframework.context.ApplicationContext;

/**
 * A room's records of somebody else's, another department's, another region's, for {@link OthersRecordsTest}: implement
 * it in the room's tests (any name, a constructor without arguments) and it is found. Each attempt is made as a browser
 * would; the answer must be the one that the matrix gives, and a 404 must be in the journal as denied.
 */
public interface Belongings {

    /** Makes the records and says what to try. */
    List<Attempt> attempts(ApplicationContext context);

    /**
     * One try.
     *
     * @param endpoint as the matrix names it: {@code GET /cases/{case}}
     * @param whose whose record the address names
     * @param login the demo account that tries; one of {@code definitions/demo/people.yaml} with one capacity
     * @param address the path with the record's id in it
     * @param fields names and values of the form's fields, or of the JSON body's members where the address begins with
     *     {@code /api/}; one called {@code file} makes the request an upload of a picture of that name
     */
    record Attempt(String endpoint, Whose whose, String login, String address, List<String> fields) {

        public Attempt(String endpoint, Whose whose, String login, String address) {
            this(endpoint, whose, login, address, List.of());
        }
    }

    /** A reviewer who has nothing to do with a record, and why. */
    record Stranger(Whose whose, String login) {}

    /** Reviewers who have nothing to do with what market regulation in Lucheng handles. */
    List<Stranger> STRANGERS_TO_MARKET_IN_LUCHENG = List.of(
            new Stranger(Whose.ANOTHER_DEPARTMENTS, "civil.lucheng"),
            new Stranger(Whose.ANOTHER_REGIONS, "market.ouhai"));

    /** Whose a record is, as the matrix's columns ask. */
    enum Whose {
        SOMEBODY_ELSES,
        ANOTHER_DEPARTMENTS,
        ANOTHER_REGIONS
    }
}
