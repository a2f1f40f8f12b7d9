package org.onedoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.onedoor.catalog.Item;
import org.onedoor.identity.Party;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Role;
import org.springframework.stereotype.Component;

/** 卷: all that is written down about a case, in one hand: its row and steps, form, files, opinions, and what is told. */
@Component
class CaseFolder {

    private final Cases cases;
    private final Forms forms;
    private final Opinions opinions;
    private final MaterialFiles files;
    private final Notices notices;
    private final java.time.Clock clock;

    CaseFolder(
            Cases cases, Forms forms, Opinions opinions, MaterialFiles files, Notices notices, java.time.Clock clock) {
        this.cases = cases;
        this.forms = forms;
        this.opinions = opinions;
        this.files = files;
        this.notices = notices;
        this.clock = clock;
    }

    CaseHead newHead(Actor actor, Draft draft, Item item, Instant at, LocalDate countedFrom, LocalDate acceptBy) {
        LocalDate today = LocalDate.now(clock);
        return new CaseHead(
                draft.city(),
                Ids.next(clock),
                FilingNumber.of(draft.city(), today, cases.nextSerial()),
                item.id(),
                item.version(),
                draft.party(),
                actor.account(),
                draft.region(),
                item.department(),
                // a counter is a counter, whichever way its programs send
                actor.role() == Role.CLERK ? draft.channel() : actor.channel(),
                CaseState.RECEIVED,
                at,
                at,
                countedFrom,
                acceptBy,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1);
    }

    void add(Actor actor, CaseFile file, Application application, Party party) {
        CaseHead head = file.head();
        cases.add(actor, file);
        forms.add(head, party);
        forms.add(head, 1, application.submitted(), application.provenance());
        files.copy(actor, head.city(), head.party(), application.draft().id(), head.id());
    }

    CaseFile lock(Actor actor, UUID id) {
        return cases.lock(actor, id);
    }

    void save(Actor actor, CaseFile file) {
        cases.save(actor, file);
    }

    Forms.Form form(CaseHead head) {
        return forms.of(head.city(), head.id());
    }

    Forms.Applicant applicant(CaseHead head) {
        return forms.applicant(head.city(), head.id());
    }

    void opinion(Actor actor, CaseHead head, String step, String text) {
        opinions.add(actor, head, step, text);
    }

    void corrections(CaseHead head, java.util.List<Opinions.ToCorrect> all) {
        opinions.addCorrections(head, all);
    }

    Opinions opinions() {
        return opinions;
    }

    MaterialFiles files() {
        return files;
    }

    /** Tells the applicant, in the same transaction; the words are rendered in the reader's language when read. */
    void tell(Actor actor, CaseHead head, String template, Item item, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("item", item.name());
        all.put("number", head.filingNumber().spaced());
        notices.tell(actor, head.party(), template, all, "/cases/" + head.id());
    }
}
