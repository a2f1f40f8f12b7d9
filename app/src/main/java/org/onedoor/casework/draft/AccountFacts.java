package org.onedoor.casework.draft;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Party;
import org.onedoor.identity.Person;
import org.onedoor.standard.AccountFact;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Standard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** 账号预填: fills in what the applicant is known by here, for elements that say so and that no register holds. */
public final class AccountFacts {

    private AccountFacts() {}

    /** A value of the applicant's own account, to be confirmed. */
    public record Known(JsonNode value, Instant asOf) {}

    /** Element → value, of the person or firm that applies. */
    static Map<String, Known> of(Party party, Standard standard) {
        Map<String, Known> all = new HashMap<>();
        for (DataElement element : standard.elements()) {
            AccountFact fact = element.account();
            String value = fact == null ? null : value(party, fact);
            if (value != null) {
                all.put(element.id(), new Known(StringNode.valueOf(value), asOf(party)));
            }
        }
        return all;
    }

    private static @Nullable String value(Party party, AccountFact fact) {
        return switch (party) {
            case Person person ->
                switch (fact) {
                    case PERSON_NAME -> person.name();
                    case RESIDENT_ID -> person.idKind().equals(Person.RESIDENT_ID) ? person.idNumber() : null;
                    case PERSON_PHONE -> person.phone();
                    case PERSON_ADDRESS -> person.address();
                    case FIRM_NAME, CREDIT_CODE -> null;
                };
            case Firm firm ->
                switch (fact) {
                    case FIRM_NAME -> firm.name();
                    case CREDIT_CODE -> firm.creditCode();
                    case PERSON_NAME, RESIDENT_ID, PERSON_PHONE, PERSON_ADDRESS -> null;
                };
        };
    }

    private static Instant asOf(Party party) {
        return switch (party) {
            case Person person -> person.asOf();
            case Firm firm -> firm.asOf();
        };
    }
}
