package org.onedoor.casework.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.CaseClock;
import org.onedoor.casework.CaseLists;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.Cases;
import org.onedoor.casework.Casework;
import org.onedoor.casework.ItemOfCase;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.files.Upload;
import org.onedoor.files.Uploads;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Slice;
import org.onedoor.shared.Text;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 我的办件 for programs: the applicant's cases, why their days are what they are, and what the applicant may do. */
@RestController
@Tag(name = "cases", description = "我的办件：进度、时钟、补正、补交、撤回 · one's cases, their clocks, what one may do to them")
public class CasesApi {

    private final CaseViews views;
    private final CaseLists lists;
    private final Casework casework;
    private final Uploads uploads;
    private final ItemOfCase itemOf;

    CasesApi(CaseViews views, CaseLists lists, Casework casework, Uploads uploads, ItemOfCase itemOf) {
        this.views = views;
        this.lists = lists;
        this.casework = casework;
        this.uploads = uploads;
        this.itemOf = itemOf;
    }

    /** @param awaited deferred materials that have not come */
    record CaseLine(
            UUID id,
            String filingNumber,
            String item,
            Text itemName,
            CaseDetail.State state,
            Instant submitted,
            @Nullable LocalDate promisedDue,
            @Nullable LocalDate answerBy,
            int awaited) {}

    /** @param next the cursor of the following page, null on the last */
    record CaseList(List<CaseLine> cases, @Nullable String next) {}

    @Schema(example = "{\"remark\": \"图上已标出洗消区\"}")
    record Answered(@Nullable String remark) {}

    @Schema(example = "{\"reason\": \"不开店了\"}")
    record Withdrawn(@Nullable String reason) {}

    @GetMapping("/api/v1/cases")
    @Operation(summary = "我的办件 · One's cases, the newest first")
    CaseList list(@RequestParam(required = false) @Nullable String after, Actor actor, Face face) {
        Slice<CaseLists.Mine> slice = lists.mine(actor, after);
        return new CaseList(
                slice.rows().stream()
                        .map(row -> new CaseLine(
                                row.id(),
                                row.filingNumber(),
                                row.item(),
                                itemOf.itemName(row.item(), row.itemVersion()),
                                CaseDetail.State.of(row.state(), row.answerBy() != null, face),
                                row.submitted(),
                                row.promisedDue(),
                                row.answerBy(),
                                row.awaited()))
                        .toList(),
                slice.next());
    }

    @GetMapping("/api/v1/cases/{id}")
    @Operation(summary = "办件进度 · One case: state, whose turn, days, steps, materials, licence")
    CaseDetail get(@PathVariable UUID id, Actor actor, Face face) {
        return view(actor, id, face);
    }

    @GetMapping("/api/v1/cases/{id}/clock")
    @Operation(summary = "期限台账 · Each day of the case's limits and why it counts or not")
    CaseClock clock(@PathVariable UUID id, Actor actor) {
        Cases.Looked looked = views.look(actor, id);
        return itemOf.clock(looked.head(), looked.timing());
    }

    @PostMapping(path = "/api/v1/cases/{id}/correction/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "补正材料 · Add a file while a correction is asked")
    CaseDetail attach(
            @PathVariable UUID id,
            @Parameter(example = "floor-plan") @RequestParam String material,
            @RequestParam MultipartFile file,
            FormKey key,
            Actor actor,
            Face face)
            throws IOException {
        views.head(actor, id);
        Upload upload = DraftsApi.accept(uploads, file);
        casework.perform(actor, id, key.value().toString(), new CaseCommand.Attach(material, upload));
        return view(actor, id, face);
    }

    /** @param answers element or group → value, those that the notice names and those that follow; null takes one back */
    @Schema(example = """
                    {"answers": {"premises_area": 62.5}}""")
    record Amended(@Nullable ObjectNode answers) {}

    @PostMapping("/api/v1/cases/{id}/correction/answers")
    @Operation(
            summary = "改填 · Change answers that the notice names",
            description = "Kept as they are, right or wrong, and seen by nobody else until the answer is handed in.")
    CaseDetail correctAnswers(
            @PathVariable UUID id, @RequestBody Amended amended, FormKey key, Actor actor, Face face) {
        ObjectNode answers =
                amended.answers() == null ? JsonMapper.builder().build().createObjectNode() : amended.answers();
        casework.perform(actor, id, key.value().toString(), new CaseCommand.CorrectAnswers(answers, null));
        return view(actor, id, face);
    }

    @PostMapping("/api/v1/cases/{id}/correction")
    @Operation(summary = "补正 · Hand in the answer to the correction notice")
    CaseDetail answer(@PathVariable UUID id, @RequestBody Answered answered, FormKey key, Actor actor, Face face) {
        String remark = answered.remark() == null ? "" : answered.remark();
        casework.perform(actor, id, key.value().toString(), new CaseCommand.AnswerCorrection(remark));
        return view(actor, id, face);
    }

    @PostMapping(path = "/api/v1/cases/{id}/supplements/{material}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "容缺补交 · Send a deferred material")
    CaseDetail supplement(
            @PathVariable UUID id,
            @Parameter(example = "food-safety-rules") @PathVariable String material,
            @RequestParam MultipartFile file,
            FormKey key,
            Actor actor,
            Face face)
            throws IOException {
        views.head(actor, id);
        Upload upload = DraftsApi.accept(uploads, file);
        casework.perform(actor, id, key.value().toString(), new CaseCommand.Supplement(material, upload));
        return view(actor, id, face);
    }

    @PostMapping("/api/v1/cases/{id}/withdrawal")
    @Operation(summary = "撤回 · Withdraw before the decision")
    CaseDetail withdraw(@PathVariable UUID id, @RequestBody Withdrawn withdrawn, FormKey key, Actor actor, Face face) {
        String reason = withdrawn.reason() == null ? "" : withdrawn.reason();
        casework.perform(actor, id, key.value().toString(), new CaseCommand.Withdraw(reason));
        return view(actor, id, face);
    }

    /**
     * How the result is to come.
     *
     * @param way {@code electronic}, {@code post} or {@code counter}
     * @param address where to and to whom, for post
     */
    @Schema(example = """
            {"way": "post", "address": "温州市鹿城区演示路 1 号 演示·甲"}""")
    record Deliver(@Nullable String way, @Nullable String address) {}

    @PostMapping("/api/v1/cases/{id}/delivery")
    @Operation(summary = "送达方式 · Choose how the result comes, until it has been sent")
    CaseDetail deliver(@PathVariable UUID id, @RequestBody Deliver deliver, FormKey key, Actor actor, Face face) {
        casework.perform(
                actor,
                id,
                key.value().toString(),
                new CaseCommand.ChooseDelivery(
                        deliver.way() == null ? "" : deliver.way(),
                        deliver.address() == null ? "" : deliver.address()));
        return view(actor, id, face);
    }

    private CaseDetail view(Actor actor, UUID id, Face face) {
        return CaseDetail.of(views.view(actor, id), false, face);
    }
}
