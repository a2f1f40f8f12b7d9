package org.onedoor.casework.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.filing.Attaching;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.joint.Submissions;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.files.Upload;
import org.onedoor.files.Uploads;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 填写与提交 for programs. Every change carries an {@code Idempotency-Key}. */
@RestController
@Tag(name = "drafts", description = "填写与提交申请 · filling in and submitting an application")
public class DraftsApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Drafting drafting;
    private final Attaching attaching;
    private final Submissions submissions;
    private final Uploads uploads;
    private final Once once;

    DraftsApi(Drafting drafting, Attaching attaching, Submissions submissions, Uploads uploads, Once once) {
        this.drafting = drafting;
        this.attaching = attaching;
        this.submissions = submissions;
        this.uploads = uploads;
        this.once = once;
    }

    /**
     * What an application begins with.
     *
     * @param region whose department is asked
     * @param situation answers to the item's questions as far as they are known
     * @param licence for an item that changes, renews or replaces a licence: which; may be left out where one holds but one
     */
    @Schema(example = """
                    {"region": "330302",
                     "situation": {"food_business_form": "catering", "has_cold_dishes": false, "sells_online": true}}""")
    record Begin(
            @Nullable String region,
            @Nullable ObjectNode situation,
            @Nullable UUID licence) {}

    /** @param answers element or group → value; what is not named stays, null takes an answer back */
    @Schema(example = """
                    {"answers": {
                       "legal_representative_name": "演示·甲", "contact_phone": "0577-88000000",
                       "premises_address": "温州市鹿城区演示路 1 号", "premises_area": 58.5,
                       "online_shop_name": "演示外卖店", "food_business_items": ["hot-dishes"],
                       "food_safety_officer_name": "演示·丁",
                       "food_workers": [{"worker_name": "演示·丁", "worker_post": "cook"}],
                       "delivery_way": "electronic"}}""")
    record Answers(@Nullable ObjectNode answers) {

        ObjectNode given() {
            return answers == null ? JSON.createObjectNode() : answers;
        }
    }

    /**
     * @param later true to let it follow, false to take that back
     * @param emergency 应急容缺: a reason of the emergency in force, where the item itself lets it not follow; an image of the
     *     material then has to be sent too
     */
    @Schema(example = "{\"later\": true}")
    record Later(boolean later, @Nullable String emergency) {}

    /**
     * @param pledge whether the applicant signed the pledge for materials to follow (容缺受理承诺书)
     * @param onPledge whether the applicant promised the item's conditions in writing, to be granted at once and checked
     *     afterwards (告知承诺书)
     */
    @Schema(example = "{\"pledge\": true, \"onPledge\": false}")
    record Submit(boolean pledge, @Nullable Boolean onPledge) {}

    record DraftLine(
            UUID id, String item, int itemVersion, Text itemName, String region, Instant savedAt, Instant expiresAt) {}

    record DraftList(List<DraftLine> drafts) {}

    @PostMapping("/api/v1/items/{id}/drafts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "开始填写 · Begin an application in the name one acts for")
    DraftView begin(
            @Parameter(example = "food-business-licence-new") @PathVariable String id,
            @RequestBody Begin begin,
            FormKey key,
            Actor actor,
            Face face) {
        UUID party = actor.actingFor();
        if (party == null) {
            throw new Refused(new CaseRefusal.NotOffered("to-staff"));
        }
        String region = begin.region() == null ? "" : begin.region();
        ObjectNode situation = begin.situation() == null ? JSON.createObjectNode() : begin.situation();
        record BeginDraft(
                String item,
                String region,
                String situation,
                @Nullable UUID licence) {}
        UUID draft = once.run(
                actor,
                key.value().toString(),
                new BeginDraft(id, region, situation.toString(), begin.licence()),
                UUID.class,
                () -> drafting.begin(actor, party, id, region, situation, begin.licence()));
        return view(actor, draft, face);
    }

    @GetMapping("/api/v1/drafts")
    @Operation(summary = "我的草稿 · One's drafts, the latest first")
    DraftList list(Actor actor) {
        return new DraftList(drafting.open(actor).stream()
                .map(line -> new DraftLine(
                        line.id(),
                        line.item(),
                        line.itemVersion(),
                        drafting.name(line),
                        line.region(),
                        line.savedAt(),
                        line.expiresAt()))
                .toList());
    }

    @GetMapping("/api/v1/drafts/{id}")
    @Operation(summary = "草稿 · One draft, with problems by field and missing materials")
    DraftView draft(@PathVariable UUID id, Actor actor, Face face) {
        return view(actor, id, face);
    }

    @PutMapping("/api/v1/drafts/{id}")
    @Operation(
            summary = "保存答案 · Save answers",
            description = "Saved as they are, right or wrong; the answer tells what is wrong with which field.")
    DraftView answer(@PathVariable UUID id, @RequestBody Answers sent, FormKey key, Actor actor, Face face) {
        record AnswerDraft(UUID draft, String answers) {}
        once.run(actor, key.value().toString(), new AnswerDraft(id, sent.given().toString()), UUID.class, () -> {
            drafting.answerAll(actor, id, sent.given());
            return id;
        });
        return view(actor, id, face);
    }

    @PostMapping(
            path = "/api/v1/drafts/{id}/materials/{material}/files",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "上传材料 · Add a file (PDF, JPEG, PNG) to a material")
    DraftView attach(
            @PathVariable UUID id,
            @Parameter(example = "floor-plan") @PathVariable String material,
            @RequestParam MultipartFile file,
            FormKey key,
            Actor actor,
            Face face)
            throws IOException {
        drafting.view(actor, id);
        Upload upload = accept(uploads, file);
        record AttachFile(UUID draft, String material, String name, String sha256) {}
        once.run(
                actor,
                key.value().toString(),
                new AttachFile(id, material, upload.name(), upload.file().sha256()),
                UUID.class,
                () -> attaching.attach(actor, id, material, upload));
        return view(actor, id, face);
    }

    @DeleteMapping("/api/v1/drafts/{id}/files/{file}")
    @Operation(summary = "删除文件 · Take a file away")
    DraftView detach(@PathVariable UUID id, @PathVariable UUID file, FormKey key, Actor actor, Face face) {
        record DetachFile(UUID draft, UUID file) {}
        once.run(actor, key.value().toString(), new DetachFile(id, file), UUID.class, () -> {
            attaching.detach(actor, id, file);
            return id;
        });
        return view(actor, id, face);
    }

    @PutMapping("/api/v1/drafts/{id}/materials/{material}/deferral")
    @Operation(summary = "容缺后补 · Let a deferrable material follow later")
    DraftView defer(
            @PathVariable UUID id,
            @Parameter(example = "food-safety-rules") @PathVariable String material,
            @RequestBody Later later,
            FormKey key,
            Actor actor,
            Face face) {
        record DeferMaterial(
                UUID draft,
                String material,
                boolean later,
                @Nullable String emergency) {}
        once.run(
                actor,
                key.value().toString(),
                new DeferMaterial(id, material, later.later(), later.emergency()),
                UUID.class,
                () -> {
                    String reason = later.emergency();
                    if (later.later() && reason != null) {
                        attaching.deferBecause(actor, id, material, reason);
                    } else {
                        attaching.defer(actor, id, material, later.later());
                    }
                    return id;
                });
        return view(actor, id, face);
    }

    @PostMapping("/api/v1/drafts/{id}/submission")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "提交 · Submit; answers with the case's id and filing number",
            description =
                    "An item that is decided at once may be granted when this returns: read the case. Of one thing out of"
                            + " several, id and number are those of the whole, and joint is true: read it at /joint/{id}.")
    Submitted submit(@PathVariable UUID id, @RequestBody Submit submit, FormKey key, Actor actor) {
        Submissions.Submitted submitted = submissions.submit(
                actor,
                key.value().toString(),
                id,
                new Filing.Signed(submit.pledge(), Boolean.TRUE.equals(submit.onPledge())));
        return new Submitted(submitted.receipt().id(), submitted.receipt().filingNumber(), submitted.joint());
    }

    /** @param joint whether it became one application for several items */
    record Submitted(UUID id, String filingNumber, boolean joint) {}

    @DeleteMapping("/api/v1/drafts/{id}")
    @Operation(summary = "删除草稿 · Throw a draft away")
    ResponseEntity<Void> discard(@PathVariable UUID id, FormKey key, Actor actor) {
        record DiscardDraft(UUID draft) {}
        once.run(actor, key.value().toString(), new DiscardDraft(id), UUID.class, () -> {
            drafting.discard(actor, id);
            return id;
        });
        return ResponseEntity.noContent().build();
    }

    private DraftView view(Actor actor, UUID id, Face face) {
        return DraftView.of(drafting.view(actor, id), face);
    }

    static Upload accept(Uploads uploads, MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return uploads.accept(
                    content, Optional.ofNullable(file.getOriginalFilename()).orElse(""));
        }
    }
}
