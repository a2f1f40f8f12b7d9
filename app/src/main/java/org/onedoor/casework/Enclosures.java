package org.onedoor.casework;

import java.util.ArrayList;
import java.util.List;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.referral.Referrals;
import org.onedoor.journal.Recorded;
import org.onedoor.journal.Together;
import org.onedoor.licence.Licences;
import org.onedoor.paper.Papers;
import org.onedoor.payment.BillOrder;
import org.onedoor.payment.Bills;
import org.springframework.stereotype.Component;

/** 附卷: what goes into cases' folders with a change: opinions, notices, corrected forms, licences, papers and bills. */
@Component
class Enclosures {

    private final Opinions opinions;
    private final Results results;
    private final CasePapers papers;
    private final Bills bills;
    private final Forms forms;
    private final Amendments amendments;

    Enclosures(Opinions opinions, Results results, CasePapers papers, Bills bills, Forms forms, Amendments amendments) {
        this.opinions = opinions;
        this.results = results;
        this.papers = papers;
        this.bills = bills;
        this.forms = forms;
        this.amendments = amendments;
    }

    /** Shares of the statement that changes the cases, and events beside the cases' own. */
    record Enclosed(List<Together.Part> parts, List<Recorded> events) {}

    Enclosed with(List<CaseFile> changed) {
        List<Together.Part> parts = new ArrayList<>();
        opinions.part(changed).ifPresent(parts::add);
        opinions.corrections(changed).ifPresent(parts::add);
        forms.revisions(changed).ifPresent(parts::add);
        amendments.over(changed).ifPresent(parts::add);
        Referrals.part(changed.stream()
                        .flatMap(file -> file.changes().referrals().stream())
                        .toList())
                .ifPresent(parts::add);
        parts.addAll(AutomaticGrants.parts(changed));
        parts.addAll(opinions.mentions(changed));
        Licences.Issuing issuing = results.issuing(changed);
        parts.addAll(issuing.parts());
        parts.addAll(papers.parts(changed));
        Papers.Ending ending = papers.ending(changed);
        parts.addAll(ending.parts());
        List<BillOrder> orders = changed.stream()
                .flatMap(file -> file.changes().bills().stream())
                .toList();
        parts.addAll(bills.parts(orders));
        List<Recorded> events = new ArrayList<>(issuing.events());
        events.addAll(ending.events());
        return new Enclosed(parts, events);
    }
}
