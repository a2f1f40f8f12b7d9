package org.onedoor.signing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.onedoor.files.KeptFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 清理: what became of no application goes with its names and files, as long after its end as a draft is kept. */
@Component
class Forgetting {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final KeptFiles kept;
    private final Envelopes envelopes;
    private final Clock clock;

    Forgetting(JdbcClient jdbc, KeptFiles kept, Envelopes envelopes, Clock clock) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /** Some at a time; whether there may be more. */
    @Transactional
    public boolean forget() {
        Instant before = clock.instant().minus(KEPT);
        List<UUID> over = jdbc.sql("""
                        select id from signing.envelope
                         where state in ('declined', 'void') and ended_at < :before order by ended_at limit :most""")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
        for (UUID id : over) {
            envelopes.lock(id).ifPresent(this::forget);
        }
        return over.size() == AT_ONCE;
    }

    private void forget(Envelope envelope) {
        for (Envelope.Document document : envelope.documents()) {
            kept.release(envelope.party(), envelope.id(), document.sha256());
            String signed = document.signed();
            if (signed != null) {
                kept.release(envelope.party(), envelope.id(), signed);
            }
        }
        for (String table : List.of("document", "signer")) {
            jdbc.sql("delete from signing." + table + " where envelope = :id")
                    .param("id", envelope.id())
                    .update();
        }
        jdbc.sql("delete from signing.envelope where id = :id")
                .param("id", envelope.id())
                .update();
    }
}
