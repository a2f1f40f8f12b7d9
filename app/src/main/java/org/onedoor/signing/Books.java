package org.onedoor.signing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.journal.Journal;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.springframework.stereotype.Component;

/** What is written down and told of an envelope, in the transaction that changes it. */
@Component
class Books {

    private final Journal journal;
    private final Notices notices;
    private final Identities identities;
    private final Clock clock;

    Books(Journal journal, Notices notices, Identities identities, Clock clock) {
        this.journal = journal;
        this.notices = notices;
        this.identities = identities;
        this.clock = clock;
    }

    /** As precise as the database keeps it, so that what was stated and what lies there are the same moment. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Nothing of a name or a number: ids, digests, counts. */
    void journal(Actor actor, Envelope envelope, String event, Map<String, ?> payload) {
        Map<String, Object> all = new HashMap<>(payload);
        all.put("draft", envelope.draft());
        journal.append(actor, "signing." + event + ".v1", "envelope", envelope.id(), envelope.city(), all);
    }

    /**
     * Tells signers who are known here by this name; whoever does it himself is not told. Somebody of another name has the number by
     * a slip of the pen, and it is none of his business.
     */
    void tell(Actor by, Envelope envelope, List<Envelope.Signer> signers, String template) {
        Optional<Identities.Who> self = identities.of(by);
        for (Envelope.Signer signer : signers) {
            if (self.filter(who -> who.is(signer.who())).isPresent()) {
                continue;
            }
            identities
                    .party(signer.who())
                    .ifPresent(party -> notices.tell(
                            by, party, template, Map.of("item", envelope.matter()), "/signing/" + envelope.id()));
        }
    }

    void tellApplicant(Actor by, Envelope envelope, String template) {
        UUID party = envelope.party();
        if (!party.equals(by.actingFor())) {
            notices.tell(
                    by, party, template, Map.of("item", envelope.matter()), "/drafts/" + envelope.draft() + "/signing");
        }
    }
}
