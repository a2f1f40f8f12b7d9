package org.onedoor.paper;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 办件文书: the papers of one case, for whoever has decided that the case may be seen. */
@Component
public class PapersOf {

    private final HeldPapers held;
    private final PaperFiles files;
    private final ProofOfService service;
    private final AccessLog accesses;
    private final Once once;
    private final Consents consents;

    PapersOf(
            HeldPapers held,
            PaperFiles files,
            ProofOfService service,
            AccessLog accesses,
            Once once,
            Consents consents) {
        this.held = held;
        this.files = files;
        this.service = service;
        this.accesses = accesses;
        this.once = once;
        this.consents = consents;
    }

    /**
     * One paper in a list.
     *
     * @param party whom it is addressed to
     * @param number null for the seconds until it is given
     * @param department who issued it and sees to its service
     * @param served when it first reached its addressee; null while it has not
     * @param way how: electronic, pickup or courier; null while it has not
     */
    public record Line(
            UUID id,
            @JsonIgnore UUID party,
            String code,
            Text title,
            Text addressee,
            @Nullable String number,
            LocalDate date,
            String department,
            boolean valid,
            @Nullable ZonedDateTime served,
            @Nullable String way) {

        static Line of(Paper paper) {
            Paper.Served served = paper.served();
            return new Line(
                    paper.id(),
                    paper.party(),
                    paper.template().kind().code(),
                    paper.template().title(),
                    paper.addressee(),
                    paper.number().orElse(null),
                    paper.date(),
                    paper.department(),
                    paper.valid(),
                    served == null ? null : served.at(),
                    served == null ? null : served.way().code());
        }
    }

    /** What a case issued to its party, in the order they were issued. */
    public List<Line> caseOf(UUID party, UUID caseId) {
        return caseOf(List.of(party), caseId);
    }

    /** A case's papers to several addressees, in the order they were issued. */
    public List<Line> caseOf(List<UUID> parties, UUID caseId) {
        return held.ofCase(parties, caseId).stream().map(Line::of).toList();
    }

    /** Whose case. */
    public record CaseOf(UUID party, UUID id) {}

    /** The newest paper of some kinds that each of some cases issued to its party, by case; cases without one are left out. */
    public Map<UUID, Line> latest(List<CaseOf> cases, List<PaperKind> kinds) {
        Map<UUID, Line> latest = new HashMap<>();
        held.ofCases(cases, kinds).forEach(paper -> latest.put(paper.caseId(), Line.of(paper)));
        return latest;
    }

    /** The signed file of one of a case's papers, as an answer; the look is noted. */
    public ResponseEntity<Resource> file(Actor actor, UUID caseId, UUID id) throws IOException {
        Paper paper = of(caseId, id);
        accesses.read(actor, "paper", id, "review");
        return PaperDownload.of(paper, files.open(paper));
    }

    /**
     * The department that issued it, or a hall's clerk at his counter, hands one over or sends it; once, however often the same request comes.
     *
     * @param way {@code pickup} or {@code courier}
     * @param detail the parcel's number, or who took it; required for a courier
     */
    public void handedOver(Actor actor, UUID caseId, UUID id, String key, String way, String detail) {
        record HandOver(UUID paper, String way, String detail) {}
        Paper paper = of(caseId, id);
        if (actor.role() != Role.CLERK && !paper.department().equals(actor.department())) {
            throw new Refused(new PaperRefusal.NoSuchPaper());
        }
        once.run(actor, key, new HandOver(id, way, detail), Boolean.class, () -> {
            service.handedOver(actor, paper, way, detail);
            return true;
        });
    }

    /**
     * The same for one paper, in the caller's transaction.
     *
     * @param day on which it reached its addressee
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void servedOne(Actor actor, UUID caseId, UUID id, String way, String detail, LocalDate day) {
        service.handedOver(actor, of(caseId, id), way, detail, day);
    }

    /** Cases of a party with a paper that has not reached it; a proof of service (送达回证) is for nobody to be given. */
    public Set<UUID> unserved(UUID party) {
        return held.unserved(party);
    }

    /** Whether papers reach a party electronically, with its standing consent. */
    public boolean electronically(UUID party) {
        return consents.standing(party).isPresent();
    }

    /** Likewise all of a case's papers that have not reached their addressee, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void served(Actor actor, UUID party, UUID caseId, String way, String detail) {
        held.ofCase(List.of(party), caseId).stream()
                .filter(paper -> paper.served() == null)
                .forEach(paper -> service.handedOver(actor, paper, way, detail));
    }

    private Paper of(UUID caseId, UUID id) {
        return held.byId(id)
                .filter(paper -> paper.caseId().equals(caseId))
                .orElseThrow(() -> new Refused(new PaperRefusal.NoSuchPaper()));
    }
}
