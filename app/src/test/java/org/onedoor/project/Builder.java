package org.onedoor.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.Casework;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.filing.Attaching;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.joint.JointSubmission;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.NotAccepted;
import org.onedoor.casework.life.Step;
import org.onedoor.files.Upload;
import org.onedoor.files.Uploads;
import org.onedoor.identity.Parties;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A firm of the demo city that builds, and the departments that handle what it applies for. */
@TestComponent
class Builder {

    static final String THEME = "enterprise-investment";
    static final String CITY = "330300";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Parties parties;
    private final Registration registration;
    private final StageApplying applying;
    private final Pictures pictures;
    private final Drafting drafting;
    private final Attaching attaching;
    private final JointSubmission submission;
    private final Casework casework;
    private final CaseViews views;
    private final Uploads uploads;
    private final Clock clock;

    Builder(
            Parties parties,
            Registration registration,
            StageApplying applying,
            Pictures pictures,
            Drafting drafting,
            Attaching attaching,
            JointSubmission submission,
            Casework casework,
            CaseViews views,
            Uploads uploads,
            Clock clock) {
        this.parties = parties;
        this.registration = registration;
        this.applying = applying;
        this.pictures = pictures;
        this.drafting = drafting;
        this.attaching = attaching;
        this.submission = submission;
        this.casework = casework;
        this.views = views;
        this.uploads = uploads;
        this.clock = clock;
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    Actor owner() {
        UUID firm = parties.findFirm("91330302MA2DEM017C").orElseThrow().id();
        return new Actor(UUID.randomUUID(), firm, Role.APPLICANT, null, CITY, Channel.WEB);
    }

    static Actor reviewer(String department) {
        return new Actor(UUID.randomUUID(), null, Role.REVIEWER, department, CITY, Channel.WEB);
    }

    /** What the tour fills in, as of today. */
    ObjectNode filled() {
        try {
            ObjectNode filled = (ObjectNode) JSON.readTree(new ClassPathResource("tour/" + THEME + ".json")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("{today}", LocalDate.now(clock).toString()));
            // what only projects of the government, or on allocated land, are asked
            ((ObjectNode) filled.required("answers"))
                    .put("government_funds", 9_000_000_000L)
                    .put("project_need", "学位不够")
                    .put("uses_farmland", false)
                    .put("budget_estimate", 11_000_000_000L);
            return filled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode facts() {
        return (ObjectNode) filled().required("facts");
    }

    UUID registered(Actor owner) {
        return registered(owner, facts());
    }

    UUID registered(Actor owner, ObjectNode facts) {
        return registration.register(owner, key(), THEME, facts);
    }

    /** 审批类: with the government's money, of a trade and on land as such projects mostly are. */
    UUID registeredForTheGovernment(Actor owner) {
        ObjectNode facts = facts();
        facts.remove("project_on_approval_list");
        facts.put("project_government_invested", true).put("land_supply", "allocation");
        return registration.register(owner, key(), "government-investment", facts);
    }

    /** 核准类: of a kind that is on the list. */
    UUID registeredToBeRatified(Actor owner) {
        return registration.register(
                owner,
                key(),
                "enterprise-ratification",
                facts().put("project_on_approval_list", true).put("land_supply", "allocation"));
    }

    /** Begins a stage's form, answers it and submits it. */
    void applied(Actor owner, UUID project, Phase phase) {
        submitted(owner, filledIn(owner, project, phase));
    }

    void submitted(Actor owner, UUID draft) {
        submission.submit(owner, key(), draft, new Filing.Signed(false, false));
    }

    /** Begins a stage's form and answers all of it. */
    UUID filledIn(Actor owner, UUID project, Phase phase) {
        Set<String> chosen = new HashSet<>();
        filled().required("chosen").required(phase.code()).forEach(item -> chosen.add(item.asString()));
        UUID draft = applying.begin(owner, key(), project, phase, chosen);
        Application begun = drafting.view(owner, draft);
        ObjectNode answers = (ObjectNode) filled().required("answers");
        answers.setAll(facts());
        Set<String> asked = new HashSet<>(begun.tailored().asked());
        answers.retain(asked);
        asked.stream().filter(element -> begun.reused(element) != null).forEach(answers::remove);
        answers = untold(answers, begun);
        Application application = drafting.answerAll(owner, draft, answers);
        // what these answers bring up is answered next
        ObjectNode more = (ObjectNode) filled().required("answers");
        more.retain(application.tailored().asked());
        application.tailored().asked().stream()
                .filter(element -> application.reused(element) != null)
                .forEach(more::remove);
        Application all = drafting.answerAll(owner, draft, untold(more, application));
        assertThat(all.allProblems()).as(phase.code()).isEmpty();
        for (Application.Wanted wanted : all.missing()) {
            attaching.attach(owner, draft, wanted.material().type(), picture());
        }
        return draft;
    }

    /** Only what the form does not know already. */
    private static ObjectNode untold(ObjectNode answers, Application application) {
        answers.propertyNames().stream()
                .filter(name -> application.draft().answers().has(name))
                .toList()
                .forEach(answers::remove);
        return answers;
    }

    Picture picture(Actor actor, UUID project) {
        return pictures.of(actor, project);
    }

    Picture.StageView stage(Actor actor, UUID project, Phase phase) {
        return picture(actor, project).stages().stream()
                .filter(stage -> stage.stage().phase() == phase)
                .findFirst()
                .orElseThrow();
    }

    /** The case of an item, as soon as it is one. */
    UUID caseOf(Actor owner, UUID project, String item) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> picture(owner, project)
                        .course()
                        .latest(item)
                        .filter(part -> part.looked() != null)
                        .isPresent());
        return Objects.requireNonNull(picture(owner, project)
                .course()
                .latest(item)
                .orElseThrow()
                .member()
                .caseId());
    }

    void accept(UUID id) {
        CaseHead head = head(id);
        casework.perform(at(head.department(), head), id, new CaseCommand.Accept());
    }

    /** 行政许可法 32: there it is told that no permit is needed. */
    void notRequired(UUID id) {
        CaseHead head = head(id);
        casework.perform(
                at(head.department(), head), id, new CaseCommand.Refuse(NotAccepted.NOT_REQUIRED, "这个项目不用办", ""));
    }

    /** Every review, and the decision. */
    void decide(UUID id, boolean granted) {
        List<Step> open = reviews(id);
        while (!open.isEmpty()) {
            open.forEach(step -> casework.perform(
                    at(step.department(), head(id)), id, new CaseCommand.Review(step.id(), granted, "与申请一致")));
            open = reviews(id);
        }
        Step decision = views.look(Actor.program(CITY), id).steps().stream()
                .filter(step -> step.id().equals(Step.DECIDE))
                .findFirst()
                .orElseThrow();
        casework.perform(
                at(decision.department(), head(id)),
                id,
                granted ? new CaseCommand.Grant("符合条件") : new CaseCommand.Deny("不符合条件"));
    }

    private List<Step> reviews(UUID id) {
        return views.look(Actor.program(CITY), id).steps().stream()
                .filter(step -> step.state() == Step.State.OPEN && step.review())
                .toList();
    }

    CaseHead head(UUID id) {
        return views.head(Actor.program(CITY), id);
    }

    private static Actor at(String department, CaseHead head) {
        return new Actor(UUID.randomUUID(), null, Role.REVIEWER, department, head.region(), Channel.WEB);
    }

    private Upload picture() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return uploads.accept(new ByteArrayInputStream(bytes.toByteArray()), "图.png");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
