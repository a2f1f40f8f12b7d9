// Longer than other files: one address after the other, each a few lines.
package org.onedoor.casework.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.Casework;
import org.onedoor.casework.ItemOfCase;
import org.onedoor.casework.Order;
import org.onedoor.casework.Procedures;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.NotAccepted;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Slice;
import org.onedoor.shared.Text;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 工作台 for a department's own system: what it is asked, and what it does to a case. */
@RestController
@Tag(name = "desk", description = "部门工作台：待办、受理、补正、审查、决定 · a department's desk")
public class DeskApi {

    /** The {@code version} of the case that was looked at: with another one nothing is done, and the answer is 409. */
    private static final String IF_MATCH = "If-Match";

    private final Queue queue;
    private final CaseViews views;
    private final Casework casework;
    private final ItemOfCase itemOf;

    DeskApi(Queue queue, CaseViews views, Casework casework, ItemOfCase itemOf) {
        this.queue = queue;
        this.views = views;
        this.casework = casework;
        this.itemOf = itemOf;
    }

    /**
     * One open step of one case.
     *
     * @param step accept, decide or a review's id
     * @param due the last day for the step
     * @param awaited deferred materials still missing
     * @param corrected whether a correction notice was answered
     * @param holder the account of who took the step or was given it, null for nobody
     * @param alarm none, soon (the promised day is next), late (yellow) or unlawful (red: later than the law allows)
     */
    record DeskLine(
            UUID id,
            String filingNumber,
            String item,
            Text itemName,
            String applicant,
            String step,
            Text stepName,
            LocalDate due,
            String channel,
            Instant received,
            int awaited,
            boolean corrected,
            String alarm,
            @Nullable UUID holder,
            boolean urgent) {}

    /** @param next the cursor of the following page, null on the last */
    record Desk(List<DeskLine> steps, @Nullable String next) {}

    /** @param what everything that has to be put right, at once */
    @Schema(example = """
                    {"what": [{"material": "floor-plan", "text": "图上没有标洗消区，请标出后重新上传"},
                              {"element": "premises_area", "text": "和房产证上的面积不一致"}]}""")
    record AskCorrection(@Nullable List<ToPutRight> what) {

        List<CaseCommand.ToCorrect> all() {
            return what == null
                    ? List.of()
                    : what.stream()
                            .map(one -> new CaseCommand.ToCorrect(
                                    orEmpty(one.material()), orEmpty(one.element()), orEmpty(one.text())))
                            .toList();
        }
    }

    /**
     * @param material left out for answers and everything else
     * @param element the form's element or group whose answer is to be changed
     */
    record ToPutRight(
            @Nullable String material,
            @Nullable String element,
            @Nullable String text) {}

    /**
     * @param why {@code not-required} (不受理), {@code not-competent}, {@code untrue} or {@code incomplete} (不予受理)
     * @param competent where to apply instead; with {@code not-competent}
     */
    @Schema(example = "{\"why\": \"not-required\", \"reason\": \"只卖预包装食品，备案即可\"}")
    record Refuse(
            @Nullable String why,
            @Nullable String reason,
            @Nullable String competent) {}

    /** @param opinion needed where one disagrees */
    @Schema(example = "{\"agreed\": true, \"opinion\": \"两名核查人员到场，与图纸一致\"}")
    record Review(boolean agreed, @Nullable String opinion) {}

    /** @param reason needed for a denial; printed for the applicant */
    @Schema(example = "{\"granted\": true, \"reason\": \"符合食品经营许可条件\"}")
    record Decide(boolean granted, @Nullable String reason) {}

    /**
     * @param procedure hearing, tender, auction, inspection, testing, quarantine, appraisal or expert-review
     * @param workingDays how long it takes, as the applicant is told
     * @param notice what else the applicant is told
     */
    @Schema(example = """
                    {"procedure": "expert-review", "workingDays": 5, "notice": "请专家评审冷链工艺"}""")
    record StartProcedure(
            @Nullable String procedure,
            int workingDays,
            @Nullable String notice) {}

    /** @param reason told to the applicant with the extension */
    @Schema(example = "{\"reason\": \"现场整改后要复查\"}")
    record ProposeExtension(@Nullable String reason) {}

    /** @param opinion needed where it is refused */
    @Schema(example = "{\"granted\": true, \"opinion\": \"同意\"}")
    record DecideExtension(boolean granted, @Nullable String opinion) {}

    /** @param reason needed where it was wrong */
    @Schema(example = "{\"right\": false, \"reason\": \"出生日期与户籍档案不符\"}")
    record SampleFound(@Nullable Boolean right, @Nullable String reason) {
        SampleFound {
            Objects.requireNonNull(right, "right");
        }
    }

    /** @param words needed unless all was as promised */
    @Schema(example = "{\"finding\": \"WANTING\", \"words\": \"洗消区还没有装好\"}")
    record CheckFound(CaseCommand.Finding finding, @Nullable String words) {
        CheckFound {
            Objects.requireNonNull(finding, "finding");
        }
    }

    /** @param to the organ that punishes */
    @Schema(example = """
                    {"to": "区综合行政执法局", "reason": "承诺的冷藏设施始终没有，虚假承诺"}""")
    record Refer(@Nullable String to, @Nullable String reason) {}

    /** @param ending RECALL, REVOKE, CANCEL or STRIP */
    @Schema(example = "{\"ending\": \"CANCEL\", \"reason\": \"持证人申请注销\"}")
    record EndGrant(Action ending, @Nullable String reason) {
        EndGrant {
            Objects.requireNonNull(ending, "ending");
        }
    }

    /** @param to the colleague's account; {@code reason} is for colleagues only */
    @Schema(example = """
                    {"to": "0199b5c0-0000-7000-8000-000000000000", "reason": "我外出，请接着办"}""")
    record Assign(@Nullable UUID to, @Nullable String reason) {}

    @Schema(example = "{\"reason\": \"遭遇水灾，证件灭失\"}")
    record WaiveFee(@Nullable String reason) {}

    /**
     * @param way cash or pos
     * @param receipt of the receipt that was given, or of the terminal's slip
     */
    @Schema(example = "{\"way\": \"pos\", \"receipt\": \"T03-000281\"}")
    record TakeFee(@Nullable String way, @Nullable String receipt) {}

    @Schema(example = "{\"finding\": \"评审通过\"}")
    record EndProcedure(@Nullable String finding) {}

    @GetMapping("/api/v1/desk")
    @Operation(summary = "待办 · The department's open steps, the most urgent first")
    Desk desk(
            @Parameter(
                            description =
                                    "all, overdue, today, to-accept, to-decide, corrected, awaiting, alarm or urgent",
                            example = "all")
                    @RequestParam(required = false)
                    @Nullable
                    String filter,
            @Parameter(description = "mine, free, department (for a head), or a colleague's account", example = "mine")
                    @RequestParam(defaultValue = "")
                    String who,
            @Parameter(example = "accept") @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String item,
            @Parameter(description = "due no later than", example = "2026-12-31") @RequestParam(defaultValue = "")
                    String until,
            @Parameter(
                            description =
                                    "due (the earliest due first), oldest or newest (in the order of submission); what an"
                                            + " emergency hurries is always first",
                            example = "due")
                    @RequestParam(defaultValue = "")
                    String sort,
            @RequestParam(required = false) @Nullable String after,
            Actor actor) {
        Wanted wanted = Wanted.read(Map.of(
                "filter", orEmpty(filter), "who", who, "step", step, "item", item, "until", until, "sort", sort));
        Slice<Queue.Line> slice = queue.page(actor, wanted, after);
        return new Desk(
                slice.rows().stream()
                        .map(row -> new DeskLine(
                                row.id(),
                                row.filingNumber(),
                                row.item(),
                                itemOf.itemName(row.item(), row.itemVersion()),
                                row.applicant(),
                                row.step(),
                                itemOf.stepName(row.item(), row.itemVersion(), row.step()),
                                row.due(),
                                row.channel(),
                                row.received(),
                                row.awaited(),
                                row.corrected(),
                                row.alarm().code(),
                                row.holder(),
                                row.urgent()))
                        .toList(),
                slice.next());
    }

    @GetMapping("/api/v1/desk/cases/{id}")
    @Operation(summary = "办件 · One case with form, materials, opinions")
    CaseDetail get(@PathVariable UUID id, Actor actor, Face face) {
        return CaseDetail.of(views.view(actor, id), true, face);
    }

    @PostMapping("/api/v1/desk/cases/{id}/acceptance")
    @Operation(summary = "受理 · Accept; the clock runs from the morrow")
    CaseDetail accept(
            @PathVariable UUID id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, seen, key, actor, face, new CaseCommand.Accept());
    }

    @PostMapping("/api/v1/desk/cases/{id}/receipt")
    @Operation(
            summary = "容缺收件 · Receive without what is to follow, with its one notice; accepted when all is there"
                    + " (deferral: {meanwhile: received})")
    CaseDetail receiveLacking(
            @PathVariable UUID id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, seen, key, actor, face, new CaseCommand.ReceiveLacking());
    }

    @PostMapping("/api/v1/desk/cases/{id}/correction")
    @Operation(summary = "一次性告知补正 · Ask for a correction, once, within five working days (行政许可法 32)")
    CaseDetail askCorrection(
            @PathVariable UUID id,
            @RequestBody AskCorrection ask,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, seen, key, actor, face, new CaseCommand.AskCorrection(ask.all()));
    }

    @PostMapping("/api/v1/desk/cases/{id}/refusal")
    @Operation(summary = "不受理、不予受理 · Do not accept, with the reason")
    CaseDetail refuse(
            @PathVariable UUID id,
            @RequestBody Refuse refuse,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(
                id,
                seen,
                key,
                actor,
                face,
                new CaseCommand.Refuse(
                        NotAccepted.of(orEmpty(refuse.why())).orElse(null),
                        orEmpty(refuse.reason()),
                        orEmpty(refuse.competent())));
    }

    @PostMapping("/api/v1/desk/cases/{id}/reviews/{step}")
    @Operation(summary = "审查意见 · Give the department's opinion on its step")
    CaseDetail review(
            @PathVariable UUID id,
            @Parameter(example = "site-inspection") @PathVariable String step,
            @RequestBody Review review,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(
                id, seen, key, actor, face, new CaseCommand.Review(step, review.agreed(), orEmpty(review.opinion())));
    }

    @PostMapping("/api/v1/desk/cases/{id}/decision")
    @Operation(summary = "决定 · Grant, which issues the licence, or deny with the reason (行政许可法 38)")
    CaseDetail decide(
            @PathVariable UUID id,
            @RequestBody Decide decide,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        String reason = orEmpty(decide.reason());
        return done(
                id,
                seen,
                key,
                actor,
                face,
                decide.granted() ? new CaseCommand.Grant(reason) : new CaseCommand.Deny(reason));
    }

    @PostMapping("/api/v1/desk/cases/{id}/procedures")
    @Operation(summary = "特别程序开始 · Stop the clock for a special procedure, with its length (行政许可法 45)")
    CaseDetail startProcedure(
            @PathVariable UUID id,
            @RequestBody StartProcedure start,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(
                id,
                seen,
                key,
                actor,
                face,
                new CaseCommand.StartProcedure(
                        Procedures.named(orEmpty(start.procedure())), start.workingDays(), orEmpty(start.notice())));
    }

    @PostMapping("/api/v1/desk/cases/{id}/procedures/{procedure}/end")
    @Operation(summary = "特别程序结束 · End a special procedure; the clock runs again from the next day")
    CaseDetail endProcedure(
            @PathVariable UUID id,
            @Parameter(example = "expert-review") @PathVariable String procedure,
            @RequestBody EndProcedure end,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(
                id,
                seen,
                key,
                actor,
                face,
                new CaseCommand.EndProcedure(Procedures.named(procedure), orEmpty(end.finding())));
    }

    @PostMapping("/api/v1/desk/cases/{id}/extension")
    @Operation(summary = "申请延期 · Ask the organ's head to extend the limits, once (行政许可法 42)")
    CaseDetail proposeExtension(
            @PathVariable UUID id,
            @RequestBody ProposeExtension propose,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, seen, key, actor, face, new CaseCommand.ProposeExtension(orEmpty(propose.reason())));
    }

    @PostMapping("/api/v1/desk/cases/{id}/check")
    @Operation(summary = "事后核查 · What was found of what was promised (告知承诺)")
    CaseDetail check(
            @PathVariable UUID id,
            @RequestBody CheckFound found,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, seen, key, actor, face, new CaseCommand.Check(found.finding(), orEmpty(found.words())));
    }

    @PostMapping("/api/v1/desk/cases/{id}/sample")
    @Operation(summary = "抽查 · What a person found of what was granted automatically, once")
    CaseDetail judge(
            @PathVariable UUID id,
            @RequestBody SampleFound found,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(
                id,
                seen,
                key,
                actor,
                face,
                new CaseCommand.JudgeSample(Boolean.TRUE.equals(found.right()), orEmpty(found.reason())));
    }

    @PostMapping("/api/v1/desk/cases/{id}/referral")
    @Operation(summary = "移送处罚 · Refer a false or broken promise for a penalty, once (告知承诺)")
    CaseDetail refer(
            @PathVariable UUID id,
            @RequestBody Refer refer,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, seen, key, actor, face, new CaseCommand.Refer(orEmpty(refer.to()), orEmpty(refer.reason())));
    }

    @PostMapping("/api/v1/desk/cases/{id}/ending")
    @Operation(summary = "撤回、撤销、注销、吊销 · The head ends a grant (行政许可法 8、69、70, 行政处罚法 9)")
    CaseDetail end(
            @PathVariable UUID id,
            @RequestBody EndGrant end,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, seen, key, actor, face, new CaseCommand.EndGrant(end.ending(), orEmpty(end.reason())));
    }

    @PostMapping("/api/v1/desk/cases/{id}/payment")
    @Operation(summary = "窗口收费 · The fee of one case was taken at the department's counter, while it is asked for")
    CaseDetail take(
            @PathVariable UUID id,
            @RequestBody TakeFee take,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, seen, key, actor, face, new CaseCommand.TakeFee(orEmpty(take.way()), orEmpty(take.receipt())));
    }

    @PostMapping("/api/v1/desk/cases/{id}/fee-waiver")
    @Operation(summary = "减免收费 · Waive the fee of one case, by whom the item names, while it is asked for")
    CaseDetail waive(
            @PathVariable UUID id,
            @RequestBody WaiveFee waive,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, seen, key, actor, face, new CaseCommand.WaiveFee(orEmpty(waive.reason())));
    }

    @PostMapping("/api/v1/desk/cases/{id}/extension/decision")
    @Operation(summary = "延期审批 · The head grants or refuses the extension")
    CaseDetail decideExtension(
            @PathVariable UUID id,
            @RequestBody DecideExtension decide,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(
                id,
                seen,
                key,
                actor,
                face,
                new CaseCommand.DecideExtension(decide.granted(), orEmpty(decide.opinion())));
    }

    @PostMapping("/api/v1/desk/cases/{id}/steps/{step}/claim")
    @Operation(summary = "认领 · Take a step: colleagues leave it alone from then on")
    CaseDetail claim(
            @PathVariable UUID id,
            @Parameter(example = "accept") @PathVariable String step,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, seen, key, actor, face, new CaseCommand.Claim(step));
    }

    @PostMapping("/api/v1/desk/cases/{id}/steps/{step}/assignment")
    @Operation(summary = "指派、转办 · Give a step to a colleague of the same department and region")
    CaseDetail assign(
            @PathVariable UUID id,
            @Parameter(example = "accept") @PathVariable String step,
            @RequestBody Assign assign,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        UUID to = assign.to() == null ? Actor.NOBODY : assign.to();
        return done(id, seen, key, actor, face, new CaseCommand.Assign(step, to, orEmpty(assign.reason())));
    }

    @PostMapping("/api/v1/desk/cases/{id}/steps/{step}/release")
    @Operation(summary = "退回 · Put a step back for everybody")
    CaseDetail release(
            @PathVariable UUID id,
            @Parameter(example = "accept") @PathVariable String step,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            FormKey key,
            Actor actor,
            Face face) {
        return done(id, seen, key, actor, face, new CaseCommand.Release(step));
    }

    private CaseDetail done(UUID id, @Nullable String seen, FormKey key, Actor actor, Face face, CaseCommand command) {
        casework.perform(new Order(actor, id, key.value().toString(), command, version(seen)));
        return CaseDetail.of(views.view(actor, id), true, face);
    }

    /** What is no version of ours is an old one. */
    private static @Nullable Integer version(@Nullable String seen) {
        if (seen == null || seen.equals("*")) {
            return null;
        }
        String digits = seen.replace("\"", "").strip();
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
