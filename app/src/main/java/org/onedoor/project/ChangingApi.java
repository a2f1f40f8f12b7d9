package org.onedoor.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.web.FormKey;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 项目变更 as programs use it. */
@RestController
@Tag(name = "projects", description = "投资项目审批 · investment projects")
class ChangingApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Changing changing;
    private final Pictures pictures;

    ChangingApi(Changing changing, Pictures pictures) {
        this.changing = changing;
        this.pictures = pictures;
    }

    /** @param version to be named by whoever says it anew */
    record FactsView(int version, ObjectNode facts, List<ChangeLine> changes) {}

    /** @param needs item → required, chosen or none, of those that stand to the project otherwise since */
    record ChangeLine(int version, Instant at, ObjectNode before, ObjectNode after, Map<String, String> needs) {}

    /**
     * @param version of the project, as it was when what follows was looked at
     * @param facts all of them, element → value; where it is built may be left out
     */
    @Schema(example = """
                    {"version": 1,
                     "facts": {"project_name": "演示厂房（二期）", "project_kind": "new", "project_trade": "manufacturing",
                               "project_site": "演示路 1 号", "project_content": "厂房两座",
                               "project_investment": 1500000000, "project_begin": "2026-12-01", "project_end": "2028-12-01",
                               "project_government_invested": false, "project_on_approval_list": false,
                               "project_equipment_only": false, "land_supply": "grant", "is_special_building": false,
                               "has_dangerous_works": false}}""")
    record Anew(@Nullable Integer version, @Nullable ObjectNode facts) {

        ObjectNode said() {
            return facts == null ? JSON.createObjectNode() : facts;
        }
    }

    /**
     * @param problems fields that are wrong or missing
     * @param filling stages whose form goes on as it was begun
     */
    record ForeseenView(
            int version,
            List<String> problems,
            ObjectNode before,
            ObjectNode after,
            List<EffectLine> effects,
            List<String> filling) {}

    /**
     * @param need required, chosen or none from then on
     * @param standing not-yet, under-way or settled: what was applied for stays as it is
     */
    record EffectLine(String item, String need, String standing) {}

    record Changed(int version) {}

    @GetMapping("/api/v1/projects/{id}/facts")
    @Operation(summary = "项目信息和变更记录 · What a project is said to be, and how that has changed, the newest first")
    FactsView facts(@PathVariable UUID id, Actor actor) {
        Picture picture = pictures.of(actor, id);
        return new FactsView(
                picture.project().version(),
                picture.project().facts(),
                picture.changes().stream()
                        .map(change -> new ChangeLine(
                                change.version(),
                                change.at(),
                                change.before(),
                                change.after(),
                                change.needs().entrySet().stream()
                                        .collect(Collectors.toMap(
                                                Map.Entry::getKey,
                                                need -> need.getValue().code()))))
                        .toList());
    }

    @PostMapping("/api/v1/projects/{id}/facts/foresight")
    @Operation(
            summary = "变更会带来什么 · What would follow if it were said anew",
            description =
                    "Changes nothing: items that would become required, a choice, or fall away, and what goes on.")
    ForeseenView foresee(@PathVariable UUID id, @RequestBody Anew anew, Actor actor) {
        Changing.Foreseen foreseen = changing.foresee(actor, id, anew.said());
        return new ForeseenView(
                foreseen.project().version(),
                foreseen.problems().stream().map(problem -> problem.field()).toList(),
                foreseen.before(),
                foreseen.after(),
                foreseen.effects().stream()
                        .map(effect -> new EffectLine(
                                effect.member().item(),
                                effect.need().code(),
                                effect.standing().code()))
                        .toList(),
                foreseen.filling().stream().map(stage -> stage.phase().code()).toList());
    }

    @PostMapping("/api/v1/projects/{id}/facts")
    @Operation(
            summary = "项目变更 · Say anew what a project is",
            description =
                    "Its code stays, and so does whatever was applied for; what is still to come goes by the new facts.")
    Changed change(@PathVariable UUID id, @RequestBody Anew anew, FormKey key, Actor actor) {
        Integer version = anew.version();
        return new Changed(
                changing.change(actor, key.value().toString(), id, version == null ? 0 : version, anew.said()));
    }
}
