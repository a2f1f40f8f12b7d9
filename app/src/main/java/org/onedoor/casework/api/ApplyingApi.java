package org.onedoor.casework.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.filing.Applying;
import org.onedoor.casework.filing.Submission;
import org.onedoor.casework.filing.WholeApplication;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.files.Upload;
import org.onedoor.files.Uploads;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.FormKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 一次提交 for programs that have everything at hand: one request instead of a draft with its steps. */
@RestController
@Tag(name = "cases")
public class ApplyingApi {

    private static final String APPLICATION = "application";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Applying applying;
    private final Uploads uploads;

    ApplyingApi(Applying applying, Uploads uploads) {
        this.applying = applying;
        this.uploads = uploads;
    }

    /**
     * All but the files.
     *
     * @param region whose department is asked
     * @param answers element or group → value, those to the item's questions among them
     * @param later types of materials to follow
     * @param pledge whether the applicant signed the pledge for them (容缺受理承诺书)
     * @param onPledge 告知承诺: whether the applicant promises in writing what the item's {@code informed-pledge} tells, and
     *     asks to be granted it at once
     * @param emergency 应急容缺: a reason of the emergency in force, for any material to follow with an image in its place
     * @param licence for an item that changes, renews or replaces a licence: which; may be left out where one holds but one
     */
    @Schema(example = """
                    {"region": "330302", "answers": {"legal_representative_name": "演示·甲"},
                     "later": ["food-safety-rules"], "pledge": true, "onPledge": false}""")
    record Whole(
            @Nullable String region,
            @Nullable ObjectNode answers,
            @Nullable Set<String> later,
            @Nullable Boolean pledge,
            @Nullable Boolean onPledge,
            @Nullable String emergency,
            @Nullable UUID licence) {}

    @PostMapping(path = "/api/v1/items/{id}/cases", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "一次提交 · Apply with everything at once; answers with the case's id and filing number",
            description =
                    "The part `application` is JSON; every file (PDF, JPEG, PNG) is a part named by its material.")
    Submission.Receipt apply(
            @Parameter(example = "food-business-licence-new") @PathVariable String id,
            @RequestPart(APPLICATION) Whole application,
            MultipartHttpServletRequest request,
            FormKey key,
            Actor actor)
            throws IOException {
        UUID party = actor.actingFor();
        if (party == null) {
            throw new Refused(new CaseRefusal.NotOffered("to-staff"));
        }
        return applying.apply(
                actor,
                key.value().toString(),
                new WholeApplication(
                        party,
                        id,
                        Objects.requireNonNullElse(application.region(), ""),
                        Objects.requireNonNullElseGet(application.answers(), JSON::createObjectNode),
                        files(request),
                        Objects.requireNonNullElse(application.later(), Set.of()),
                        Boolean.TRUE.equals(application.pledge()),
                        Boolean.TRUE.equals(application.onPledge()),
                        application.emergency(),
                        application.licence()));
    }

    private Map<String, List<Upload>> files(MultipartHttpServletRequest request) throws IOException {
        Map<String, List<Upload>> files = new TreeMap<>();
        for (Map.Entry<String, List<MultipartFile>> material :
                request.getMultiFileMap().entrySet()) {
            if (!material.getKey().equals(APPLICATION)) {
                List<Upload> kept = files.computeIfAbsent(material.getKey(), type -> new ArrayList<>());
                for (MultipartFile file : material.getValue()) {
                    kept.add(DraftsApi.accept(uploads, file));
                }
            }
        }
        return files;
    }
}
