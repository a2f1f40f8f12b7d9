package org.onedoor.casework;

import static org.onedoor.casework.Action.ACCEPT;
import static org.onedoor.casework.Action.ANSWER_CORRECTION;
import static org.onedoor.casework.Action.ASK_CORRECTION;
import static org.onedoor.casework.Action.DECLARE_NOT_REQUIRED;
import static org.onedoor.casework.Action.DEEM_ACCEPTED;
import static org.onedoor.casework.Action.DENY;
import static org.onedoor.casework.Action.GRANT;
import static org.onedoor.casework.Action.REFUSE;
import static org.onedoor.casework.Action.REVIEW;
import static org.onedoor.casework.Action.SUPPLEMENT;
import static org.onedoor.casework.Action.WITHDRAW;
import static org.onedoor.casework.CaseState.ACCEPTED;
import static org.onedoor.casework.CaseState.CORRECTING;
import static org.onedoor.casework.CaseState.DENIED;
import static org.onedoor.casework.CaseState.GRANTED;
import static org.onedoor.casework.CaseState.NOT_ACCEPTED;
import static org.onedoor.casework.CaseState.NOT_REQUIRED;
import static org.onedoor.casework.CaseState.RECEIVED;
import static org.onedoor.casework.CaseState.WITHDRAWN;
import static org.onedoor.shared.Role.APPLICANT;
import static org.onedoor.shared.Role.CLERK;
import static org.onedoor.shared.Role.REVIEWER;
import static org.onedoor.shared.Role.SYSTEM;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onedoor.shared.Role;

/** The legal life of a case: every state, what may be done in it, by whom, and where that leads. Nothing else is allowed. */
final class Transitions {

    /** One line of the table. */
    record Transition(CaseState from, Action action, CaseState to, Set<Role> by, String ground) {}

    static final List<Transition> ALL = List.of(
            line(RECEIVED, ACCEPT, ACCEPTED, "行政许可法 32", REVIEWER, SYSTEM),
            line(RECEIVED, DEEM_ACCEPTED, ACCEPTED, "行政许可法 32", SYSTEM),
            line(RECEIVED, ASK_CORRECTION, CORRECTING, "行政许可法 32", REVIEWER),
            line(RECEIVED, DECLARE_NOT_REQUIRED, NOT_REQUIRED, "行政许可法 32", REVIEWER),
            line(RECEIVED, REFUSE, NOT_ACCEPTED, "行政许可法 32", REVIEWER),
            line(RECEIVED, WITHDRAW, WITHDRAWN, "", APPLICANT, CLERK),
            line(CORRECTING, ANSWER_CORRECTION, RECEIVED, "行政许可法 32", APPLICANT, CLERK),
            line(CORRECTING, REFUSE, NOT_ACCEPTED, "行政许可法 32", REVIEWER),
            line(CORRECTING, WITHDRAW, WITHDRAWN, "", APPLICANT, CLERK),
            line(ACCEPTED, REVIEW, ACCEPTED, "行政许可法 34", REVIEWER),
            line(ACCEPTED, SUPPLEMENT, ACCEPTED, "", APPLICANT, CLERK),
            line(ACCEPTED, GRANT, GRANTED, "行政许可法 38", REVIEWER, SYSTEM),
            line(ACCEPTED, DENY, DENIED, "行政许可法 38", REVIEWER),
            line(ACCEPTED, WITHDRAW, WITHDRAWN, "", APPLICANT, CLERK));

    private Transitions() {}

    static Optional<Transition> of(CaseState from, Action action) {
        return ALL.stream()
                .filter(line -> line.from() == from && line.action() == action)
                .findFirst();
    }

    private static Transition line(CaseState from, Action action, CaseState to, String ground, Role... by) {
        return new Transition(from, action, to, EnumSet.copyOf(Arrays.asList(by)), ground);
    }
}
