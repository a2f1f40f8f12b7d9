package org.onedoor.casework.joint;

import java.util.List;
import java.util.UUID;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Applications;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.draft.Drafts;
import org.onedoor.casework.draft.Signatures;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.filing.Receipts;
import org.onedoor.casework.filing.Submission;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Service;

/** 联办提交: turns a complete draft about a bundle into one application, and begins what can begin at once. */
@Service
public class JointSubmission {

    private final Drafts drafts;
    private final Applications applications;
    private final Parting parting;
    private final JointCases joints;
    private final JointCourse course;
    private final Receipts receipts;
    private final Signatures signatures;

    JointSubmission(
            Drafts drafts,
            Applications applications,
            Parting parting,
            JointCases joints,
            JointCourse course,
            Receipts receipts,
            Signatures signatures) {
        this.drafts = drafts;
        this.applications = applications;
        this.parting = parting;
        this.joints = joints;
        this.course = course;
        this.receipts = receipts;
        this.signatures = signatures;
    }

    /** Submits a draft once, however often the same request comes; the receipt names the whole. */
    public Submission.Receipt submit(Actor actor, String key, UUID draftId, Filing.Signed signed) {
        record SubmitJoint(UUID draft, Filing.Signed signed) {}
        return receipts.once(actor, key, new SubmitJoint(draftId, signed), mark -> {
            Draft whole = drafts.lock(actor, draftId);
            signatures.enclose(actor, whole);
            Application application = applications.of(actor, whole);
            require(application, signed);
            JointCase joint = parting.part(actor, whole, application);
            Submission.Receipt receipt =
                    new Submission.Receipt(joint.id(), joint.filingNumber().value());
            joints.add(joint, List.of(mark.apply(receipt)));
            drafts.keep(whole, joint.id());
            course.begin(actor, joint, application.item());
            return receipt;
        });
    }

    private static void require(Application application, Filing.Signed signed) {
        if (!application.draft().joint()) {
            throw new Refused(new CaseRefusal.NoSuchCase());
        }
        if (!application.complete() || !application.allProblems().isEmpty()) {
            throw new Refused(new CaseRefusal.Incomplete());
        }
        if (application.pledges() && !signed.deferral()) {
            throw new Refused(new CaseRefusal.PledgeMissing());
        }
        if (signed.conditions()) {
            throw new Refused(new CaseRefusal.NoGrantOnPledge());
        }
    }
}
