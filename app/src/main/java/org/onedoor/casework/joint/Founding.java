package org.onedoor.casework.joint;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Firms;
import org.onedoor.journal.Event;
import org.onedoor.journal.Subscriber;
import org.onedoor.licence.Licence;
import org.onedoor.licence.LicenceHolder;
import org.onedoor.licence.LicencesOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.springframework.stereotype.Component;

/**
 * 设立: a licence that brings a firm into being makes it a party here, for which whoever applied may act from then on. Done when
 * somebody needs the firm, and else when the journal tells of the licence; whoever comes second finds it there.
 */
@Component
class Founding implements Subscriber {

    private static final String SOURCE = "营业执照";

    private final LicencesOf licences;
    private final Firms firms;
    private final Clock clock;

    Founding(LicencesOf licences, Firms firms, Clock clock) {
        this.licences = licences;
        this.firms = firms;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "casework.founding";
    }

    @Override
    public Set<String> types() {
        return Set.of("licence.issued.v1");
    }

    @Override
    public void on(Event issued) {
        on(List.of(issued));
    }

    /** Hardly any licence founds a firm: one question for all of them. */
    @Override
    public void on(List<Event> issued) {
        licences.numberedByTheirHolder(issued.stream().map(Event::subject).toList())
                .forEach(licence -> founded(Actor.program(licence.region()), licence));
    }

    /** The firm that a case's licence has brought into being; empty where it has not. */
    Optional<Firm> by(CaseHead head) {
        UUID licence = head.licence();
        return licence == null
                ? Optional.empty()
                : licences.find(licence).flatMap(known -> founded(Actor.program(head.region()), known));
    }

    /** The number of what a case has issued. */
    Optional<String> number(CaseHead head) {
        UUID licence = head.licence();
        return licence == null
                ? Optional.empty()
                : licences.find(licence).flatMap(known -> Optional.ofNullable(known.number()));
    }

    private Optional<Firm> founded(Actor program, Licence licence) {
        LicenceHolder holder = licence.holder();
        // a licence that founds a firm is numbered by the firm's own code; others only name it
        boolean founds = holder.idKind() == LicenceHolder.IdKind.CREDIT_CODE
                && holder.idNumber().equals(licence.number());
        if (!founds) {
            return Optional.empty();
        }
        return Optional.of(firms.find(holder.idNumber())
                .orElseGet(() -> firms.found(
                        program,
                        new Firm(
                                Ids.next(clock),
                                holder.name(),
                                holder.idNumber(),
                                null,
                                licence.region(),
                                SOURCE,
                                clock.instant()),
                        holder.party(),
                        licence.demo())));
    }
}
