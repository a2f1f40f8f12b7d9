package org.onedoor.casework.filing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Applications;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.draft.Following;
import org.onedoor.casework.draft.MaterialFiles;
import org.onedoor.casework.draft.Signatures;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.journal.Together;
import org.onedoor.licence.Licence;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.signing.SigningRefusal;
import org.springframework.stereotype.Service;

/**
 * 一次提交: files an application that comes whole, without a draft. The same checks as on the way through a draft, and all
 * that a case leaves behind, with one statement for the writing.
 */
@Service
public class Applying {

    private final Applications applications;
    private final Filing filing;
    private final Items items;
    private final MaterialFiles files;
    private final Receipts receipts;
    private final Following following;
    private final Clock clock;

    Applying(
            Applications applications,
            Filing filing,
            Items items,
            MaterialFiles files,
            Receipts receipts,
            Following following,
            Clock clock) {
        this.applications = applications;
        this.filing = filing;
        this.items = items;
        this.files = files;
        this.receipts = receipts;
        this.following = following;
        this.clock = clock;
    }

    /** Files it once, however often the same request comes. */
    public Submission.Receipt apply(Actor actor, String key, WholeApplication whole) {
        return receipts.once(actor, key, whole.body(), mark -> {
            Item inForce = items.inForce(whole.item())
                    .map(known -> items.at(known, whole.region()))
                    .orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
            List<Draft.MaterialFile> sent = whole.rows(clock);
            Application application = applications
                    .of(actor, whole.draft(actor, inForce, clock, chosen(inForce, whole)), sent)
                    .goneThrough();
            requireOpenTo(application);
            if (Signatures.wanted(application)) {
                throw new Refused(new SigningRefusal.WantsSignatures());
            }
            requireEmergency(application);
            requireWanted(application, whole);
            return filing.file(
                    actor,
                    application,
                    inForce,
                    new Filing.Signed(whole.pledged(), whole.onPledge()),
                    head -> parts(actor, head, sent, mark.apply(receipt(head))));
        });
    }

    private @Nullable UUID chosen(Item inForce, WholeApplication whole) {
        Licence followed = following.choose(inForce, whole.party(), whole.region(), whole.licence());
        return followed == null ? null : followed.id();
    }

    private List<Together.Part> parts(Actor actor, CaseHead head, List<Draft.MaterialFile> sent, Together.Part mark) {
        return sent.isEmpty() ? List.of(mark) : List.of(mark, files.sent(actor, head, sent));
    }

    private static Submission.Receipt receipt(CaseHead head) {
        return new Submission.Receipt(head.id(), head.filingNumber().value());
    }

    private static void requireOpenTo(Application application) {
        Drafting.requireOpenTo(
                application.item(),
                Optional.ofNullable(application.party()).orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase())));
    }

    /** A file for what nobody asks, or too many; what may not follow later. */
    private void requireWanted(Application application, WholeApplication whole) {
        whole.files().forEach((material, uploads) -> {
            Item.Material wanted = material(application, material);
            if (wanted.from() == Item.Origin.FORM) {
                throw new Refused(new CaseRefusal.MaterialNotAsked(material));
            }
            files.requireRoom(uploads.size());
        });
        whole.deferred().forEach(material -> {
            if (material(application, material).need() != Item.Need.DEFERRABLE) {
                throw new Refused(new CaseRefusal.NotDeferrable(material));
            }
        });
    }

    private static void requireEmergency(Application application) {
        String reason = application.draft().emergency();
        if (reason != null
                && application
                        .standard()
                        .emergency(application.draft().region(), application.on())
                        .flatMap(one -> one.reason(reason))
                        .isEmpty()) {
            throw new Refused(new CaseRefusal.NoEmergency());
        }
    }

    private static Item.Material material(Application application, String type) {
        return application.materials().stream()
                .map(Application.Wanted::material)
                .filter(material -> material.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new Refused(new CaseRefusal.MaterialNotAsked(type)));
    }
}
