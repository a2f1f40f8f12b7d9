package org.onedoor.casework.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.AutomaticDecision;
import org.onedoor.casework.CaseFolder;
import org.onedoor.casework.Casework;
import org.onedoor.casework.Charging;
import org.onedoor.casework.Lapses;
import org.onedoor.casework.Pledges;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.draft.Following;
import org.onedoor.casework.draft.Signatures;
import org.onedoor.casework.life.AtOnce;
import org.onedoor.casework.life.AutomaticTrace;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.identity.Party;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 立案: makes a complete application a case, with its filing number; an instant item may be decided in the same moment. */
@Component
public class Filing {

    private final CaseFolder folder;
    private final Items items;
    private final Deadlines deadlines;
    private final AutomaticDecision automatic;
    private final Lapses lapses;
    private final Pledges pledges;
    private final Charging charging;
    private final Following following;
    private final Casework casework;
    private final Signatures signatures;

    Filing(
            CaseFolder folder,
            Items items,
            Deadlines deadlines,
            AutomaticDecision automatic,
            Lapses lapses,
            Pledges pledges,
            Charging charging,
            Following following,
            Casework casework,
            Signatures signatures) {
        this.folder = folder;
        this.items = items;
        this.deadlines = deadlines;
        this.automatic = automatic;
        this.lapses = lapses;
        this.pledges = pledges;
        this.charging = charging;
        this.following = following;
        this.casework = casework;
        this.signatures = signatures;
    }

    /**
     * 承诺: what the applicant signed.
     *
     * @param deferral 容缺受理承诺书, for materials to follow
     * @param conditions 告知承诺书: to be granted at once and checked afterwards
     */
    public record Signed(boolean deferral, boolean conditions) {}

    /**
     * Checks an application once more and files it, with one statement.
     *
     * @param now the item as in force, null where it no longer is
     * @param signed which pledges were signed
     * @param beside what else is written with the new case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Submission.Receipt file(
            Actor actor,
            Application application,
            @Nullable Item now,
            Signed signed,
            Function<CaseHead, List<Together.Part>> beside) {
        if (!application.complete() || !application.allProblems().isEmpty()) {
            throw new Refused(new CaseRefusal.Incomplete());
        }
        if (application.pledges() && !signed.deferral()) {
            throw new Refused(new CaseRefusal.PledgeMissing());
        }
        Draft draft = application.draft();
        if (signed.conditions()
                && (application.pledges() || application.item().process().informedPledge() == null)) {
            throw new Refused(new CaseRefusal.NoGrantOnPledge());
        }
        if (application.pledges() || signed.conditions()) {
            pledges.barredUntil(draft.party()).ifPresent(until -> {
                throw new Refused(new CaseRefusal.PledgeBroken(until));
            });
        }
        if (now == null || !items.isOffered(now, draft.region(), draft.channel())) {
            throw new Refused(new CaseRefusal.NotOffered("here"));
        }
        Party party = application.party();
        if (party == null) {
            throw new Refused(new CaseRefusal.NoSuchCase());
        }
        Item item = application.item();
        Instant at = deadlines.now();
        LocalDate countedFrom = deadlines.arrival(draft.region(), at).counted().toLocalDate();
        LocalDate acceptBy = deadlines.acceptBy(item, draft.region(), countedFrom);
        CaseHead head = folder.newHead(actor, application, at, countedFrom, acceptBy, following.filed(item, draft));
        Optional<AutomaticTrace> because = signed.conditions() ? Optional.empty() : automatic.decide(item, application);
        AtOnce atOnce = signed.conditions() ? AtOnce.ON_PLEDGE : because.isPresent() ? AtOnce.ON_DATA : AtOnce.NO;
        CaseFile file = CaseFile.submitted(
                actor, head, party, item, application.tailored().possible(), application.caseMaterials(), atOnce);
        if (atOnce == AtOnce.NO) {
            file.changes().tell(actor, head.filingNumber(), item, "case-submitted", Map.of());
        }
        charging.begin(actor, file, application);
        file.wakeOn(lapses.next(file, item));
        List<Together.Part> parts = new ArrayList<>(beside.apply(head));
        signatures.filed(application, head.id()).ifPresent(parts::add);
        folder.add(file, application, party, parts);
        if (atOnce != AtOnce.NO) {
            Actor program = Actor.program(actor.region());
            casework.perform(program, head.id(), new CaseCommand.Accept());
            casework.perform(
                    program,
                    head.id(),
                    because.<CaseCommand>map(CaseCommand.GrantOnData::new).orElseGet(CaseCommand.GrantOnPledge::new));
        }
        return new Submission.Receipt(head.id(), head.filingNumber().value());
    }
}
