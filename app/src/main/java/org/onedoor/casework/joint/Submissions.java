package org.onedoor.casework.joint;

import java.util.UUID;
import org.onedoor.casework.draft.Drafts;
import org.onedoor.casework.draft.Signatures;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.filing.Submission;
import org.onedoor.shared.Actor;
import org.springframework.stereotype.Service;

/** 提交, of a single item or of one thing: which of the two, the draft itself says. */
@Service
public class Submissions {

    private final Drafts drafts;
    private final Submission single;
    private final JointSubmission joint;
    private final Signatures signatures;

    Submissions(Drafts drafts, Submission single, JointSubmission joint, Signatures signatures) {
        this.drafts = drafts;
        this.single = single;
        this.joint = joint;
        this.signatures = signatures;
    }

    /** @param joint whether it became one application for several items */
    public record Submitted(Submission.Receipt receipt, boolean joint) {

        /** Where the applicant goes on. */
        public String page() {
            return (joint ? "/joint/" : "/cases/") + receipt.id();
        }
    }

    /** Submits a draft once, however often the same request comes. */
    public Submitted submit(Actor actor, String key, UUID draft, Filing.Signed signed) {
        signatures.prepare(draft);
        boolean several = drafts.isJoint(draft);
        return new Submitted(
                several ? joint.submit(actor, key, draft, signed) : single.submit(actor, key, draft, signed), several);
    }
}
