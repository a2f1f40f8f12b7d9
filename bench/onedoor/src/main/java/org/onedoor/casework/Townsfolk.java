package org.onedoor.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.LongStream;
import org.onedoor.race.Desk;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who takes part: firms that a register holds, each with somebody who applies for it, and a reviewer at each desk. */
final class Townsfolk {

    static final String REGION = "330302";

    private static final int FIRMS = 1_000;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    /** A firm and who applies in its name. */
    record Neighbour(Actor actor, String creditCode) {}

    private final List<Neighbour> firms = new ArrayList<>();

    /** Puts them into the tables of parties and of what registers hold: three values of each firm. */
    Townsfolk(JdbcClient jdbc) {
        for (long n = 1; n <= FIRMS; n++) {
            UUID party = new UUID(0x0193_0000_0000_7000L + (n << 16), 0x8000_0000_0000_0000L + n);
            Actor actor = new Actor(
                    new UUID(party.getMostSignificantBits(), n), party, Role.APPLICANT, null, "330300", Channel.WEB);
            firms.add(new Neighbour(actor, creditCode(n)));
        }
        jdbc.sql("""
                with firm as (
                    select * from unnest(:parties::uuid[], :codes::text[], :numbers::int[]) as f (id, code, n)),
                party as (
                    insert into identity.party (id, kind, recorded_at, demo) select id, 'firm', :at, true from firm),
                held as (
                    insert into data.record (id, party, element, value, source, as_of, received_at, demo)
                    select gen_random_uuid(), id, v.element, to_jsonb(v.value), 'market-regulation', :at, :at, true
                      from firm, lateral (values ('firm_name', 'Firm number ' || n), ('credit_code', code),
                                                 ('legal_representative_name', 'Head of firm ' || n)) as v (element, value))
                insert into identity.firm (party, name, credit_code, address, region, source, as_of)
                select id, 'Firm number ' || n, code, n || ' Example Road', '330302', 'market-regulation', :at from firm
                """)
                .param("parties", firms.stream().map(f -> f.actor().actingFor()).toArray(UUID[]::new))
                .param("codes", firms.stream().map(Neighbour::creditCode).toArray(String[]::new))
                .param("numbers", LongStream.rangeClosed(1, FIRMS).boxed().toArray(Long[]::new))
                .param("at", Instant.parse("2026-11-01T00:00:00Z").atOffset(ZoneOffset.UTC))
                .update();
    }

    Neighbour applicant(long application) {
        return firms.get((int) (application % FIRMS));
    }

    /** One account for each desk. */
    static Actor reviewer(Desk desk) {
        String department = switch (desk) {
            case ACCEPT -> "market-regulation";
            case REVIEW_FIRE -> "fire-rescue";
            case REVIEW_HEALTH -> "health";
            case DECIDE, ISSUE -> "development-reform";
        };
        return new Actor(new UUID(0, 100 + desk.ordinal()), null, Role.REVIEWER, department, REGION, Channel.WEB);
    }

    private static String creditCode(long n) {
        String body = String.format(Locale.ROOT, "91330302RACE%05d", n).replace('I', '1');
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(body.charAt(i)) * WEIGHTS[i];
        }
        return body + ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
