package org.onedoor.casework.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.onedoor.identity.Staff;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Once;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * 内部讨论: what colleagues of all departments of a case write to each other about it, and whom they mention. Nothing of it is
 * on any page of the applicant.
 */
@Repository
class Remarks {

    static final int LONGEST = 2_000;
    private static final int MOST_SHOWN = 200;

    record Remark(UUID by, String text, Instant at) {}

    /** A remark that names the reader and that he has not read yet. */
    record Mention(UUID caseId, String number, UUID by, String text, Instant at) {}

    private final JdbcClient jdbc;
    private final Staff staff;
    private final Journal journal;
    private final Once once;
    private final Clock clock;
    private final Within within;

    Remarks(JdbcClient jdbc, Staff staff, Journal journal, Once once, Clock clock, Within within) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.journal = journal;
        this.once = once;
        this.clock = clock;
        this.within = within;
    }

    private record Say(UUID id, String text, List<UUID> also) {}

    /** @param also whom it is for beside those whom the text names with an {@code @} */
    @Transactional
    void add(Actor actor, String key, UUID id, String text, List<UUID> also) {
        Within.Case about = within.required(actor, id);
        String said = text.strip();
        if (said.isEmpty() || said.length() > LONGEST) {
            throw new Refused(new DeskRefusal.NotValid());
        }
        once.run(actor, key, new Say(id, said, also), UUID.class, () -> {
            List<Staff.Colleague> colleagues = staff.colleagues(about.departments(), about.region());
            Set<UUID> meant = mentioned(said, colleagues);
            colleagues.stream()
                    .map(Staff.Colleague::account)
                    .filter(also::contains)
                    .forEach(meant::add);
            meant.remove(actor.account());
            UUID remark = Ids.next(clock);
            jdbc.sql("""
                            INSERT INTO casework.remark (case_id, city, id, by, text, mentions, at)
                            VALUES (:case, :city, :id, :by, :text, :mentions, :at)""")
                    .param("case", id)
                    .param("city", about.city())
                    .param("id", remark)
                    .param("by", actor.account())
                    .param("text", said)
                    .param("mentions", meant.toArray(UUID[]::new))
                    .param("at", OffsetDateTime.now(clock))
                    .update();
            jdbc.sql("""
                            INSERT INTO casework.mention (account, remark, case_id, city, at)
                            SELECT m.account, :remark, :case, :city, :at FROM unnest(:accounts::uuid[]) AS m (account)""")
                    .param("remark", remark)
                    .param("case", id)
                    .param("city", about.city())
                    .param("at", OffsetDateTime.now(clock))
                    .param("accounts", Together.column(List.copyOf(meant), account -> account))
                    .update();
            journal.append(
                    actor,
                    "casework.remark-added.v1",
                    "case",
                    id,
                    about.city(),
                    Map.of(
                            "remark",
                            remark,
                            "mentions",
                            meant.stream().map(UUID::toString).toList()));
            return remark;
        });
    }

    /** Whom a text names: the longest name or login that follows an {@code @}. */
    static Set<UUID> mentioned(String text, Collection<Staff.Colleague> colleagues) {
        Set<UUID> meant = new LinkedHashSet<>();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            String rest = text.substring(at + 1);
            colleagues.stream()
                    .flatMap(one -> Stream.of(one.name(), one.login())
                            .filter(rest::startsWith)
                            .map(name -> Map.entry(name.length(), one.account())))
                    .max(Map.Entry.comparingByKey())
                    .ifPresent(found -> meant.add(found.getValue()));
        }
        return meant;
    }

    /** The latest, oldest first; the reader's mentions in them are read with it. */
    List<Remark> of(Actor actor, UUID id) {
        jdbc.sql(
                        "UPDATE casework.mention SET read_at = :at WHERE account = :account AND case_id = :case AND read_at IS NULL")
                .param("at", OffsetDateTime.now(clock))
                .param("account", actor.account())
                .param("case", id)
                .update();
        List<Remark> remarks = new ArrayList<>(jdbc.sql("""
                        SELECT by, text, at FROM casework.remark WHERE case_id = :case ORDER BY id DESC LIMIT :most""")
                .param("case", id)
                .param("most", MOST_SHOWN)
                .query((row, n) -> new Remark(
                        row.getObject("by", UUID.class),
                        row.getString("text"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list());
        return remarks.reversed();
    }

    /** Where the reader is named and has not looked yet, the newest first; as far as the cases are still his to see. */
    List<Mention> mentions(Actor actor, int most) {
        return jdbc.sql("""
                        SELECT m.case_id, c.filing_number, r.by, r.text, r.at
                          FROM casework.mention m
                          JOIN casework.remark r ON r.case_id = m.case_id AND r.id = m.remark AND r.city = m.city
                          JOIN casework.case_file c ON c.id = m.case_id AND c.city = m.city
                         WHERE m.account = :account AND m.read_at IS NULL
                           AND :department = ANY (c.departments) AND c.region = :region
                         ORDER BY m.at DESC LIMIT :most""")
                .param("account", actor.account())
                .param("department", actor.department())
                .param("region", actor.region())
                .param("most", most)
                .query((row, n) -> new Mention(
                        row.getObject("case_id", UUID.class),
                        row.getString("filing_number"),
                        row.getObject("by", UUID.class),
                        row.getString("text"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
