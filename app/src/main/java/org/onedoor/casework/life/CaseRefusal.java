// Longer than other files: one sealed family, each refusal a few lines that are read one by one.
package org.onedoor.casework.life;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.PauseKind;

/** Why something cannot be done to a case or a draft. */
public sealed interface CaseRefusal extends Refusal {

    /** There is no such case or draft, or it is not the actor's to see. */
    record NoSuchCase() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.no-such-case";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** 窗口收费 for what cannot be issued any more. */
    record FeeForNothing() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.fee-for-nothing";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 送达 without who took it or the parcel's number, or by a way that is none. */
    record ServiceIncomplete() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.service-incomplete";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** 统一出件: it goes out with the other parts of the whole, not by itself. */
    record OneDelivery() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.one-delivery";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Nothing of the whole is decided that has not gone out. */
    record NothingToDeliver() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.nothing-to-deliver";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** How it is delivered can no longer be chosen: it has been. */
    record SentAlready() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.sent-already";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 没有日历: a day would lie in a year whose holidays are not known, or be counted through one. */
    record NoCalendar(int year, String region) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.no-calendar";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 82");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("year", Integer.toString(year), "region", region);
        }
    }

    /** The applicant holds no licence that this could be about: none of the type, or it has ended. */
    record NoLicenceToFollow(String licence) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.no-licence-to-follow";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 49、50");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("licence", licence);
        }
    }

    /** Changed, renewed and replaced where it was granted. */
    record LicenceOfAnotherRegion(String licence, String region) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.licence-of-another-region";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 49、50");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("licence", licence, "region", region);
        }
    }

    /** The applicant holds several, and has not said which. */
    record LicenceNotChosen(String licence) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.licence-not-chosen";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("licence", licence);
        }
    }

    /** Something is asked for this licence already and not decided. */
    record FollowedAlready(String licence) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.followed-already";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("licence", licence);
        }
    }

    /** 延续、补证 with another answer than the licence's face has: what changes has to be asked for as a change. */
    record OnlyAsItStands(Text line) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.only-as-it-stands";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 49");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("line", line.zh());
        }
    }

    /** 延续 later than the law or the item's own law has it, and the item takes nothing late. */
    record TooLateToRenew(LocalDate last) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.too-late-to-renew";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 50");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("day", last.toString());
        }
    }

    /** The state does not allow it: somebody was quicker, or it is too late. */
    record NotNow(CaseState state, Action action) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.not-now";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("state", state.code(), "action", action.name());
        }

        /** The action's own law or the line of the table of states. */
        @Override
        public Optional<String> legalBasis() {
            return Transitions.groundOf(action)
                    .or(() -> Optional.of(
                            "办件状态表：" + action.term() + "，" + action.needs().zh()));
        }
    }

    /**
     * 决定要等: what holds it, and until when at the latest.
     *
     * @param ground of what stands in the clock's ledger
     */
    record DecisionWaits(PauseKind holding, boolean offered, LocalDate until, String ground) implements CaseRefusal {
        @Override
        public String code() {
            if (offered) {
                return "casework.decision-waits-word";
            }
            return holding.special() ? "casework.decision-waits-procedure" : "casework.decision-waits-applicant";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("until", until.toString());
        }

        @Override
        public Optional<String> legalBasis() {
            if (offered) {
                return Optional.of("行政许可法 47");
            }
            return Optional.of(holding.special() ? "行政许可法 45" : ground);
        }
    }

    /** A second correction notice: all must be told at once (一次性告知). */
    record CorrectionAskedBefore() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.correction-asked-before";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 32");
        }
    }

    /** After five working days the application counts as accepted; it can no longer be asked to be corrected. */
    record TooLateToAsk(LocalDate last, String law) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.too-late-to-ask";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of(law);
        }

        @Override
        public Map<String, String> values() {
            return Map.of("day", last.toString());
        }
    }

    /** The applicant still has time to answer the correction notice. */
    record StillTimeToAnswer(LocalDate answerBy) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.still-time-to-answer";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 32");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("day", answerBy.toString());
        }
    }

    /** 未经一次性告知: nothing is refused for want of materials before the one notice. */
    record CorrectionNotAsked() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.correction-not-asked";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 32");
        }
    }

    /** 补正齐全: what was asked for has all come, so it must be accepted. */
    record CorrectedInFull() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.corrected-in-full";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 32");
        }
    }

    /** 未写明有权机关: who is not competent says where to go. */
    record CompetentOrganMissing() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.competent-organ-missing";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 32");
        }
    }

    /** 事项没有列的材料: nothing is asked for, or taken, that the definition does not name. */
    record MaterialNotAsked(String material) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.material-not-asked";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 31");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("material", material);
        }
    }

    /** 电子签署: what several people have signed cannot be corrected by one of them. */
    record SignedByAll() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.signed-by-all";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("电子签名法 13");
        }
    }

    /** Somebody did something to the case after the actor had opened it. */
    record ChangedMeanwhile() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.changed-meanwhile";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 已被认领: a colleague has taken the step, and the actor neither leads the department nor stands in. */
    record StepClaimed(String who) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.step-claimed";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("who", who);
        }
    }

    /** A step is given to a reviewer of its own department in its own region only. */
    record NoSuchColleague() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.no-such-colleague";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** A step that is not open on the actor's desk. */
    record StepNotOpen(String step) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.step-not-open";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("事项的审查流程：环节由写明的部门按顺序办理");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("step", step);
        }
    }

    /** A correction in the review stage that the item does not know (行政许可法 32: once, before acceptance). */
    record ReviewCorrectionWithoutGround() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.review-correction-without-ground";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 责令整改: once only; then it is met or revoked. */
    record RepairOrderedBefore() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.repair-ordered-before";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 告知承诺 where the item knows none, or while materials are to follow. */
    record NoGrantOnPledge() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.no-grant-on-pledge";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Granting before every review is done. */
    record ReviewsOpen() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.reviews-open";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 容缺: granting while a deferred material is still missing. */
    record MaterialStillMissing(String material) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.material-still-missing";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("浙江省保障“最多跑一次”改革规定：容缺的材料补齐后颁发证件");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("material", material);
        }
    }

    /** A material that may not follow later, or that the item does not ask for. */
    record NotDeferrable(String material) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.not-deferrable";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("浙江省保障“最多跑一次”改革规定：只有办事指南列明的材料可以容缺");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("material", material);
        }
    }

    /** 容缺收件: only where the item receives first, and something is to follow. */
    record NothingToWaitFor() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.nothing-to-wait-for";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 容缺收件: this item is accepted when all is there, not before. */
    record ReceivedFirst() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.received-first";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 32");
        }
    }

    /** 移送处罚: only a pledge that a check found unmet, or for which the grant was revoked. */
    record NothingToRefer() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.nothing-to-refer";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("国办发〔2020〕42号");
        }
    }

    /** 移送处罚: once a case. */
    record ReferredBefore() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.referred-before";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 应急容缺: none is in force for the region, or not for this reason. */
    record NoEmergency() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.no-emergency";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** A reason or opinion that the law asks for is missing. */
    record ReasonMissing() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.reason-missing";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** 改填: only what the notice names, and what follows from it, may be changed. */
    record AnswerNotAsked(String element) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.answer-not-asked";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("element", element);
        }
    }

    /** 改填: a changed answer is not in order, or asks for one that is missing. */
    record AnswersWrong(String fields) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.answers-wrong";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("fields", fields);
        }
    }

    /** 改填: the changed answers ask for a material that has not been sent. */
    record MaterialNowNeeded(String material) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.material-now-needed";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("material", material);
        }
    }

    /** An answer to a correction notice that answers nothing; there is no second one. */
    record CorrectionLacking() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.correction-lacking";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 32");
        }
    }

    /** Something of the draft is not complete; the task list shows what. */
    record Incomplete() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.incomplete";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** 容缺: materials are to follow, but the pledge was not signed. */
    record PledgeMissing() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.pledge-missing";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** 容缺: who broke a pledge may not pledge again for a while; the ordinary way stays open. */
    record PledgeBroken(LocalDate until) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.pledge-broken";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("国办发〔2020〕42号");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("day", until.toString());
        }
    }

    /** The draft was submitted already. */
    record SubmittedBefore() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.submitted-before";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** The item is not offered to this applicant, in this region or by this channel. */
    record NotOffered(String reason) implements CaseRefusal {

        /** Whether choosing another capacity (oneself, a firm) would help. */
        public boolean byCapacity() {
            return reason.equals("to-persons") || reason.equals("to-firms");
        }

        @Override
        public String code() {
            return "casework.not-offered-" + reason;
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** As many open drafts as one party may have. */
    record TooManyDrafts(int most) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.too-many-drafts";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("most", Integer.toString(most));
        }
    }

    /** More files than one material may have. */
    record TooManyFiles(int most) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.too-many-files";
        }

        @Override
        public Kind kind() {
            return Kind.TOO_MUCH;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("most", Integer.toString(most));
        }
    }

    /** 特别程序: neither the law nor the item knows this one. */
    record ProcedureWithoutGround(String procedure) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.procedure-without-ground";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 45");
        }
    }

    /** 听证 under 行政许可法 is for permits. */
    record HearingForPermitsOnly() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.hearing-for-permits-only";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 47");
        }
    }

    /** 听证告知: once. */
    record HearingOfferedBefore() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.hearing-offered-before";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 47");
        }
    }

    /** Nobody was told of a hearing, or it has been asked for, declined or held since. */
    record NoHearing() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.no-hearing";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 申请听证: the five working days are over. */
    record TooLateForHearing(LocalDate day) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.too-late-for-hearing";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 47");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("day", day.toString());
        }
    }

    /** 听证通知: seven working days before, within twenty of the request. */
    record HearingDay(LocalDate earliest, LocalDate latest) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.hearing-day";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 47、48");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("earliest", earliest.toString(), "latest", latest.toString());
        }
    }

    /** 申请之日: a request that came in writing came between the offer and today. */
    record DayOfRequest(LocalDate offered) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.day-of-request";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 47");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("offered", offered.toString());
        }
    }

    /** 送达之日: between the offer and today. */
    record DayOfService(LocalDate offered) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.day-of-service";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 47");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("offered", offered.toString());
        }
    }

    /** 改期, once. */
    record HearingPutOffBefore() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.hearing-put-off-before";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 47");
        }
    }

    /** A hearing that was asked for is held before it ends. */
    record HearingNotHeld() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.hearing-not-held";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 48");
        }
    }

    /** Somebody who was not told of it. */
    record NotInterested() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.not-interested";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    record TooManyInterested(int most) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.too-many-interested";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("most", Integer.toString(most));
        }
    }

    /** 归档: a case that is not over has no closed file. */
    record NotOver() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.not-over";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 特别程序: the time that it needs has to be told. */
    record ProcedureWithoutLength(int most) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.procedure-without-length";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 45");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("most", Integer.toString(most));
        }
    }

    /** The same procedure is going on already. */
    record ProcedureGoesOn(PauseKind procedure) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.procedure-goes-on";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 45");
        }
    }

    /** 延期: limits are extended once only. */
    record ExtendedBefore() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.extended-before";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 42");
        }
    }

    /** The head has been asked and has not spoken yet. */
    record ExtensionAsked() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.extension-asked";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 延期: only before the limit is over. */
    record TooLateToExtend(LocalDate last) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.too-late-to-extend";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 42");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("day", last.toString());
        }
    }

    /** Neither the permit law nor the item's own law allows an extension. */
    record ExtensionWithoutGround() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.extension-without-ground";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** 还没有缴费: the case waits for the payer. */
    record FeeUnpaid(LocalDate payBy) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.fee-unpaid";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("day", payBy.toString());
        }
    }

    /** 减免: the item lets nobody waive its fee in a single case, or somebody else. */
    record FeeNotYoursToWaive() implements CaseRefusal {
        @Override
        public String code() {
            return "casework.fee-not-yours-to-waive";
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** No such procedure is going on. */
    record NoSuchProcedure(PauseKind procedure) implements CaseRefusal {
        @Override
        public String code() {
            return "casework.no-such-procedure";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
