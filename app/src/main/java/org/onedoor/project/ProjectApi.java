package org.onedoor.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.Cases;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.web.FormKey;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 投资项目 as programs use it. */
@RestController
@Tag(name = "projects", description = "投资项目审批 · investment projects")
class ProjectApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Themes themes;
    private final Registration registration;
    private final StageApplying applying;
    private final Pictures pictures;
    private final JointChecks checks;
    private final Consultations consultations;

    ProjectApi(
            Themes themes,
            Registration registration,
            StageApplying applying,
            Pictures pictures,
            JointChecks checks,
            Consultations consultations) {
        this.themes = themes;
        this.registration = registration;
        this.applying = applying;
        this.pictures = pictures;
        this.checks = checks;
        this.consultations = consultations;
    }

    record ThemeList(List<ThemeLine> themes) {}

    record ThemeLine(String id, int version, Text name, Text summary, String type, int workingDays) {}

    /** @param facts element → value, as the theme asks */
    @Schema(example = """
                    {"theme": "enterprise-investment",
                     "facts": {"project_name": "演示厂房", "project_kind": "new", "project_trade": "manufacturing",
                               "project_district": "330302", "project_site": "演示路 1 号", "project_content": "厂房一座",
                               "project_investment": 1000000000, "project_begin": "2026-12-01", "project_end": "2028-12-01",
                               "project_government_invested": false, "project_on_approval_list": false,
                               "project_equipment_only": false, "land_supply": "grant", "is_special_building": false,
                               "has_dangerous_works": false}}""")
    record Register(@Nullable String theme, @Nullable ObjectNode facts) {}

    record Registered(UUID id) {}

    /** @param with ids of the items wanted beside those that are needed */
    @Schema(example = """
                    {"with": ["energy-review"]}""")
    record BeginStage(@Nullable Set<String> with) {}

    record StageBegun(UUID draft) {}

    /**
     * 项目全景.
     *
     * @param used working days on which an authority had something of it, each once
     * @param limit how many it may have had
     */
    record ProjectView(
            UUID id,
            String code,
            String name,
            String theme,
            int themeVersion,
            String type,
            Instant registered,
            int used,
            int limit,
            List<StageLine> stages,
            List<HoldLine> holds,
            List<CheckLine> jointChecks,
            List<OpinionLine> opinions) {}

    /** @param draft its form, while it is being filled in */
    record StageLine(
            String phase,
            Text name,
            String lead,
            String status,
            int used,
            int limit,
            @Nullable UUID draft,
            List<ItemLine> items) {}

    /**
     * @param need required, chosen or none
     * @param state of its case, or how far it is before; null before it is applied for
     * @param national BLZT of its case
     */
    record ItemLine(
            String item,
            Text name,
            @Nullable String department,
            String need,
            boolean filing,
            @Nullable UUID caseId,
            @Nullable String filingNumber,
            @Nullable String state,
            @Nullable String national,
            @Nullable LocalDate promisedDue,
            int used) {}

    /** @param holder authority, owner, stopped or turn */
    record HoldLine(
            Text item,
            String holder,
            @Nullable String department,
            @Nullable String step,
            @Nullable LocalDate due,
            boolean last) {}

    record CheckLine(
            UUID id,
            String line,
            LocalDate visitOn,
            @Nullable Instant visited,
            List<String> attended,
            @Nullable Boolean passed,
            @Nullable String opinion) {}

    record OpinionLine(UUID id, String phase, String department, String question, LocalDate due, String state) {}

    /** What was left out is as good as blank, and refused as that is. */
    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    @GetMapping("/api/v1/project-themes")
    @Operation(summary = "项目主题 · Kinds of projects that can be registered")
    ThemeList themes() {
        return new ThemeList(themes.inForce().stream()
                .map(theme -> new ThemeLine(
                        theme.id(),
                        theme.version(),
                        theme.name(),
                        theme.summary(),
                        theme.type().code(),
                        theme.workingDays()))
                .toList());
    }

    @PostMapping("/api/v1/projects")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "项目登记·赋码 · Register a project; it gets its code")
    Registered register(@RequestBody Register register, FormKey key, Actor actor) {
        ObjectNode facts = register.facts();
        return new Registered(registration.register(
                actor,
                key.value().toString(),
                said(register.theme()),
                facts == null ? JSON.createObjectNode() : facts));
    }

    @GetMapping("/api/v1/projects/{id}")
    @Operation(summary = "项目全景 · The whole project: stages, items, who has what, days used")
    ProjectView project(@PathVariable UUID id, Actor actor) {
        Picture picture = pictures.of(actor, id);
        Project project = picture.project();
        return new ProjectView(
                project.id(),
                project.code().value(),
                project.name(),
                project.theme(),
                project.themeVersion(),
                picture.theme().type().code(),
                project.registered(),
                picture.used(),
                picture.theme().workingDays(),
                picture.stages().stream().map(ProjectApi::stage).toList(),
                picture.holds().stream()
                        .map(hold -> new HoldLine(
                                hold.item(),
                                hold.holder().code(),
                                hold.department(),
                                hold.step(),
                                hold.due(),
                                hold.last()))
                        .toList(),
                picture.checks().stream()
                        .map(check -> new CheckLine(
                                check.id(),
                                check.line(),
                                check.visitOn(),
                                check.visited(),
                                check.attended(),
                                check.passed(),
                                check.opinion()))
                        .toList(),
                picture.opinions().stream()
                        .map(one -> new OpinionLine(
                                one.id(),
                                one.phase().code(),
                                one.department(),
                                one.question(),
                                one.due(),
                                one.state(
                                                picture.today(),
                                                picture.theme().opinions().silence())
                                        .code()))
                        .toList());
    }

    private static StageLine stage(Picture.StageView view) {
        return new StageLine(
                view.stage().phase().code(),
                view.stage().name(),
                view.stage().lead(),
                view.status().code(),
                view.used(),
                view.stage().workingDays(),
                view.draft(),
                view.rows().stream().map(ProjectApi::item).toList());
    }

    private static ItemLine item(Picture.Row row) {
        Course.Part part = row.part();
        Cases.Looked looked = part == null ? null : part.looked();
        CaseHead head = looked == null ? null : looked.head();
        return new ItemLine(
                row.member().item(),
                row.name(),
                row.department(),
                row.need().code(),
                row.member().filing(),
                head == null ? null : head.id(),
                head == null ? null : head.filingNumber().value(),
                head != null
                        ? head.state().code()
                        : part == null ? null : part.member().stage().code(),
                looked == null
                        ? null
                        : looked.head()
                                .state()
                                .national(looked.timing()
                                        .unanswered(looked.head())
                                        .isPresent()),
                head == null ? null : head.promisedDue(),
                row.used());
    }

    @PostMapping("/api/v1/projects/{id}/stages/{phase}/drafts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "阶段申请 · Begin the one form of a stage",
            description = "It is filled in, completed and submitted like any other draft, below /drafts/{id}.")
    StageBegun begin(
            @PathVariable UUID id,
            @PathVariable String phase,
            @RequestBody BeginStage begin,
            FormKey key,
            Actor actor) {
        Set<String> with = begin.with();
        return new StageBegun(applying.begin(
                actor, key.value().toString(), id, ProjectPages.phase(phase), with == null ? Set.of() : with));
    }

    @Schema(example = """
                    {"line": "54Y", "day": "2026-12-08"}""")
    record Visit(@Nullable String line, @Nullable LocalDate day) {}

    @Schema(example = """
                    {"attended": ["housing-construction", "natural-resources"]}""")
    record Attendance(@Nullable Set<String> attended) {}

    @Schema(example = """
                    {"words": "各部门均已通过"}""")
    record Words(@Nullable String words) {}

    @Schema(example = """
                    {"phase": "land", "department": "ecology", "question": "选址是否涉及生态保护红线"}""")
    record Question(
            @Nullable String phase,
            @Nullable String department,
            @Nullable String question) {}

    @Schema(example = """
                    {"agreed": true, "words": "不涉及"}""")
    record Reply(boolean agreed, @Nullable String words) {}

    record Kept(UUID id) {}

    @PostMapping("/api/v1/desk/projects/{id}/visits")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "约定联合踏勘 · Arrange the one visit of a joint acceptance, or put it off")
    Kept arrange(@PathVariable UUID id, @RequestBody Visit visit, FormKey key, Actor actor) {
        return new Kept(checks.arrange(actor, key.value().toString(), id, said(visit.line()), visit.day()));
    }

    @PostMapping("/api/v1/desk/projects/{id}/visits/{check}/attendance")
    @Operation(summary = "到场 · Write down that the visit took place, and who was there")
    Kept visited(
            @PathVariable UUID id,
            @PathVariable UUID check,
            @RequestBody Attendance attendance,
            FormKey key,
            Actor actor) {
        Set<String> attended = attendance.attended();
        return new Kept(
                checks.visited(actor, key.value().toString(), id, check, attended == null ? Set.of() : attended));
    }

    @PostMapping("/api/v1/desk/projects/{id}/visits/{check}/opinion")
    @Operation(summary = "联合验收意见 · Give the one opinion, when every department has decided")
    Kept conclude(@PathVariable UUID id, @PathVariable UUID check, @RequestBody Words words, FormKey key, Actor actor) {
        return new Kept(checks.conclude(actor, key.value().toString(), id, check, said(words.words())));
    }

    @PostMapping("/api/v1/desk/projects/{id}/opinions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "征求意见 · Ask another department for its word")
    Kept ask(@PathVariable UUID id, @RequestBody Question question, FormKey key, Actor actor) {
        Phase phase =
                Phase.find(said(question.phase())).orElseThrow(() -> new Refused(new ProjectRefusal.NobodyToAsk()));
        return new Kept(consultations.ask(
                actor, key.value().toString(), id, phase, said(question.department()), said(question.question())));
    }

    @PostMapping("/api/v1/desk/projects/{id}/opinions/{opinion}/answer")
    @Operation(summary = "答复意见 · Answer, once")
    Kept answer(@PathVariable UUID id, @PathVariable UUID opinion, @RequestBody Reply reply, FormKey key, Actor actor) {
        return new Kept(
                consultations.answer(actor, key.value().toString(), id, opinion, reply.agreed(), said(reply.words())));
    }
}
