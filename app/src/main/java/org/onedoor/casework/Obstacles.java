package org.onedoor.casework;

import java.util.Optional;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.shared.Refusal;

/** 决定的前提: what a room above knows that keeps a department from deciding a case yet. */
public interface Obstacles {

    /**
     * Why it cannot be decided now; empty where nothing stands in its way. Asked within the decision's own transaction, with the case
     * locked, of every case: what has nothing to say about one says so without a question to the database.
     */
    Optional<Refusal> before(CaseHead head);
}
