package org.onedoor.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    @Test
    void noStateHasTwoWaysForOneAction() {
        Set<String> seen = new HashSet<>();
        assertThat(Transitions.ALL)
                .allSatisfy(line ->
                        assertThat(seen.add(line.from() + " " + line.action())).isTrue());
    }

    @Test
    void nothingLeavesAClosedStateButWhatWasGranted() {
        assertThat(Transitions.ALL)
                .allSatisfy(line -> assertThat(line.from().open()
                                || line.from().granted()
                                || line.action() == Action.SERVE
                                || line.action() == Action.RECOUNT
                                || line.action() == Action.REFER)
                        .isTrue());
    }

    @Test
    void everyStateIsReachedAndEveryOpenOneCanEnd() {
        Set<CaseState> reached = EnumSet.of(CaseState.RECEIVED);
        for (int i = 0; i < CaseState.values().length; i++) {
            Transitions.ALL.stream()
                    .filter(line -> reached.contains(line.from()))
                    .forEach(line -> reached.add(line.to()));
        }
        assertThat(reached).containsExactlyInAnyOrder(CaseState.values());
        for (CaseState state : CaseState.values()) {
            if (state.open()) {
                assertThat(Transitions.ALL)
                        .anyMatch(line -> line.from() == state && !line.to().open());
            }
        }
    }

    @Test
    void onlyAnApplicantOrHisClerkWithdrawsAndOnlyAReviewerOrTheProgramGrants() {
        assertThat(Transitions.ALL).allSatisfy(line -> {
            switch (line.action()) {
                case WITHDRAW, SUPPLEMENT, ANSWER_CORRECTION ->
                    assertThat(line.by())
                            .containsExactlyInAnyOrder(
                                    org.onedoor.shared.Role.APPLICANT, org.onedoor.shared.Role.CLERK);
                case GRANT, ACCEPT ->
                    assertThat(line.by())
                            .containsExactlyInAnyOrder(
                                    org.onedoor.shared.Role.REVIEWER, org.onedoor.shared.Role.SYSTEM);
                case DECLINE_HEARING ->
                    assertThat(line.by())
                            .containsExactlyInAnyOrder(
                                    org.onedoor.shared.Role.APPLICANT, org.onedoor.shared.Role.CLERK);
                case ASK_HEARING -> {
                    if (line.from() == CaseState.ACCEPTED) { // passed over; what came in time is recorded by the desk
                        assertThat(line.by()).containsExactly(org.onedoor.shared.Role.REVIEWER);
                    } else {
                        assertThat(line.by())
                                .containsExactlyInAnyOrder(
                                        org.onedoor.shared.Role.APPLICANT,
                                        org.onedoor.shared.Role.CLERK,
                                        org.onedoor.shared.Role.REVIEWER);
                    }
                }
                case PASS_OVER_HEARING,
                        DEEM_ACCEPTED,
                        CONSENT_BY_SILENCE,
                        CLOSE_UNANSWERED,
                        GO_ON_UNANSWERED,
                        GRANT_ON_PLEDGE,
                        LAPSE,
                        PAY_FEE,
                        CLOSE_UNPAID,
                        RECOUNT,
                        LAPSE_AGAIN,
                        RENEW_BY_SILENCE,
                        TERMINATE -> assertThat(line.by()).containsExactly(org.onedoor.shared.Role.SYSTEM);
                case REVOKE, REFER ->
                    assertThat(line.by())
                            .containsExactlyInAnyOrder(org.onedoor.shared.Role.REVIEWER, org.onedoor.shared.Role.HEAD);
                case SERVE, TAKE_FEE ->
                    assertThat(line.by())
                            .containsExactlyInAnyOrder(
                                    org.onedoor.shared.Role.REVIEWER,
                                    org.onedoor.shared.Role.HEAD,
                                    org.onedoor.shared.Role.CLERK);
                case SERVE_HEARING_NOTICE, SERVE_CORRECTION_NOTICE ->
                    assertThat(line.by())
                            .containsExactlyInAnyOrder(
                                    org.onedoor.shared.Role.REVIEWER,
                                    org.onedoor.shared.Role.CLERK,
                                    org.onedoor.shared.Role.SYSTEM);
                case RECALL, CANCEL, STRIP -> assertThat(line.by()).containsExactly(org.onedoor.shared.Role.HEAD);
                case RECEIVE_LACKING,
                        ASK_CORRECTION,
                        GRANT_DEFICIENT,
                        PASS_CHECK,
                        JUDGE_SAMPLE,
                        ORDER_REPAIR,
                        DECLARE_NOT_REQUIRED,
                        REFUSE,
                        REVIEW,
                        START_PROCEDURE,
                        OFFER_HEARING,
                        ARRANGE_HEARING,
                        END_PROCEDURE,
                        PROPOSE_EXTENSION -> assertThat(line.by()).containsExactly(org.onedoor.shared.Role.REVIEWER);
                case WAIVE_FEE ->
                    assertThat(line.by())
                            .containsExactlyInAnyOrder(org.onedoor.shared.Role.REVIEWER, org.onedoor.shared.Role.HEAD);
                case EXTEND, REFUSE_EXTENSION -> assertThat(line.by()).containsExactly(org.onedoor.shared.Role.HEAD);
                case DENY ->
                    assertThat(line.by())
                            .containsExactly(
                                    line.from() == CaseState.SUSPENDED
                                            ? org.onedoor.shared.Role.SYSTEM
                                            : org.onedoor.shared.Role.REVIEWER);
            }
        });
    }
}
