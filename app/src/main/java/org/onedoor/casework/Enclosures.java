package org.onedoor.casework;

import java.util.ArrayList;
import java.util.List;
import org.onedoor.casework.referral.Referrals;
import org.onedoor.journal.Recorded;
import org.onedoor.journal.Together;
import org.onedoor.licence.Licences;
import org.springframework.stereotype.Component;

/** 附卷: what goes into cases' folders with a change: opinions, correction notices, corrected forms, licences and papers. */
@Component
class Enclosures {

    private final Opinions opinions;
    private final Results results;
    private final CasePapers papers;
    private final Forms forms;
    private final Amendments amendments;

    Enclosures(Opinions opinions, Results results, CasePapers papers, Forms forms, Amendments amendments) {
        this.opinions = opinions;
        this.results = results;
        this.papers = papers;
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
        parts.addAll(opinions.mentions(changed));
        Licences.Issuing issuing = results.issuing(changed);
        parts.addAll(issuing.parts());
        parts.addAll(papers.parts(changed));
        return new Enclosed(parts, issuing.events());
    }
}
