package org.onedoor.casework.desk;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 常用语: sentences for opinions and reasons, one's own and the department's, which its head keeps. */
@Repository
class Phrases {

    static final int MOST = 100;
    static final int LONGEST = 500;

    /** @param shared whether it is the department's */
    record Phrase(UUID id, String text, boolean shared) {}

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Once once;
    private final Clock clock;
    private final Within within;

    Phrases(JdbcClient jdbc, Journal journal, Once once, Clock clock, Within within) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.once = once;
        this.clock = clock;
        this.within = within;
    }

    /** One's own first, then the department's, each in the order in which they came. */
    List<Phrase> of(Actor actor) {
        return jdbc
                .sql("""
                        SELECT id, text, shared FROM casework.phrase
                         WHERE department = :department AND region = :region AND (shared OR account = :account)
                         ORDER BY shared, id""")
                .param("department", actor.department())
                .param("region", actor.region())
                .param("account", actor.account())
                .query(Phrase.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private record Add(String text, boolean shared) {}

    /** @param shared whether it is to be the department's, which only the head adds to */
    @Transactional
    void add(Actor actor, String key, String text, boolean shared) {
        Add wish = new Add(text.strip(), shared);
        once.run(actor, key, wish, UUID.class, () -> {
            if (shared && actor.role() != Role.HEAD) {
                throw new Refused(new DeskRefusal.HeadOnly());
            }
            if (wish.text().isEmpty() || wish.text().length() > LONGEST) {
                throw new Refused(new DeskRefusal.NotValid());
            }
            if (of(actor).stream().filter(one -> one.shared() == shared).count() >= MOST) {
                throw new Refused(new DeskRefusal.TooMany(MOST));
            }
            UUID id = Ids.next(clock);
            jdbc.sql("""
                            INSERT INTO casework.phrase (id, department, region, account, text, shared, made_at)
                            VALUES (:id, :department, :region, :account, :text, :shared, :at)""")
                    .param("id", id)
                    .param("department", actor.department())
                    .param("region", actor.region())
                    .param("account", actor.account())
                    .param("text", wish.text())
                    .param("shared", shared)
                    .param("at", OffsetDateTime.now(clock))
                    .update();
            journal.append(actor, "casework.phrase-added.v1", "phrase", id, actor.city(), Map.of("shared", shared));
            return id;
        });
    }

    private record Remove(UUID phrase) {}

    /** One's own, or for the head the department's. */
    @Transactional
    void remove(Actor actor, String key, UUID id) {
        once.run(actor, key, new Remove(id), UUID.class, () -> {
            Phrase phrase = of(actor).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> within.hidden(actor, "phrase", id));
            if (phrase.shared() && actor.role() != Role.HEAD) {
                throw new Refused(new DeskRefusal.HeadOnly());
            }
            jdbc.sql("DELETE FROM casework.phrase WHERE id = :id")
                    .param("id", id)
                    .update();
            journal.append(actor, "casework.phrase-removed.v1", "phrase", id, actor.city(), Map.of());
            return id;
        });
    }
}
