package org.onedoor.casework.life;

import static org.onedoor.casework.life.Action.ACCEPT;
import static org.onedoor.casework.life.Action.ANSWER_CORRECTION;
import static org.onedoor.casework.life.Action.ARRANGE_HEARING;
import static org.onedoor.casework.life.Action.ASK_CORRECTION;
import static org.onedoor.casework.life.Action.ASK_HEARING;
import static org.onedoor.casework.life.Action.CANCEL;
import static org.onedoor.casework.life.Action.CLOSE_UNANSWERED;
import static org.onedoor.casework.life.Action.CLOSE_UNPAID;
import static org.onedoor.casework.life.Action.CONSENT_BY_SILENCE;
import static org.onedoor.casework.life.Action.DECLARE_NOT_REQUIRED;
import static org.onedoor.casework.life.Action.DECLINE_HEARING;
import static org.onedoor.casework.life.Action.DEEM_ACCEPTED;
import static org.onedoor.casework.life.Action.DENY;
import static org.onedoor.casework.life.Action.END_PROCEDURE;
import static org.onedoor.casework.life.Action.EXTEND;
import static org.onedoor.casework.life.Action.GO_ON_UNANSWERED;
import static org.onedoor.casework.life.Action.GRANT;
import static org.onedoor.casework.life.Action.GRANT_DEFICIENT;
import static org.onedoor.casework.life.Action.GRANT_ON_PLEDGE;
import static org.onedoor.casework.life.Action.JUDGE_SAMPLE;
import static org.onedoor.casework.life.Action.LAPSE;
import static org.onedoor.casework.life.Action.LAPSE_AGAIN;
import static org.onedoor.casework.life.Action.OFFER_HEARING;
import static org.onedoor.casework.life.Action.ORDER_REPAIR;
import static org.onedoor.casework.life.Action.PASS_CHECK;
import static org.onedoor.casework.life.Action.PASS_OVER_HEARING;
import static org.onedoor.casework.life.Action.PAY_FEE;
import static org.onedoor.casework.life.Action.PROPOSE_EXTENSION;
import static org.onedoor.casework.life.Action.RECALL;
import static org.onedoor.casework.life.Action.RECEIVE_LACKING;
import static org.onedoor.casework.life.Action.RECOUNT;
import static org.onedoor.casework.life.Action.REFER;
import static org.onedoor.casework.life.Action.REFUSE;
import static org.onedoor.casework.life.Action.REFUSE_EXTENSION;
import static org.onedoor.casework.life.Action.RENEW_BY_SILENCE;
import static org.onedoor.casework.life.Action.REVIEW;
import static org.onedoor.casework.life.Action.REVOKE;
import static org.onedoor.casework.life.Action.SERVE;
import static org.onedoor.casework.life.Action.SERVE_CORRECTION_NOTICE;
import static org.onedoor.casework.life.Action.SERVE_HEARING_NOTICE;
import static org.onedoor.casework.life.Action.START_PROCEDURE;
import static org.onedoor.casework.life.Action.STRIP;
import static org.onedoor.casework.life.Action.SUPPLEMENT;
import static org.onedoor.casework.life.Action.TAKE_FEE;
import static org.onedoor.casework.life.Action.TERMINATE;
import static org.onedoor.casework.life.Action.WAIVE_FEE;
import static org.onedoor.casework.life.Action.WITHDRAW;
import static org.onedoor.casework.life.CaseState.ACCEPTED;
import static org.onedoor.casework.life.CaseState.CANCELLED;
import static org.onedoor.casework.life.CaseState.CORRECTING;
import static org.onedoor.casework.life.CaseState.DENIED;
import static org.onedoor.casework.life.CaseState.GRANTED;
import static org.onedoor.casework.life.CaseState.GRANTED_DEFICIENT;
import static org.onedoor.casework.life.CaseState.LACKING;
import static org.onedoor.casework.life.CaseState.NOT_ACCEPTED;
import static org.onedoor.casework.life.CaseState.NOT_REQUIRED;
import static org.onedoor.casework.life.CaseState.RECALLED;
import static org.onedoor.casework.life.CaseState.RECEIVED;
import static org.onedoor.casework.life.CaseState.REVOKED;
import static org.onedoor.casework.life.CaseState.STRIPPED;
import static org.onedoor.casework.life.CaseState.SUSPENDED;
import static org.onedoor.casework.life.CaseState.TERMINATED;
import static org.onedoor.casework.life.CaseState.WITHDRAWN;
import static org.onedoor.shared.Role.APPLICANT;
import static org.onedoor.shared.Role.CLERK;
import static org.onedoor.shared.Role.HEAD;
import static org.onedoor.shared.Role.REVIEWER;
import static org.onedoor.shared.Role.SYSTEM;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onedoor.paper.PaperKind;
import org.onedoor.shared.Role;

/** The legal life of a case: every state, what may be done in it, by whom, and where that leads. Nothing else is allowed. */
public final class Transitions {

    /**
     * One line of the table.
     *
     * @param clock 计时: what is written in the clock's ledger with it, one of these; none where the clock goes on as it did
     * @param papers 文书: one of these is issued with it; none where it is empty
     */
    public record Transition(
            CaseState from,
            Action action,
            CaseState to,
            Set<Role> by,
            String ground,
            Set<ClockEntry.Kind> clock,
            Set<PaperKind> papers) {

        private Transition clock(ClockEntry.Kind... kinds) {
            return new Transition(from, action, to, by, ground, EnumSet.copyOf(Arrays.asList(kinds)), papers);
        }

        private Transition making(PaperKind... kinds) {
            return new Transition(from, action, to, by, ground, clock, EnumSet.copyOf(Arrays.asList(kinds)));
        }
    }

    /**
     * Where a suspended case goes on is where nothing holds it any more: END_PROCEDURE, SUPPLEMENT and an answered correction lead back to ACCEPTED
     * with the last thing that held it, and leave it suspended before. What was granted first (容缺通过) is granted for good with
     * the last supplement.
     */
    public static final List<Transition> ALL = List.of(
            line(RECEIVED, ACCEPT, ACCEPTED, "行政许可法 32", REVIEWER, SYSTEM)
                    .clock(ClockEntry.Kind.START)
                    .making(
                            PaperKind.ACCEPTED,
                            PaperKind.STAGE_ACCEPTED,
                            PaperKind.ONLINE_ACCEPTED,
                            PaperKind.DEFICIENT),
            line(RECEIVED, DEEM_ACCEPTED, ACCEPTED, "行政许可法 32", SYSTEM)
                    .clock(ClockEntry.Kind.START)
                    .making(PaperKind.DEEMED_ACCEPTED, PaperKind.DEFICIENT),
            line(RECEIVED, ASK_CORRECTION, CORRECTING, "行政许可法 32", REVIEWER)
                    .making(PaperKind.CORRECTION, PaperKind.ONLINE_CORRECTION),
            line(RECEIVED, DECLARE_NOT_REQUIRED, NOT_REQUIRED, "行政许可法 32", REVIEWER)
                    .making(PaperKind.NOT_REQUIRED),
            line(RECEIVED, REFUSE, NOT_ACCEPTED, "行政许可法 32", REVIEWER).making(PaperKind.NOT_ACCEPTED),
            line(RECEIVED, RECOUNT, RECEIVED, "行政许可法 82", SYSTEM).clock(ClockEntry.Kind.RECOUNT),
            line(RECEIVED, WITHDRAW, WITHDRAWN, "", APPLICANT, CLERK).making(PaperKind.TERMINATED),
            line(RECEIVED, PAY_FEE, RECEIVED, "", SYSTEM).making(PaperKind.FEE_RECEIPT),
            line(RECEIVED, TAKE_FEE, RECEIVED, "", CLERK, REVIEWER, HEAD).making(PaperKind.FEE_RECEIPT),
            line(RECEIVED, WAIVE_FEE, RECEIVED, "", REVIEWER, HEAD),
            line(RECEIVED, CLOSE_UNPAID, TERMINATED, "", SYSTEM).making(PaperKind.TERMINATED),
            line(RECEIVED, RECEIVE_LACKING, LACKING, "行政许可法 32", REVIEWER).making(PaperKind.RECEIVED_LACKING),
            line(LACKING, SUPPLEMENT, RECEIVED, "行政许可法 32", APPLICANT, CLERK).making(PaperKind.CORRECTION_RECEIPT),
            line(LACKING, LAPSE, LACKING, "", SYSTEM).making(PaperKind.DEFERRAL_LAPSED),
            line(LACKING, TERMINATE, TERMINATED, "", SYSTEM).making(PaperKind.TERMINATED),
            line(LACKING, WITHDRAW, WITHDRAWN, "", APPLICANT, CLERK).making(PaperKind.TERMINATED),
            line(CORRECTING, ANSWER_CORRECTION, RECEIVED, "行政许可法 32", APPLICANT, CLERK)
                    .making(PaperKind.CORRECTION_RECEIPT),
            line(CORRECTING, SERVE_CORRECTION_NOTICE, CORRECTING, "行政许可法 32", REVIEWER, CLERK, SYSTEM),
            line(CORRECTING, CLOSE_UNANSWERED, NOT_ACCEPTED, "行政许可法 32", SYSTEM).making(PaperKind.TERMINATED),
            line(CORRECTING, RECOUNT, CORRECTING, "行政许可法 82", SYSTEM).clock(ClockEntry.Kind.RECOUNT),
            line(CORRECTING, WITHDRAW, WITHDRAWN, "", APPLICANT, CLERK).making(PaperKind.TERMINATED),
            line(ACCEPTED, REVIEW, ACCEPTED, "行政许可法 34", REVIEWER),
            line(ACCEPTED, CONSENT_BY_SILENCE, ACCEPTED, "", SYSTEM),
            line(ACCEPTED, START_PROCEDURE, SUSPENDED, "行政许可法 45", REVIEWER)
                    .clock(ClockEntry.Kind.PAUSE)
                    .making(PaperKind.PROCEDURE),
            line(ACCEPTED, OFFER_HEARING, SUSPENDED, "行政许可法 47", REVIEWER)
                    .clock(ClockEntry.Kind.HOLD)
                    .making(PaperKind.HEARING),
            line(ACCEPTED, ASK_HEARING, SUSPENDED, "行政许可法 47", REVIEWER).clock(ClockEntry.Kind.PAUSE),
            line(ACCEPTED, PROPOSE_EXTENSION, ACCEPTED, "行政许可法 42", REVIEWER),
            line(ACCEPTED, EXTEND, ACCEPTED, "行政许可法 42", HEAD)
                    .clock(ClockEntry.Kind.EXTEND)
                    .making(PaperKind.EXTENDED),
            line(ACCEPTED, REFUSE_EXTENSION, ACCEPTED, "行政许可法 42", HEAD),
            line(ACCEPTED, ASK_CORRECTION, SUSPENDED, "", REVIEWER)
                    .clock(ClockEntry.Kind.HOLD, ClockEntry.Kind.PAUSE)
                    .making(PaperKind.REVIEW_CORRECTION),
            line(ACCEPTED, LAPSE, SUSPENDED, "", SYSTEM)
                    .clock(ClockEntry.Kind.PAUSE)
                    .making(PaperKind.DEFERRAL_LAPSED),
            line(ACCEPTED, SUPPLEMENT, ACCEPTED, "", APPLICANT, CLERK),
            line(ACCEPTED, GRANT, GRANTED, "行政许可法 38", REVIEWER, SYSTEM)
                    .clock(ClockEntry.Kind.STOP)
                    .making(PaperKind.GRANTED),
            line(ACCEPTED, GRANT_DEFICIENT, GRANTED_DEFICIENT, "行政许可法 38", REVIEWER)
                    .clock(ClockEntry.Kind.STOP)
                    .making(PaperKind.GRANTED_DEFICIENT),
            line(ACCEPTED, DENY, DENIED, "行政许可法 38", REVIEWER)
                    .clock(ClockEntry.Kind.STOP)
                    .making(PaperKind.DENIED),
            line(ACCEPTED, GRANT_ON_PLEDGE, GRANTED, "国办发〔2020〕42号", SYSTEM)
                    .clock(ClockEntry.Kind.STOP)
                    .making(PaperKind.GRANTED),
            line(ACCEPTED, RECOUNT, ACCEPTED, "行政许可法 82", SYSTEM).clock(ClockEntry.Kind.RECOUNT),
            line(ACCEPTED, RENEW_BY_SILENCE, GRANTED, "行政许可法 50", SYSTEM)
                    .clock(ClockEntry.Kind.STOP)
                    .making(PaperKind.RENEWED_BY_SILENCE),
            line(ACCEPTED, WITHDRAW, WITHDRAWN, "", APPLICANT, CLERK)
                    .clock(ClockEntry.Kind.STOP)
                    .making(PaperKind.TERMINATED),
            line(SUSPENDED, REVIEW, SUSPENDED, "行政许可法 34", REVIEWER),
            line(SUSPENDED, CONSENT_BY_SILENCE, SUSPENDED, "", SYSTEM),
            line(SUSPENDED, START_PROCEDURE, SUSPENDED, "行政许可法 45", REVIEWER)
                    .clock(ClockEntry.Kind.PAUSE)
                    .making(PaperKind.PROCEDURE),
            line(SUSPENDED, END_PROCEDURE, ACCEPTED, "行政许可法 45", REVIEWER).clock(ClockEntry.Kind.RESUME),
            line(SUSPENDED, OFFER_HEARING, SUSPENDED, "行政许可法 47", REVIEWER)
                    .clock(ClockEntry.Kind.HOLD)
                    .making(PaperKind.HEARING),
            line(SUSPENDED, SERVE_CORRECTION_NOTICE, SUSPENDED, "", REVIEWER, CLERK, SYSTEM)
                    .clock(ClockEntry.Kind.HOLD, ClockEntry.Kind.PAUSE),
            line(SUSPENDED, SERVE_HEARING_NOTICE, SUSPENDED, "行政许可法 47", REVIEWER, CLERK, SYSTEM)
                    .clock(ClockEntry.Kind.HOLD),
            line(SUSPENDED, ASK_HEARING, SUSPENDED, "行政许可法 47", APPLICANT, CLERK, REVIEWER)
                    .clock(ClockEntry.Kind.PAUSE),
            line(SUSPENDED, DECLINE_HEARING, ACCEPTED, "行政许可法 47", APPLICANT, CLERK)
                    .clock(ClockEntry.Kind.RESUME),
            line(SUSPENDED, PASS_OVER_HEARING, ACCEPTED, "行政许可法 47", SYSTEM).clock(ClockEntry.Kind.RESUME),
            line(SUSPENDED, ARRANGE_HEARING, SUSPENDED, "行政许可法 48", REVIEWER).making(PaperKind.HEARING_ARRANGED),
            line(SUSPENDED, PROPOSE_EXTENSION, SUSPENDED, "行政许可法 42", REVIEWER),
            line(SUSPENDED, EXTEND, SUSPENDED, "行政许可法 42", HEAD)
                    .clock(ClockEntry.Kind.EXTEND)
                    .making(PaperKind.EXTENDED),
            line(SUSPENDED, REFUSE_EXTENSION, SUSPENDED, "行政许可法 42", HEAD),
            line(SUSPENDED, ASK_CORRECTION, SUSPENDED, "", REVIEWER)
                    .clock(ClockEntry.Kind.HOLD, ClockEntry.Kind.PAUSE)
                    .making(PaperKind.REVIEW_CORRECTION),
            line(SUSPENDED, ANSWER_CORRECTION, ACCEPTED, "", APPLICANT, CLERK)
                    .clock(ClockEntry.Kind.RESUME)
                    .making(PaperKind.REVIEW_CORRECTION_RECEIPT),
            line(SUSPENDED, GO_ON_UNANSWERED, ACCEPTED, "", SYSTEM).clock(ClockEntry.Kind.RESUME),
            line(SUSPENDED, LAPSE, SUSPENDED, "", SYSTEM)
                    .clock(ClockEntry.Kind.PAUSE)
                    .making(PaperKind.DEFERRAL_LAPSED),
            line(SUSPENDED, SUPPLEMENT, ACCEPTED, "", APPLICANT, CLERK).clock(ClockEntry.Kind.RESUME),
            line(SUSPENDED, TERMINATE, TERMINATED, "", SYSTEM)
                    .clock(ClockEntry.Kind.STOP)
                    .making(PaperKind.TERMINATED),
            line(SUSPENDED, DENY, DENIED, "行政许可法 38", SYSTEM)
                    .clock(ClockEntry.Kind.STOP)
                    .making(PaperKind.DENIED),
            line(SUSPENDED, RECOUNT, SUSPENDED, "行政许可法 82", SYSTEM).clock(ClockEntry.Kind.RECOUNT),
            line(SUSPENDED, RENEW_BY_SILENCE, GRANTED, "行政许可法 50", SYSTEM)
                    .clock(ClockEntry.Kind.STOP)
                    .making(PaperKind.RENEWED_BY_SILENCE),
            line(SUSPENDED, WITHDRAW, WITHDRAWN, "", APPLICANT, CLERK)
                    .clock(ClockEntry.Kind.STOP)
                    .making(PaperKind.TERMINATED),
            line(GRANTED, PAY_FEE, GRANTED, "", SYSTEM).making(PaperKind.FEE_RECEIPT),
            line(GRANTED, TAKE_FEE, GRANTED, "", CLERK, REVIEWER, HEAD).making(PaperKind.FEE_RECEIPT),
            line(GRANTED, WAIVE_FEE, GRANTED, "", REVIEWER, HEAD),
            line(GRANTED, SERVE, GRANTED, "行政许可法 44", REVIEWER, HEAD, CLERK).making(PaperKind.SERVICE),
            line(DENIED, SERVE, DENIED, "行政许可法 44", REVIEWER, HEAD, CLERK).making(PaperKind.SERVICE),
            line(DENIED, RECOUNT, DENIED, "行政许可法 82", SYSTEM).clock(ClockEntry.Kind.RECOUNT),
            line(GRANTED, JUDGE_SAMPLE, GRANTED, "", REVIEWER),
            line(GRANTED, PASS_CHECK, GRANTED, "国办发〔2020〕42号", REVIEWER),
            line(GRANTED, ORDER_REPAIR, GRANTED, "国办发〔2020〕42号", REVIEWER).making(PaperKind.REPAIR),
            line(GRANTED, REFER, GRANTED, "国办发〔2020〕42号", REVIEWER, HEAD),
            line(REVOKED, REFER, REVOKED, "国办发〔2020〕42号", REVIEWER, HEAD),
            line(GRANTED, RECOUNT, GRANTED, "行政许可法 82", SYSTEM).clock(ClockEntry.Kind.RECOUNT),
            line(GRANTED, REVOKE, REVOKED, "行政许可法 69", REVIEWER, HEAD).making(PaperKind.REVOKED),
            line(GRANTED, RECALL, RECALLED, "行政许可法 8", HEAD).making(PaperKind.RECALLED),
            line(GRANTED, CANCEL, CANCELLED, "行政许可法 70", HEAD).making(PaperKind.CANCELLED),
            line(GRANTED, STRIP, STRIPPED, "行政处罚法 9", HEAD).making(PaperKind.STRIPPED),
            line(GRANTED_DEFICIENT, SERVE, GRANTED_DEFICIENT, "行政许可法 44", REVIEWER, HEAD, CLERK)
                    .making(PaperKind.SERVICE),
            line(GRANTED_DEFICIENT, SUPPLEMENT, GRANTED, "", APPLICANT, CLERK),
            line(GRANTED_DEFICIENT, LAPSE, GRANTED_DEFICIENT, "", SYSTEM).making(PaperKind.EFFECT_SUSPENDED),
            line(GRANTED_DEFICIENT, LAPSE_AGAIN, GRANTED_DEFICIENT, "", SYSTEM),
            line(GRANTED_DEFICIENT, RECOUNT, GRANTED_DEFICIENT, "行政许可法 82", SYSTEM)
                    .clock(ClockEntry.Kind.RECOUNT),
            line(GRANTED_DEFICIENT, REVOKE, REVOKED, "行政许可法 69", REVIEWER, HEAD).making(PaperKind.REVOKED),
            line(GRANTED_DEFICIENT, RECALL, RECALLED, "行政许可法 8", HEAD).making(PaperKind.RECALLED),
            line(GRANTED_DEFICIENT, CANCEL, CANCELLED, "行政许可法 70", HEAD).making(PaperKind.CANCELLED),
            line(GRANTED_DEFICIENT, STRIP, STRIPPED, "行政处罚法 9", HEAD).making(PaperKind.STRIPPED));

    private Transitions() {}

    static Optional<Transition> of(CaseState from, Action action) {
        return ALL.stream()
                .filter(line -> line.from() == from && line.action() == action)
                .findFirst();
    }

    /** The law that an action rests on, whatever the state; empty where none says anything of it. */
    static Optional<String> groundOf(Action action) {
        return ALL.stream()
                .filter(line -> line.action() == action && !line.ground().isEmpty())
                .map(Transition::ground)
                .findFirst();
    }

    private static Transition line(CaseState from, Action action, CaseState to, String ground, Role... by) {
        return new Transition(
                from,
                action,
                to,
                EnumSet.copyOf(Arrays.asList(by)),
                ground,
                EnumSet.noneOf(ClockEntry.Kind.class),
                EnumSet.noneOf(PaperKind.class));
    }
}
