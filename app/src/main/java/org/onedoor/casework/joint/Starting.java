package org.onedoor.casework.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Applications;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.draft.Drafts;
import org.onedoor.casework.draft.MaterialFiles;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.filing.Submission;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.catalog.Items;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** 开始一项: files a member of a whole as a case of its own, in the name of whom it is for. */
@Component
class Starting {

    private final Drafts drafts;
    private final Applications applications;
    private final Filing filing;
    private final Items items;
    private final MaterialFiles files;
    private final Handing handing;
    private final TransactionTemplate nested;

    Starting(
            Drafts drafts,
            Applications applications,
            Filing filing,
            Items items,
            MaterialFiles files,
            Handing handing,
            PlatformTransactionManager transactions) {
        this.drafts = drafts;
        this.applications = applications;
        this.filing = filing;
        this.items = items;
        this.files = files;
        this.handing = handing;
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What came of it. */
    sealed interface Outcome {

        record Filed(UUID caseId) implements Outcome {}

        /** @param why the code of the refusal */
        record Held(String why) implements Outcome {}
    }

    /** Whether a member's case has something issued. */
    boolean issues(JointCase.Member member) {
        return items.version(member.item(), member.itemVersion()).result().licence() != null;
    }

    /**
     * Files a member; what is refused is undone by itself, and the whole goes on.
     *
     * @param results the cases that it has waited for
     */
    Outcome start(JointCase joint, JointCase.Member member, List<CaseHead> results) {
        Draft own = handing.over(joint, member, results);
        try {
            Submission.Receipt receipt = nested.execute(status -> file(joint, member, own));
            return receipt == null ? new Outcome.Held("casework.incomplete") : new Outcome.Filed(receipt.id());
        } catch (Refused refused) {
            return new Outcome.Held(refused.refusal().code());
        }
    }

    private Submission.Receipt file(JointCase joint, JointCase.Member member, Draft own) {
        Actor applicant = new Actor(
                joint.account(), own.party(), Role.APPLICANT, null, own.region(), Channel.of(joint.channel()));
        Application application = applications.of(applicant, own).goneThrough();
        Filing.Signed signed = new Filing.Signed(application.pledges(), false);
        return filing.file(
                applicant,
                application,
                items.inForceAt(member.item(), own.region()).orElse(null),
                signed,
                head -> new ArrayList<>(
                        List.of(drafts.submitted(own, head.id()), files.copies(own, head, application.files()))));
    }
}
