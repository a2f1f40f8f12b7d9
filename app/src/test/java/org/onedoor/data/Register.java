package org.onedoor.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import tools.jackson.databind.node.StringNode;

/** What a register might send. */
final class Register {

    static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
    static final Instant TUESDAY = Instant.parse("2026-11-17T08:00:00Z");
    static final Instant WEDNESDAY = Instant.parse("2026-11-18T08:00:00Z");

    static final Actor PROGRAM = Actor.program("330300");

    private Register() {}

    static Reading.OfElement address(UUID party, String address, Instant asOf) {
        return new Reading.OfElement(party, "household_address", StringNode.valueOf(address), "public-security", asOf);
    }

    static Reading.OfLicence marriage(UUID party, String number, Instant asOf) {
        return new Reading.OfLicence(
                party,
                "marriage-certificate",
                number,
                "civil-affairs",
                LocalDate.of(2020, 5, 20),
                null,
                Collection.JSON.createObjectNode().put("marriage_date", "2020-05-20"),
                asOf);
    }

    static Actor applicant(UUID party) {
        return new Actor(UUID.randomUUID(), party, Role.APPLICANT, null, "330300", Channel.WEB);
    }
}
