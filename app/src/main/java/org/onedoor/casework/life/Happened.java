// Longer than other files: one sealed family, each event a few lines that are read one by one.
package org.onedoor.casework.life;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.standard.calendar.PauseKind;

/**
 * What happened to a case, as the journal keeps it: codes and dates, never names or opinions. Each payload is added to and
 * never renamed.
 */
public sealed interface Happened {

    String type();

    Map<String, @Nullable Object> details();

    /**
     * @param atOnce decided by the program in the same moment (秒批、告知承诺)
     * @param onPledge 告知承诺: on the applicant's written promise
     * @param emergency 应急容缺: its id, a slash and the reason; null without one
     */
    record CaseSubmitted(
            LocalDate countedFrom,
            LocalDate acceptBy,
            boolean atOnce,
            boolean onPledge,
            @Nullable String emergency) implements Happened {
        @Override
        public String type() {
            return "casework.case-submitted.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of(
                    "countedFrom",
                    countedFrom.toString(),
                    "acceptBy",
                    acceptBy.toString(),
                    "atOnce",
                    atOnce,
                    "onPledge",
                    onPledge,
                    "emergency",
                    emergency == null ? "" : emergency);
        }
    }

    /** @param deemed by silence (行政许可法 32), counted from the day of receipt */
    record CaseAccepted(
            LocalDate acceptedOn,
            LocalDate promisedDue,
            @Nullable LocalDate statutoryDue,
            boolean deemed,
            List<String> deferred)
            implements Happened {
        @Override
        public String type() {
            return "casework.case-accepted.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of(
                    "acceptedOn",
                    acceptedOn.toString(),
                    "promisedDue",
                    promisedDue.toString(),
                    "statutoryDue",
                    statutoryDue == null ? "" : statutoryDue.toString(),
                    "deemed",
                    deemed,
                    "deferred",
                    deferred);
        }
    }

    /** 容缺收件: received without what was deferred. */
    record ReceivedLacking(LocalDate due, List<String> deferred) implements Happened {
        @Override
        public String type() {
            return "casework.received-lacking.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("due", due.toString(), "deferred", deferred);
        }
    }

    /** 容缺收件后补齐: all that was deferred is there; the application counts as received with it. */
    record LackingSupplied(LocalDate countedFrom, LocalDate acceptBy, List<String> materials) implements Happened {
        @Override
        public String type() {
            return "casework.lacking-supplied.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of(
                    "countedFrom", countedFrom.toString(),
                    "acceptBy", acceptBy.toString(),
                    "materials", materials);
        }
    }

    /** @param from who had the step, null for nobody; {@code to} likewise */
    record StepAssigned(
            String step,
            String department,
            @Nullable UUID from,
            @Nullable UUID to) implements Happened {
        @Override
        public String type() {
            return "casework.step-assigned.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of(
                    "step",
                    step,
                    "stepDepartment",
                    department,
                    "from",
                    from == null ? "" : from.toString(),
                    "to",
                    to == null ? "" : to.toString());
        }
    }

    record CorrectionAsked(LocalDate answerBy, List<String> materials, boolean told) implements Happened {
        @Override
        public String type() {
            return "casework.correction-asked.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("answerBy", answerBy.toString(), "materials", materials, "told", told);
        }
    }

    /**
     * 送达补正通知书.
     *
     * @param told the day on which it reached the applicant
     */
    record CorrectionNoticeServed(LocalDate told, LocalDate answerBy) implements Happened {
        @Override
        public String type() {
            return "casework.correction-notice-served.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("told", told.toString(), "answerBy", answerBy.toString());
        }
    }

    /** 审查阶段补正. */
    record ReviewCorrectionAsked(LocalDate answerBy, List<String> materials, boolean told) implements Happened {
        @Override
        public String type() {
            return "casework.review-correction-asked.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("answerBy", answerBy.toString(), "materials", materials, "told", told);
        }
    }

    /** 审查阶段补正收到. */
    record ReviewCorrectionAnswered(List<String> materials, List<String> answers) implements Happened {
        @Override
        public String type() {
            return "casework.review-correction-answered.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("materials", materials, "answers", answers);
        }
    }

    /** 审查阶段补正逾期. */
    record ReviewCorrectionUnanswered() implements Happened {
        @Override
        public String type() {
            return "casework.review-correction-unanswered.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of();
        }
    }

    /** 重审: opinions given on what has been replaced are asked for again. */
    record ReviewsReopened(List<String> steps, List<String> materials) implements Happened {
        @Override
        public String type() {
            return "casework.reviews-reopened.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("steps", steps, "materials", materials);
        }
    }

    /** @param answers names of the answers that were changed */
    record CorrectionAnswered(LocalDate countedFrom, LocalDate acceptBy, List<String> materials, List<String> answers)
            implements Happened {
        @Override
        public String type() {
            return "casework.correction-answered.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of(
                    "countedFrom",
                    countedFrom.toString(),
                    "acceptBy",
                    acceptBy.toString(),
                    "materials",
                    materials,
                    "answers",
                    answers);
        }
    }

    /** Not accepted: {@code not-required} 不受理 or {@code not-accepted} 不予受理. */
    record CaseRefused(CaseState state, NotAccepted why) implements Happened {
        @Override
        public String type() {
            return "casework.case-refused.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("state", state.code(), "why", why.code());
        }
    }

    record ReviewGiven(String step, String by, boolean agreed, boolean onTime) implements Happened {
        @Override
        public String type() {
            return "casework.review-given.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("step", step, "reviewedBy", by, "agreed", agreed, "onTime", onTime);
        }
    }

    record MaterialSupplemented(String material, boolean onTime) implements Happened {
        @Override
        public String type() {
            return "casework.material-supplemented.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("material", material, "onTime", onTime);
        }
    }

    record CaseDecided(boolean granted, boolean automatic, boolean onTimePromised, boolean onTimeStatutory)
            implements Happened {
        @Override
        public String type() {
            return "casework.case-decided.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of(
                    "granted", granted,
                    "automatic", automatic,
                    "onTimePromised", onTimePromised,
                    "onTimeStatutory", onTimeStatutory);
        }
    }

    /**
     * 秒批.
     *
     * @param sha256 of the trace as it is kept
     * @param definitions how many versions of definitions had been published by then
     */
    record GrantedOnData(String sha256, int itemVersion, long definitions, boolean sampled) implements Happened {
        @Override
        public String type() {
            return "casework.granted-on-data.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("sha256", sha256, "itemVersion", itemVersion, "definitions", definitions, "sampled", sampled);
        }
    }

    /** 抽查结果. */
    record SampleJudged(boolean right) implements Happened {
        @Override
        public String type() {
            return "casework.sample-judged.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("right", right);
        }
    }

    record CaseWithdrawn(CaseState from) implements Happened {
        @Override
        public String type() {
            return "casework.case-withdrawn.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("from", from.code());
        }
    }

    /** 预警、黄牌、红牌. */
    record AlarmRaised(Alarm alarm) implements Happened {
        @Override
        public String type() {
            return "casework.alarm-raised.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("alarm", alarm.code());
        }
    }

    /** 环节超期: one department's own step is later than its day; the case itself need not be. */
    record StepLate(String step, String department, LocalDate due) implements Happened {
        @Override
        public String type() {
            return "casework.step-late.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("step", step, "department", department, "due", due.toString());
        }
    }

    /** 申请延期. */
    record ExtensionProposed(LocalDate last) implements Happened {
        @Override
        public String type() {
            return "casework.extension-proposed.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("last", last.toString());
        }
    }

    /** 延期. */
    record CaseExtended(LocalDate promisedDue, @Nullable LocalDate statutoryDue) implements Happened {
        @Override
        public String type() {
            return "casework.case-extended.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("promisedDue", promisedDue.toString(), "statutoryDue", String.valueOf(statutoryDue));
        }
    }

    /** 不同意延期. */
    record ExtensionRefused() implements Happened {
        @Override
        public String type() {
            return "casework.extension-refused.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of();
        }
    }

    /**
     * 重算期限: what moved, by the names {@code acceptBy}, {@code answerBy}, {@code promisedDue}, {@code statutoryDue},
     * {@code step:ID} and {@code material:TYPE}.
     *
     * @param cause the published version of the calendar or overlay
     */
    record DaysRecomputed(String cause, Map<String, LocalDate> from, Map<String, LocalDate> to) implements Happened {
        @Override
        public String type() {
            return "casework.days-recomputed.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("cause", cause, "from", written(from), "to", written(to));
        }

        /** Of all days that are awaited, those that moved. */
        static DaysRecomputed of(String cause, Map<String, LocalDate> before, Map<String, LocalDate> after) {
            Map<String, LocalDate> from = new TreeMap<>(before);
            Map<String, LocalDate> to = new TreeMap<>(after);
            from.entrySet().removeIf(day -> day.getValue().equals(after.get(day.getKey())));
            to.entrySet().removeIf(day -> day.getValue().equals(before.get(day.getKey())));
            return new DaysRecomputed(cause, from, to);
        }

        private static Map<String, String> written(Map<String, LocalDate> days) {
            Map<String, String> written = new TreeMap<>();
            days.forEach((name, day) -> written.put(name, day.toString()));
            return written;
        }
    }

    /** 特别程序开始. */
    record ProcedureStarted(
            PauseKind procedure,
            LocalDate from,
            LocalDate announced,
            @Nullable LocalDate promisedDue) implements Happened {
        @Override
        public String type() {
            return "casework.procedure-started.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of(
                    "procedure", procedure.code(),
                    "from", from.toString(),
                    "announced", announced.toString(),
                    "promisedDue", String.valueOf(promisedDue));
        }
    }

    /** 特别程序结束. */
    record ProcedureEnded(
            PauseKind procedure, LocalDate on, @Nullable LocalDate promisedDue) implements Happened {
        @Override
        public String type() {
            return "casework.procedure-ended.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of(
                    "procedure", procedure.code(), "on", on.toString(), "promisedDue", String.valueOf(promisedDue));
        }
    }

    /**
     * 听证告知.
     *
     * @param addressees to whom papers go beside the applicant, ids without a name
     * @param told whether it reached the applicant in the same moment
     */
    record HearingOffered(LocalDate answerBy, List<UUID> addressees, boolean told) implements Happened {
        @Override
        public String type() {
            return "casework.hearing-offered.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("answerBy", answerBy.toString(), "addressees", texts(addressees), "told", told);
        }
    }

    /**
     * 送达听证告知书.
     *
     * @param addressee who was told, by the id that his papers go to
     * @param told the day on which he was
     * @param until by when he may ask
     */
    record HearingNoticeServed(UUID addressee, LocalDate told, LocalDate until) implements Happened {
        @Override
        public String type() {
            return "casework.hearing-notice-served.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("addressee", addressee.toString(), "told", told.toString(), "until", until.toString());
        }
    }

    /** 申请听证. */
    record HearingAsked(LocalDate until, @Nullable LocalDate promisedDue) implements Happened {
        @Override
        public String type() {
            return "casework.hearing-asked.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("until", until.toString(), "promisedDue", String.valueOf(promisedDue));
        }
    }

    /**
     * 不要求听证.
     *
     * @param over whether nobody else may still ask
     */
    record HearingDeclined(boolean over) implements Happened {
        @Override
        public String type() {
            return "casework.hearing-declined.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("over", over);
        }
    }

    /** 听证逾期未申请. */
    record HearingPassedOver() implements Happened {
        @Override
        public String type() {
            return "casework.hearing-passed-over.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of();
        }
    }

    /**
     * 听证通知.
     *
     * @param addressees as those who were told
     */
    record HearingArranged(LocalDate day, List<UUID> addressees) implements Happened {
        @Override
        public String type() {
            return "casework.hearing-arranged.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("day", day.toString(), "addressees", texts(addressees));
        }
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    /** 容缺逾期: the case is suspended until the second day. */
    record DeferralLapsed(
            List<String> materials,
            LocalDate second,
            @Nullable LocalDate promisedDue) implements Happened {
        @Override
        public String type() {
            return "casework.deferral-lapsed.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of(
                    "materials", materials, "second", second.toString(), "promisedDue", String.valueOf(promisedDue));
        }
    }

    /** 容缺终止. */
    record CaseTerminated() implements Happened {
        @Override
        public String type() {
            return "casework.case-terminated.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of();
        }
    }

    /** 超期默许. */
    record ConsentedBySilence(String step, String by) implements Happened {
        @Override
        public String type() {
            return "casework.consented-by-silence.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("step", step, "reviewedBy", by);
        }
    }

    /** 送达. */
    record CaseServed(Delivery way, String receiver, boolean onTime) implements Happened {
        @Override
        public String type() {
            return "casework.case-served.v1";
        }

        /** Who took it stands on the proof alone. */
        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("way", way.code(), "onTime", onTime);
        }
    }

    /** 集齐: what it goes out with is there, and its days begin. */
    record ServiceBegun(LocalDate due) implements Happened {
        @Override
        public String type() {
            return "casework.service-begun.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("due", due.toString());
        }
    }

    /** 选择送达方式. */
    record DeliveryChosen(Delivery way) implements Happened {
        @Override
        public String type() {
            return "casework.delivery-chosen.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("way", way.code());
        }
    }

    /** 容缺通过: granted, and these are to come by a day. */
    record GrantedDeficient(List<String> materials, LocalDate due) implements Happened {
        @Override
        public String type() {
            return "casework.granted-deficient.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("materials", materials, "due", due.toString());
        }
    }

    /** 容缺通过后逾期: what was granted is without effect until they have come. */
    record EffectSuspended(List<String> materials, LocalDate second) implements Happened {
        @Override
        public String type() {
            return "casework.effect-suspended.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("materials", materials, "second", second.toString());
        }
    }

    /** 视为准予延续. */
    record RenewedBySilence(LocalDate decideBy) implements Happened {
        @Override
        public String type() {
            return "casework.renewed-by-silence.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("decideBy", decideBy.toString());
        }
    }

    /** 告知承诺: granted, to be checked by a day. */
    record CheckDue(LocalDate due) implements Happened {
        @Override
        public String type() {
            return "casework.check-due.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("due", due.toString());
        }
    }

    /** 核查通过. */
    record CheckPassed(boolean onTime) implements Happened {
        @Override
        public String type() {
            return "casework.check-passed.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("onTime", onTime);
        }
    }

    /** 责令整改. */
    record RepairOrdered(LocalDate due) implements Happened {
        @Override
        public String type() {
            return "casework.repair-ordered.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("due", due.toString());
        }
    }

    /** 缴款通知. */
    record FeeDue(long fen, LocalDate payBy) implements Happened {
        @Override
        public String type() {
            return "casework.fee-due.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("fen", fen, "payBy", payBy.toString());
        }
    }

    /** 催缴. */
    record FeeReminded(long fen, LocalDate payBy) implements Happened {
        @Override
        public String type() {
            return "casework.fee-reminded.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("fen", fen, "payBy", payBy.toString());
        }
    }

    /** 免缴: by an exemption of the item. */
    record FeeExempted(long fen) implements Happened {
        @Override
        public String type() {
            return "casework.fee-exempted.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("fen", fen);
        }
    }

    /** 减免: in this one case. */
    record FeeWaived(long fen) implements Happened {
        @Override
        public String type() {
            return "casework.fee-waived.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("fen", fen);
        }
    }

    /**
     * 缴清.
     *
     * @param on the day on which the money came in, which may be before it was heard of
     */
    record FeePaid(String bill, long fen, LocalDate on) implements Happened {
        @Override
        public String type() {
            return "casework.fee-paid.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("bill", bill, "fen", fen, "on", on.toString());
        }
    }

    /**
     * 窗口收费.
     *
     * @param way cash or pos
     */
    record FeeTaken(long fen, String way, String receipt) implements Happened {
        @Override
        public String type() {
            return "casework.fee-taken.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("fen", fen, "way", way, "receipt", receipt);
        }
    }

    /** 不再收费: nothing can be given for it any more. */
    record FeeGivenUp(long fen) implements Happened {
        @Override
        public String type() {
            return "casework.fee-given-up.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("fen", fen);
        }
    }

    /** 退费. */
    record FeeRefundOrdered(long fen) implements Happened {
        @Override
        public String type() {
            return "casework.fee-refund-ordered.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("fen", fen);
        }
    }

    /**
     * 撤销、撤回、注销、吊销.
     *
     * @param asBefore whether the licence holds again as it was before this case
     */
    record GrantEnded(CaseState state, boolean pledgeBroken, boolean asBefore) implements Happened {
        @Override
        public String type() {
            return "casework.grant-ended.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("state", state.code(), "pledgeBroken", pledgeBroken, "asBefore", asBefore);
        }
    }

    /** 移送处罚. */
    record CaseReferred(String by) implements Happened {
        @Override
        public String type() {
            return "casework.case-referred.v1";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("referredBy", by);
        }
    }
}
