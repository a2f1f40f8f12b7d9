package org.onedoor.casework.draft;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.catalog.FormCheck;
import org.onedoor.catalog.FormInput;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Item.Field;
import org.onedoor.catalog.Item.Part;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.Problem;
import org.onedoor.data.Held;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.licence.Licence;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cities;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * 填写: what an applicant, or a clerk for one, does to a draft. Every step is saved as it stands, right or wrong, so that
 * nothing typed is lost; a draft changes nothing in law and is not journalled.
 */
@Service
public class Drafting {

    private final Drafts drafts;
    private final Applications applications;
    private final Items items;
    private final MaterialFiles files;
    private final Parties parties;
    private final Following following;
    private final Signatures signatures;
    private final Clock clock;

    Drafting(
            Drafts drafts,
            Applications applications,
            Items items,
            MaterialFiles files,
            Parties parties,
            Following following,
            Signatures signatures,
            Clock clock) {
        this.drafts = drafts;
        this.applications = applications;
        this.items = items;
        this.files = files;
        this.parties = parties;
        this.following = following;
        this.signatures = signatures;
        this.clock = clock;
    }

    /**
     * Begins a draft.
     *
     * @param party in whose name: the actor's own choice for an applicant, the person at the window for a clerk
     * @param region whose department is asked
     * @param licence 变更、延续、补证: the licence that it is about; null for what is new, or for the only one there is
     * @param situation answers to the questions as far as they were given on the start page
     */
    @Transactional
    public UUID begin(
            Actor actor, UUID party, String item, String region, ObjectNode situation, @Nullable UUID licence) {
        Item inForce = items.inForce(item)
                .map(known -> items.at(known, region))
                .orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
        Party applicant = parties.find(party).orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
        requireOpenTo(inForce, applicant);
        if (!items.isOffered(inForce, region, actor.channel())) {
            throw new Refused(new CaseRefusal.NotOffered("here"));
        }
        if (!drafts.room(party)) {
            throw new Refused(new CaseRefusal.TooManyDrafts(Drafts.MOST_OPEN));
        }
        Licence followed = following.choose(inForce, party, region, licence);
        ObjectNode answers = followed == null ? situation : following.face(inForce, followed);
        answers.setAll(situation);
        UUID id = Ids.next(clock);
        drafts.add(new Draft(
                Cities.of(region),
                id,
                actor.account(),
                party,
                inForce.id(),
                inForce.version(),
                region,
                actor.channel(),
                answers,
                Set.of(),
                Set.of(),
                null,
                1,
                clock.instant(),
                null,
                followed == null ? null : followed.id(),
                List.of(),
                null,
                null));
        return id;
    }

    public static void requireOpenTo(Item item, Party applicant) {
        boolean firm = applicant instanceof Firm;
        if (firm ? !item.catalogue().forFirms() : !item.catalogue().forPersons()) {
            throw new Refused(new CaseRefusal.NotOffered(firm ? "to-firms" : "to-persons"));
        }
    }

    /** The draft with all that follows from it. */
    @Transactional
    public Application view(Actor actor, UUID id) {
        Draft draft = drafts.require(actor, id);
        return applications.of(actor, draft);
    }

    public List<Draft.Line> open(Actor actor) {
        return drafts.open(actor);
    }

    /** What a draft is about. */
    public Text name(Draft.Line line) {
        return applications.name(line);
    }

    /** Saves the answers to the situation's questions. */
    @Transactional
    public List<Problem> answerSituation(Actor actor, UUID id, Map<String, String[]> sent) {
        Draft draft = drafts.lock(actor, id);
        Application application = applications.of(actor, draft);
        List<Part> all = Item.asFields(application.item().questions());
        ObjectNode read = FormInput.read(all, sent, application.standard());
        save(draft, all, read, Draft.SITUATION, true);
        Application after = applications.of(actor, drafts.require(actor, id));
        signatures.answersChanged(actor, after);
        // what these answers bring up is asked next; it is nobody's mistake that it was not answered before
        List<Part> asked = Item.asFields(after.tailored().questions().stream()
                .filter(question ->
                        application.tailored().questions().contains(question) || sent.containsKey(question.element()))
                .toList());
        return FormCheck.check(asked, after.answers(asked), after.standard());
    }

    /**
     * Saves the answers to one page; the page counts as gone through when nothing is wrong with it and these answers ask for
     * nothing more on it.
     */
    @Transactional
    public List<Problem> answerPage(Actor actor, UUID id, String page, Map<String, String[]> sent) {
        Draft draft = drafts.lock(actor, id);
        Application application = applications.of(actor, draft);
        List<Part> parts = application
                .tailored()
                .page(page)
                .orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()))
                .parts();
        ObjectNode read = FormInput.read(parts, sent, application.standard());
        for (Part part : parts) {
            if (part instanceof Field field) {
                Held reused = application.reused(field.element());
                if (reused != null) {
                    read.set(field.element(), reused.value());
                }
            }
        }
        save(draft, parts, read, page, false);
        Application after = applications.of(actor, drafts.require(actor, id));
        signatures.answersChanged(actor, after);
        List<Part> now = after.tailored().page(page).map(Item.Page::parts).orElse(List.of());
        // checked is what was there and still applies; what these answers bring up is asked next
        List<Problem> problems =
                FormCheck.check(now.stream().filter(parts::contains).toList(), read, application.standard());
        if (FormCheck.check(now, after.answers(now), after.standard()).isEmpty()) {
            drafts.save(
                    after.draft(), after.draft().answers(), with(after.draft().finished(), page), draft.deferred());
        }
        return problems;
    }

    /**
     * As the API has it: the answers to any part of the form at once; pages without a problem count as gone through. A null
     * takes an answer back.
     */
    @Transactional
    public Application answerAll(Actor actor, UUID id, ObjectNode answers) {
        Draft draft = drafts.lock(actor, id);
        ObjectNode merged = draft.answers().deepCopy();
        merged.setAll(answers);
        merged.removeNulls();
        drafts.save(draft, merged, draft.finished(), draft.deferred());
        Application application = applications.of(actor, drafts.require(actor, id));
        Set<String> finished = new HashSet<>();
        application.tailored().pages().stream()
                .filter(page -> application.problems(page).isEmpty())
                .forEach(page -> finished.add(page.id()));
        drafts.save(draft, merged, finished, draft.deferred());
        signatures.answersChanged(actor, application);
        return applications.of(actor, drafts.require(actor, id));
    }

    private static Set<String> with(Set<String> pages, String page) {
        Set<String> all = new LinkedHashSet<>(pages);
        all.add(page);
        return all;
    }

    private void save(Draft draft, List<Part> parts, ObjectNode read, String page, boolean finished) {
        ObjectNode answers = draft.answers().deepCopy();
        for (Part part : parts) {
            answers.remove(
                    switch (part) {
                        case Field field -> field.element();
                        case Item.Group group -> group.id();
                    });
        }
        answers.setAll(read);
        Set<String> pages = new LinkedHashSet<>(draft.finished());
        if (finished) {
            pages.add(page);
        } else {
            pages.remove(page);
        }
        drafts.save(draft, answers, pages, draft.deferred());
    }

    @Transactional
    public void discard(Actor actor, UUID id) {
        discard(actor, drafts.lock(actor, id));
    }

    /** Throws away drafts whose days are over, some at a time; whether there may be more. */
    @Transactional
    public boolean expire() {
        List<Draft> expired = drafts.expired();
        expired.forEach(draft -> discard(Actor.program(draft.region()), draft));
        return expired.size() == Drafts.EXPIRED_AT_ONCE;
    }

    private void discard(Actor actor, Draft draft) {
        signatures.discarded(actor, draft);
        for (Draft.MaterialFile file : files.of(draft.city(), draft.id())) {
            files.remove(draft.city(), draft.party(), draft.id(), file);
        }
        drafts.discard(draft);
    }
}
