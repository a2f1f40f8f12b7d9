package org.onedoor.paper;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Together;
import org.onedoor.pdf.Register;
import org.onedoor.shared.Actor;
import org.onedoor.shared.CheckCode;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Papers as their addressee, and as anybody who holds one, may see them. */
@Component
class HeldPapers implements Register {

    private static final int PAGE = 20;

    private static final String IDENTIFIER = "onedoor.paper.";

    private final JdbcClient jdbc;
    private final PaperRows rows;
    private final AccessLog accesses;

    HeldPapers(JdbcClient jdbc, PaperRows rows, AccessLog accesses) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.accesses = accesses;
    }

    /**
     * What is addressed to the actor's party: the newest case first, each case's papers from its last to its first.
     *
     * @param ofCase only this case's; null for all
     * @param after the cursor from the page before; null for the first page. A cursor that is none begins anew
     */
    Slice<Paper> of(Actor actor, @Nullable UUID ofCase, @Nullable String after) {
        UUID[] cursor = cursor(after);
        List<Paper> found = jdbc.sql(PaperRows.SELECT + """
                 where p.party = :party and (:case::uuid is null or p.case_id = :case)
                   and (:afterCase::uuid is null or (p.case_id, p.id) < (:afterCase, :afterPaper::uuid))
                 order by p.case_id desc, p.id desc
                 limit :limit
                """)
                .param("party", actor.actingFor(), java.sql.Types.OTHER)
                .param("case", ofCase, java.sql.Types.OTHER)
                .param("afterCase", cursor.length == 2 ? cursor[0] : null, java.sql.Types.OTHER)
                .param("afterPaper", cursor.length == 2 ? cursor[1] : null, java.sql.Types.OTHER)
                .param("limit", PAGE + 1)
                .query(rows::read)
                .list();
        return Slice.of(found, PAGE, last -> last.caseId() + "_" + last.id());
    }

    /**
     * One paper addressed to the actor's party.
     *
     * @throws Refused with {@link PaperRefusal.NoSuchPaper}; an attempt at somebody else's is journalled
     */
    Paper require(Actor actor, UUID id) {
        Paper paper = byId(id).orElseThrow(() -> new Refused(new PaperRefusal.NoSuchPaper()));
        if (paper.party().equals(actor.actingFor())) {
            return paper;
        }
        accesses.denied(actor, "paper", id);
        throw new Refused(new PaperRefusal.NoSuchPaper());
    }

    Optional<Paper> byId(UUID id) {
        return jdbc.sql(PaperRows.SELECT + " where p.id = :id")
                .param("id", id)
                .query(rows::read)
                .optional();
    }

    /** Cases of which a party has not got a paper that is for it. */
    Set<UUID> unserved(UUID party) {
        return Set.copyOf(jdbc.sql("""
                        select distinct p.case_id from paper.paper p
                         where p.party = :party and p.code <> :proof and p.ended_at is null
                           and not exists (select from paper.service s where s.paper = p.id)""")
                .param("party", party)
                .param("proof", PaperKind.SERVICE.code())
                .query(UUID.class)
                .list());
    }

    /** A case's papers in the order they were issued. */
    List<Paper> ofCase(Collection<UUID> parties, UUID caseId) {
        return jdbc.sql(PaperRows.SELECT + " where p.party = any(:parties) and p.case_id = :case order by p.id")
                .param("parties", parties.toArray(UUID[]::new))
                .param("case", caseId)
                .query(rows::read)
                .list();
    }

    /** Of some kinds, the oldest first. */
    List<Paper> ofCases(List<PapersOf.CaseOf> cases, List<PaperKind> kinds) {
        return jdbc.sql(PaperRows.SELECT + """
                         where (p.party, p.case_id) in (select * from unnest(:parties::uuid[], :cases::uuid[]))
                           and p.code = any(:codes)
                         order by p.id
                        """)
                .param("parties", Together.column(cases, PapersOf.CaseOf::party))
                .param("cases", Together.column(cases, PapersOf.CaseOf::id))
                .param("codes", kinds.stream().map(PaperKind::code).toArray(String[]::new))
                .query(rows::read)
                .list();
    }

    @Override
    public Optional<Entry> find(String identifier, String sha256) {
        if (!identifier.startsWith(IDENTIFIER)) {
            return Optional.empty();
        }
        return CheckCode.read(identifier.substring(identifier.lastIndexOf('.') + 1))
                .flatMap(id -> jdbc.sql(PaperRows.SELECT + """
                                 where p.id = :id and (o.file = decode(:sha256, 'hex') or decode(:sha256, 'hex') = any(o.older_files))
                                """)
                        .param("id", id)
                        .param("sha256", sha256)
                        .query(rows::read)
                        .optional())
                .map(HeldPapers::entry);
    }

    /** Nothing of it is personal: what it is, its number, its day, who issued it, whether it holds. */
    static Entry entry(Paper paper) {
        return new Entry(
                paper.template().title(),
                paper.number().orElse(""),
                paper.issuer(),
                paper.date(),
                paper.valid(),
                paper.demo(),
                "/verify/papers/" + CheckCode.of(paper.id()));
    }

    private static UUID[] cursor(@Nullable String after) {
        if (after == null || !after.matches("[0-9a-f-]{36}_[0-9a-f-]{36}")) {
            return new UUID[0];
        }
        try {
            String[] parts = after.split("_", -1);
            return new UUID[] {UUID.fromString(parts[0]), UUID.fromString(parts[1])};
        } catch (IllegalArgumentException none) {
            return new UUID[0];
        }
    }
}
