package org.onedoor.casework.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onedoor.casework.Pledges;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Applications;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.draft.Drafts;
import org.onedoor.casework.draft.MaterialFiles;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.catalog.Item;
import org.onedoor.files.Upload;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.Emergency;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 附材料: the files of a draft's materials, and which deferrable ones are to follow. */
@Service
public class Attaching {

    private final Drafts drafts;
    private final Applications applications;
    private final MaterialFiles files;
    private final Pledges pledges;
    private final Standards standards;
    private final Clock clock;

    Attaching(
            Drafts drafts,
            Applications applications,
            MaterialFiles files,
            Pledges pledges,
            Standards standards,
            Clock clock) {
        this.drafts = drafts;
        this.applications = applications;
        this.files = files;
        this.pledges = pledges;
        this.standards = standards;
        this.clock = clock;
    }

    /** Adds a file that passed the upload's checks to a material; one that is there already is not added again. */
    @Transactional
    public UUID attach(Actor actor, UUID id, String material, Upload upload) {
        Draft draft = drafts.lock(actor, id);
        Application.Wanted wanted = wanted(applications.of(actor, draft), material);
        if (wanted.material().from() == Item.Origin.FORM) {
            throw new Refused(new CaseRefusal.NoSuchCase());
        }
        Optional<UUID> same = files.same(draft.city(), draft.id(), material, upload);
        if (same.isPresent()) {
            return same.get();
        }
        files.requireRoom(wanted.files().size() + 1L);
        UUID file = files.add(actor, draft.city(), draft.party(), draft.id(), material, upload);
        // an image stands in for the original that is to follow
        saveDeferred(draft, material, wanted.urgent() && wanted.deferred());
        return file;
    }

    @Transactional
    public void detach(Actor actor, UUID id, UUID file) {
        Draft draft = drafts.lock(actor, id);
        files.find(draft.city(), draft.id(), file)
                .ifPresent(found -> files.remove(draft.city(), draft.party(), draft.id(), found));
        saveDeferred(draft, "", false);
    }

    /** 容缺: chooses to let a deferrable material follow later, or takes that back. */
    @Transactional
    public void defer(Actor actor, UUID id, String material, boolean later) {
        defer(drafts.lock(actor, id), actor, material, later);
    }

    /** 应急容缺: lets any material follow later, for a reason of the emergency that is in force; an image stands in for it. */
    @Transactional
    public void deferBecause(Actor actor, UUID id, String material, String reason) {
        Draft draft = drafts.lock(actor, id);
        requireEmergency(draft, reason);
        drafts.because(draft, reason);
        defer(drafts.lock(actor, id), actor, material, true);
    }

    private void defer(Draft draft, Actor actor, String material, boolean later) {
        Application.Wanted wanted = wanted(applications.of(actor, draft), material);
        if (later && wanted.material().need() != Item.Need.DEFERRABLE) {
            throw new Refused(new CaseRefusal.NotDeferrable(material));
        }
        if (later) {
            barredUntil(draft).ifPresent(until -> {
                throw new Refused(new CaseRefusal.PledgeBroken(until));
            });
        }
        saveDeferred(draft, material, later);
    }

    /** 应急容缺 that an applicant may state a reason of now. */
    public Optional<Emergency> emergency(Draft draft) {
        return standards.current().emergency(draft.region(), LocalDate.now(clock));
    }

    /** Only while an emergency is in force for the region, and for a reason that it lists. */
    private void requireEmergency(Draft draft, String reason) {
        if (emergency(draft).flatMap(one -> one.reason(reason)).isEmpty()) {
            throw new Refused(new CaseRefusal.NoEmergency());
        }
    }

    /** Until when the applicant may let nothing follow later, because an earlier pledge was broken. */
    public Optional<LocalDate> barredUntil(Draft draft) {
        return pledges.barredUntil(draft.party());
    }

    private void saveDeferred(Draft draft, String material, boolean later) {
        Set<String> deferred = new LinkedHashSet<>(draft.deferred());
        if (later) {
            deferred.add(material);
        } else {
            deferred.remove(material);
        }
        drafts.save(draft, draft.answers(), draft.finished(), deferred);
    }

    private static Application.Wanted wanted(Application application, String material) {
        return application.materials().stream()
                .filter(wanted -> wanted.material().type().equals(material))
                .findFirst()
                .orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
    }
}
