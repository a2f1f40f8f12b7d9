package org.onedoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.draft.Following;
import org.onedoor.casework.draft.MaterialFiles;
import org.onedoor.casework.life.AutomaticTrace;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Delivery;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.casework.life.FormRevision;
import org.onedoor.catalog.Item;
import org.onedoor.identity.Party;
import org.onedoor.journal.Together;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Role;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** 卷宗: all that lies in a case's folder beside its own row: form, applicant, opinions, files. */
@Component
public class CaseFolder {

    /** 联系电话 of a form. */
    private static final String CONTACT_PHONE = "contact_phone";

    private final Cases cases;
    private final Forms forms;
    private final Opinions opinions;
    private final MaterialFiles files;
    private final CaseWriting writing;
    private final AutomaticGrants automatic;
    private final PapersOf papers;
    private final ChosenDelivery chosen;
    private final java.time.Clock clock;

    CaseFolder(
            Cases cases,
            Forms forms,
            Opinions opinions,
            MaterialFiles files,
            CaseWriting writing,
            AutomaticGrants automatic,
            PapersOf papers,
            ChosenDelivery chosen,
            java.time.Clock clock) {
        this.cases = cases;
        this.forms = forms;
        this.opinions = opinions;
        this.files = files;
        this.writing = writing;
        this.automatic = automatic;
        this.papers = papers;
        this.chosen = chosen;
        this.clock = clock;
    }

    public CaseHead newHead(
            Actor actor,
            Application application,
            Instant at,
            LocalDate countedFrom,
            LocalDate acceptBy,
            Following.@Nullable Followed followed) {
        Draft draft = application.draft();
        Item item = application.item();
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
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                delivery(draft),
                followed == null ? null : followed.licence(),
                followed == null ? null : followed.decideBy(),
                application.emergency(),
                draft.agreed(),
                1);
    }

    /** 申报号 of the whole of several cases, drawn as theirs are. */
    public FilingNumber number(String city) {
        return FilingNumber.of(city, LocalDate.now(clock), cases.nextSerial());
    }

    /** As he says of the whole that it is part of; else as the applicant says of it; where he is not asked, electronically only with his consent, else at the counter. */
    public Delivery delivery(Draft draft) {
        UUID whole = draft.partOf();
        return whole == null ? own(draft) : chosen.ofWhole(whole).orElseGet(() -> own(draft));
    }

    private Delivery own(Draft draft) {
        return Delivery.choice(draft.answers().path("delivery_way").asString(""))
                .orElseGet(() -> papers.electronically(draft.party()) ? Delivery.ELECTRONIC : Delivery.COUNTER);
    }

    /** Files a new case with its form, applicant and files, and whatever else is written with it. */
    public void add(CaseFile file, Application application, Party party, List<Together.Part> beside) {
        CaseHead head = file.head();
        List<Together.Part> parts = new ArrayList<>(beside);
        parts.add(forms.form(head, 1, application.submitted(), application.provenance()));
        parts.add(forms.applicant(
                head, party, application.submitted().path(CONTACT_PHONE).asString("")));
        files.kept(head, application.files()).ifPresent(parts::add);
        writing.added(file, parts);
    }

    /** What it was granted on by the program; null where it was not. */
    @Nullable
    AutomaticTrace automatic(CaseHead head) {
        return automatic.of(head.city(), head.id()).orElse(null);
    }

    FormRevision form(CaseHead head) {
        return forms.of(head.city(), head.id());
    }

    /** What several cases were last told, the earlier submitted first. */
    List<ObjectNode> answers(Collection<UUID> cases) {
        return forms.newest(cases);
    }

    List<FormRevision> forms(CaseHead head) {
        return forms.all(head.city(), head.id());
    }

    Forms.Applicant applicant(CaseHead head) {
        return forms.applicant(head.city(), head.id());
    }

    Opinions opinions() {
        return opinions;
    }

    MaterialFiles files() {
        return files;
    }
}
