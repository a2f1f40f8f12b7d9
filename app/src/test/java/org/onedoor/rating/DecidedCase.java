package org.onedoor.rating;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.onedoor.journal.Event;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import tools.jackson.databind.json.JsonMapper;

/** A decided case as the journal tells of it, and those who have to do with it. */
record DecidedCase(UUID id, String filingNumber, UUID party, String department, String region, Instant at) {

    private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime() % 1_000_000_000L);

    static DecidedCase inLucheng() {
        return of("market-regulation", "330302");
    }

    static DecidedCase of(String department, String region) {
        String number = "330300202611240%06d".formatted(SERIAL.incrementAndGet() % 1_000_000);
        return new DecidedCase(
                UUID.randomUUID(),
                number,
                UUID.randomUUID(),
                department,
                region,
                Instant.parse("2026-11-24T02:00:00Z"));
    }

    Map<String, Object> payload() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("item", "food-business-licence-new");
        payload.put("itemVersion", 1_000_000);
        payload.put("department", department);
        payload.put("region", region);
        payload.put("channel", "phone");
        payload.put("granted", true);
        payload.put("automatic", false);
        payload.put("onTimePromised", true);
        payload.put("onTimeStatutory", true);
        payload.put("party", party);
        payload.put("filingNumber", filingNumber);
        return payload;
    }

    Event event() {
        return new Event(
                0,
                UUID.randomUUID(),
                "casework.case-decided.v1",
                "case",
                id,
                "330300",
                at,
                UUID.randomUUID(),
                "reviewer",
                "web",
                JsonMapper.builder().build().valueToTree(payload()));
    }

    Actor applicant() {
        return applicant(party);
    }

    static Actor applicant(UUID party) {
        return new Actor(UUID.randomUUID(), party, Role.APPLICANT, null, "330300", Channel.PHONE);
    }

    Actor reviewer() {
        return reviewer(department, region);
    }

    static Actor reviewer(String department, String region) {
        return new Actor(UUID.randomUUID(), null, Role.REVIEWER, department, region, Channel.WEB);
    }
}
