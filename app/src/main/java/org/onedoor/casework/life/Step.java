package org.onedoor.casework.life;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.standard.calendar.PauseKind;

/**
 * 环节: one thing that one department has to do for a case. Acceptance and decision are steps too, so a desk is one list
 * of open steps.
 *
 * @param id {@code accept}, {@code decide}, another of the constants here, or the review's id in the definition
 * @param department whose desk it is on
 * @param opened when it came to the desk, null while it waits
 * @param due the last day for it, null while it waits
 * @param agreed how it came out, null until done
 * @param holder 认领人: who of the department took it or was given it; null while it is anybody's, and when it is done
 */
public record Step(
        String id,
        String department,
        State state,
        @Nullable Instant opened,
        @Nullable LocalDate due,
        @Nullable Boolean agreed,
        @Nullable UUID by,
        @Nullable Instant at,
        @Nullable UUID holder) {

    public static final String ACCEPT = "accept";
    public static final String DECIDE = "decide";

    /** 延期审批: on the desk of the organ's head, while an extension is asked for. */
    public static final String EXTEND = "extend";

    /** 事后核查: what was granted on a pledge is looked at. */
    public static final String CHECK = "check";

    /** 听证: held while somebody's word on it is awaited or its day is set, open while it is to be arranged. */
    public static final String HEARING = "hearing";
    /** 送达听证告知书: whoever is not told of a hearing electronically has to be reached; open until all of them are. */
    public static final String HEARING_NOTICE = "hearing-notice";
    /** 送达补正通知书: the applicant who is not told electronically has to be reached. */
    public static final String CORRECTION_NOTICE = "correction-notice";
    /** 缴费: the payer's, held until the fee is paid; {@code at} is when he was reminded. */
    public static final String FEE = "fee";
    /** 抽查: a person looks at what the program granted. */
    public static final String SAMPLE = "sample";
    /** 送达: what was decided is handed over or sent. */
    public static final String SERVE = "serve";
    /** 特别程序: how the step of one begins; held until the day that was announced for it. */
    private static final String PROCEDURE = "procedure-";
    /** 移送处罚: done as soon as it is there. */
    public static final String REFER = "refer";

    private static final Set<String> KNOWN = Set.of(
            ACCEPT, DECIDE, EXTEND, CHECK, SAMPLE, HEARING, HEARING_NOTICE, CORRECTION_NOTICE, FEE, SERVE, REFER);

    private static final Map<String, PauseKind> PROCEDURES = Arrays.stream(PauseKind.values())
            .filter(PauseKind::special)
            .collect(Collectors.toUnmodifiableMap(Step::ofProcedure, Function.identity()));

    public enum State {
        /** Not yet its turn. */
        WAITING("waiting"),
        /** On the department's desk. */
        OPEN("open"),
        /** The applicant has to act first. */
        HELD("held"),
        DONE("done"),
        /** No longer needed: the case ended before. */
        DROPPED("dropped");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }

        @JsonCreator
        public static State of(String code) {
            for (State state : values()) {
                if (state.code.equals(code)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no step state " + code);
        }
    }

    public static Step waiting(String id, String department) {
        return new Step(id, department, State.WAITING, null, null, null, null, null, null);
    }

    public Step open(Instant at, @Nullable LocalDate due) {
        return new Step(id, department, State.OPEN, at, due, null, null, null, holder);
    }

    /** Off the desk: something else has to come first. Who has seen the case goes on seeing it. */
    Step waits() {
        return new Step(id, department, State.WAITING, opened, null, null, null, null, holder);
    }

    Step due(@Nullable LocalDate day) {
        return new Step(id, department, state, opened, day, agreed, by, at, holder);
    }

    /** Off the desk until the applicant has acted; when the day for that is over it is back. */
    Step held(LocalDate until) {
        return new Step(id, department, State.HELD, opened, until, null, null, null, holder);
    }

    /** 催缴: held on, until another day. */
    public Step reminded(Instant when, LocalDate until) {
        return new Step(id, department, State.HELD, opened, until, null, null, when, holder);
    }

    /** Whether the payer was reminded of it before. */
    public boolean reminded() {
        return state == State.HELD && at != null;
    }

    /** 改期: held until another day than was told before. */
    Step putOff(Instant when, LocalDate until) {
        return new Step(id, department, State.HELD, opened, until, null, null, when, holder);
    }

    /** 听证逾期未申请: a hearing that was offered and that nobody asked for by the last day; one that was declined is none. */
    public boolean isPassedOver() {
        return id.equals(HEARING) && state == State.DONE && Boolean.FALSE.equals(agreed) && Actor.PROGRAM.equals(by);
    }

    /** Whether the day that was told is not the first one. */
    public boolean wasPutOff() {
        return state == State.HELD && at != null;
    }

    public Step done(boolean agreed, UUID by, Instant at) {
        return new Step(id, department, State.DONE, opened, due, agreed, by, at, null);
    }

    /** 认领、指派、退回: with whom of the department it is from now on, null for anybody. */
    public Step with(@Nullable UUID whom) {
        return new Step(id, department, state, opened, due, agreed, by, at, whom);
    }

    Step dropped() {
        return new Step(id, department, State.DROPPED, opened, due, agreed, by, at, null);
    }

    /** Whether it is on its department's desk, or will be when the applicant's day is over. */
    public boolean onDesk() {
        return state == State.OPEN || state == State.HELD;
    }

    /** Whether a pledge was found unmet: by the check, which ordered a repair, or because the grant was revoked. */
    public boolean showsUnmet(CaseState of) {
        return id.equals(CHECK) && (state == State.HELD || of == CaseState.REVOKED);
    }

    /** Whether nobody waits for it: it is done, or not asked for any more. */
    boolean over() {
        return state == State.DONE || state == State.DROPPED;
    }

    /** The fee that the payer is asked for, while it is not paid. */
    public static Optional<Step> awaitedFee(Collection<Step> steps) {
        return steps.stream()
                .filter(step -> step.id.equals(FEE) && step.state == State.HELD)
                .findFirst();
    }

    /** Whether the payment of the fee has been heard of. */
    static boolean feePaid(Collection<Step> steps) {
        return steps.stream()
                .anyMatch(step -> step.id.equals(FEE) && step.state == State.DONE && Boolean.TRUE.equals(step.agreed));
    }

    /** Whether the fee is not asked for any more because nothing can be issued for it. */
    public static boolean feeGivenUp(Collection<Step> steps) {
        return steps.stream().anyMatch(step -> step.id.equals(FEE) && step.state == State.DROPPED);
    }

    public boolean review() {
        return !known(id);
    }

    /** Whether it is one that the program knows; every other is a review of the item's definition. */
    public static boolean known(String id) {
        return KNOWN.contains(id) || PROCEDURES.containsKey(id);
    }

    /** The step of a special procedure, on the desk of the department that started it. */
    public static String ofProcedure(PauseKind procedure) {
        return PROCEDURE + procedure.code();
    }

    /** Which special procedure a step is; empty where it is none. */
    public static Optional<PauseKind> procedureOf(String id) {
        return Optional.ofNullable(PROCEDURES.get(id));
    }
}
