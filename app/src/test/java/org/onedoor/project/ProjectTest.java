package org.onedoor.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.Casework;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** 投资项目: its code, its stages, and the days that the authorities together have taken. */
@OnedoorTest
@DirtiesContext
@Import({Builder.class, MovableClock.OnAMonday.class})
class ProjectTest {

    private static final Actor PLANNING = Builder.reviewer("natural-resources");
    private static final Actor BUILDING = Builder.reviewer("housing-construction");

    @Autowired
    Builder builder;

    @Autowired
    Registration registration;

    @Autowired
    StageApplying applying;

    @Autowired
    JointChecks checks;

    @Autowired
    Consultations consultations;

    @Autowired
    Exchange exchange;

    @Autowired
    Projects projects;

    @Autowired
    Casework casework;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private Actor owner;

    @BeforeEach
    void today() {
        clock.moveTo("2026-03-02");
        owner = builder.owner();
    }

    private static Class<? extends Refusal> refused(Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            return refused.refusal().getClass();
        }
        throw new AssertionError("not refused");
    }

    @Test
    void aCodeIsGivenOnceWhoeverRegistersAtTheSameMoment() throws Exception {
        Set<UUID> registered = new TreeSet<>();
        try (ExecutorService all = Executors.newFixedThreadPool(8)) {
            List<Future<UUID>> asked = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                asked.add(all.submit(() -> builder.registered(owner)));
            }
            for (Future<UUID> one : asked) {
                registered.add(one.get());
            }
        }
        Set<String> codes = new TreeSet<>();
        registered.forEach(id -> codes.add(projects.require(owner, id).code().value()));
        assertThat(codes).hasSize(40).allMatch(code -> code.matches("2603-330302-35-03-\\d{6}"));
        List<Integer> serials =
                codes.stream().map(code -> Integer.valueOf(code.substring(18))).toList();
        assertThat(serials.getLast() - serials.getFirst())
                .as("none is left out")
                .isEqualTo(39);
    }

    @Test
    void theSameRequestRegistersOnce() {
        String key = Builder.key();
        UUID first = registration.register(owner, key, Builder.THEME, builder.facts());
        assertThat(registration.register(owner, key, Builder.THEME, builder.facts()))
                .isEqualTo(first);
    }

    @Test
    void aProjectIsAFirmsAndComplete() {
        Actor person = new Actor(owner.account(), UUID.randomUUID(), owner.role(), null, "330300", owner.channel());
        assertThat(refused(() -> registration.register(person, Builder.key(), Builder.THEME, builder.facts())))
                .isEqualTo(ProjectRefusal.OnlyFirms.class);
        ObjectNode facts = builder.facts();
        facts.remove("project_site");
        assertThat(refused(() -> registration.register(owner, Builder.key(), Builder.THEME, facts)))
                .isEqualTo(ProjectRefusal.Incomplete.class);
        assertThat(registration.problems(
                        builder.picture(owner, builder.registered(owner)).theme(), facts))
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("project_site"));
    }

    @Test
    void whatAProjectNeedsFollowsFromItsFacts() {
        ObjectNode facts = builder.facts();
        facts.put("project_equipment_only", true).put("project_trade", "logistics");
        UUID equipment = registration.register(owner, Builder.key(), Builder.THEME, facts);
        assertThat(needed(equipment, Phase.LAND)).containsExactly("investment-project-filing");
        assertThat(builder.picture(owner, equipment).stages())
                .extracting(Picture.StageView::status)
                .containsExactly(Picture.Status.READY, Picture.Status.NONE, Picture.Status.NONE, Picture.Status.NONE);
        UUID factory = builder.registered(owner);
        assertThat(needed(factory, Phase.LAND))
                .containsExactly("investment-project-filing", "land-planning-permit", "environmental-assessment");
        assertThat(needed(factory, Phase.COMPLETION))
                .contains("fire-acceptance", "civil-air-defence-acceptance", "completion-filing");
    }

    private List<String> needed(UUID project, Phase phase) {
        return builder.stage(owner, project, phase).rows().stream()
                .filter(row -> row.need() == Theme.Need.REQUIRED)
                .map(row -> row.member().item())
                .toList();
    }

    @Test
    void aStageIsAppliedForInItsOrderAndOnce() {
        UUID project = builder.registered(owner);
        assertThat(refused(() -> applying.begin(owner, Builder.key(), project, Phase.DESIGN, Set.of())))
                .isEqualTo(ProjectRefusal.StageBefore.class);
        UUID draft = applying.begin(owner, Builder.key(), project, Phase.LAND, Set.of());
        assertThat(applying.begin(owner, Builder.key(), project, Phase.LAND, Set.of()))
                .as("the form that was begun goes on")
                .isEqualTo(draft);
        assertThat(builder.stage(owner, project, Phase.LAND).status()).isEqualTo(Picture.Status.FILLING);
        builder.applied(owner, project, Phase.LAND);
        assertThat(refused(() -> applying.begin(owner, Builder.key(), project, Phase.LAND, Set.of())))
                .isEqualTo(ProjectRefusal.NothingToApplyFor.class);
    }

    /** The owner begins again at the moment of sending: a look at the wholes before and at the drafts after it would find neither. */
    @Test
    void aStageIsNotAppliedForAgainWhileItIsBeingSubmitted() throws Exception {
        UUID project = builder.registered(owner);
        UUID draft = builder.filledIn(owner, project, Phase.LAND);
        AtomicReference<Future<Class<? extends Refusal>>> second = new AtomicReference<>();
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            transactions.executeWithoutResult(_ -> {
                jdbc.sql("LOCK TABLE casework.draft IN ACCESS EXCLUSIVE MODE").update();
                second.set(other.submit(
                        () -> refused(() -> applying.begin(owner, Builder.key(), project, Phase.LAND, Set.of()))));
                await().until(() -> jdbc.sql("""
                                SELECT EXISTS (SELECT FROM pg_locks
                                                WHERE NOT granted AND relation = 'casework.draft'::regclass)""").query(Boolean.class).single());
                builder.submitted(owner, draft);
            });
            assertThat(second.get().get()).isEqualTo(ProjectRefusal.NothingToApplyFor.class);
        }
    }

    /** March 2026: the 2nd is a Monday, no holiday before April. */
    @Test
    void daysCountOnceHoweverManyAuthoritiesHaveSomethingAndNotWhileTheClockStandsStill() {
        UUID project = builder.registered(owner);
        builder.applied(owner, project, Phase.LAND);
        UUID filing = builder.caseOf(owner, project, "investment-project-filing");
        builder.accept(filing);
        builder.decide(filing, true);
        UUID land = builder.caseOf(owner, project, "land-planning-permit");
        UUID environment = builder.caseOf(owner, project, "environmental-assessment");
        assertThat(builder.picture(owner, project).used())
                .as("a filing of the day takes none")
                .isZero();
        clock.moveTo("2026-03-04");
        assertThat(builder.picture(owner, project).used())
                .as("what is not accepted is not counted")
                .isZero();
        builder.accept(land);
        builder.accept(environment);
        clock.moveTo("2026-03-06");
        Picture.StageView both = builder.stage(owner, project, Phase.LAND);
        assertThat(both.used()).as("5 and 6 March, once for two").isEqualTo(2);
        builder.decide(land, true);
        casework.perform(
                Builder.reviewer("ecology"),
                environment,
                new CaseCommand.StartProcedure(PauseKind.EXPERT_REVIEW, 10, "专家评审"));
        clock.moveTo("2026-03-12");
        assertThat(builder.picture(owner, project).used())
                .as("from the 6th nobody’s clock runs but the land’s, up to its decision")
                .isEqualTo(2);
        assertThat(builder.picture(owner, project).holds())
                .filteredOn(hold -> hold.holder() == Picture.Holder.STOPPED)
                .singleElement()
                .satisfies(hold -> assertThat(hold.department()).isEqualTo("ecology"));
        casework.perform(
                Builder.reviewer("ecology"),
                environment,
                new CaseCommand.EndProcedure(PauseKind.EXPERT_REVIEW, "评审通过"));
        clock.moveTo("2026-03-16");
        assertThat(builder.picture(owner, project).used())
                .as("Friday the 13th and Monday the 16th more, no weekend")
                .isEqualTo(4);
        assertThat(builder.stage(owner, project, Phase.LAND).left()).isEqualTo(16);
        Picture picture = builder.picture(owner, project);
        assertThat(picture.left()).isEqualTo(76);
        assertThat(picture.holds().getFirst().last()).isTrue();
    }

    @Test
    void walksThroughFourStagesToOneJointOpinion() {
        UUID project = builder.registered(owner);
        stage(project, Phase.LAND);
        assertThat(builder.stage(owner, project, Phase.LAND).status()).isEqualTo(Picture.Status.DONE);
        stage(project, Phase.DESIGN);
        stage(project, Phase.CONSTRUCTION);
        builder.applied(owner, project, Phase.COMPLETION);
        List<String> joined = List.of(
                "planning-verification", "fire-acceptance", "civil-air-defence-acceptance", "archive-acceptance");
        List<UUID> cases = joined.stream()
                .map(item -> builder.caseOf(owner, project, item))
                .toList();
        cases.forEach(builder::accept);

        assertThat(refused(() -> checks.arrange(PLANNING, Builder.key(), project, "54Y", day("2026-03-04"))))
                .isEqualTo(ProjectRefusal.NotTheLead.class);
        assertThat(refused(() -> checks.arrange(BUILDING, Builder.key(), project, "54Y", day("2026-03-07"))))
                .as("a Saturday")
                .isEqualTo(ProjectRefusal.BadVisitDay.class);
        UUID check = checks.arrange(BUILDING, Builder.key(), project, "54Y", day("2026-03-04"));
        assertThat(checks.arrange(BUILDING, Builder.key(), project, "54Y", day("2026-03-05")))
                .as("put off, it is the same visit")
                .isEqualTo(check);
        Set<String> everybody = Set.of("natural-resources", "housing-construction", "civil-air-defence");
        assertThat(refused(() -> checks.visited(BUILDING, Builder.key(), project, check, everybody)))
                .as("its day has not come")
                .isEqualTo(ProjectRefusal.NotVisitedYet.class);
        clock.moveTo("2026-03-05");
        assertThat(refused(() -> checks.visited(
                        BUILDING, Builder.key(), project, check, Set.of("natural-resources", "housing-construction"))))
                .isEqualTo(ProjectRefusal.SomebodyMissing.class);
        checks.visited(BUILDING, Builder.key(), project, check, everybody);
        assertThat(refused(() -> checks.arrange(BUILDING, Builder.key(), project, "54Y", day("2026-03-09"))))
                .as("there is one visit only")
                .isEqualTo(ProjectRefusal.VisitedAlready.class);
        assertThat(refused(() -> checks.conclude(BUILDING, Builder.key(), project, check, "通过")))
                .isEqualTo(ProjectRefusal.StillOpen.class);
        cases.forEach(id -> builder.decide(id, true));
        checks.conclude(BUILDING, Builder.key(), project, check, "各部门均通过");
        assertThat(refused(() -> checks.conclude(BUILDING, Builder.key(), project, check, "通过")))
                .isEqualTo(ProjectRefusal.ConcludedAlready.class);
        assertThat(builder.picture(owner, project).checks())
                .singleElement()
                .satisfies(one -> assertThat(one.passed()).isTrue());
        UUID filing = builder.caseOf(owner, project, "completion-filing");
        builder.accept(filing);
        builder.decide(filing, true);
        Picture done = builder.picture(owner, project);
        assertThat(done.stages()).allMatch(stage -> stage.status() == Picture.Status.DONE);
        assertThat(done.used()).as("3 to 5 March").isEqualTo(3);
        exported(project);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    /** Everything of a stage that can be decided, accepted and granted on the day. */
    private void stage(UUID project, Phase phase) {
        builder.applied(owner, project, phase);
        decided(project, phase);
    }

    private void decided(UUID project, Phase phase) {
        for (Picture.Row row : builder.stage(owner, project, phase).rows()) {
            if (row.part() != null) {
                UUID id = builder.caseOf(owner, project, row.member().item());
                builder.accept(id);
                builder.decide(id, true);
            }
        }
    }

    private void exported(UUID project) {
        String code = projects.require(owner, project).code().value();
        Actor head = new Actor(UUID.randomUUID(), null, Role.HEAD, "housing-construction", "330300", Channel.WEB);
        for (Table table : Table.values()) {
            List<List<String>> rows = exchange.page(head, table, null).rows().stream()
                    .filter(row -> row.getFirst().equals(code))
                    .toList();
            assertThat(rows).allMatch(row -> row.size() == table.keys().size());
            switch (table) {
                case PROJECTS, PARTIES -> assertThat(rows).hasSize(1);
                case MATTERS ->
                    assertThat(rows)
                            .hasSize(17)
                            .allMatch(row -> row.get(13).equals("11"))
                            .filteredOn(row -> row.get(14).equals("1"))
                            .hasSize(2);
                case DETAILS ->
                    assertThat(rows.stream().map(row -> row.get(2)).distinct()).contains("1", "3", "8", "11");
                case DOCUMENTS -> assertThat(rows).hasSizeGreaterThan(10);
                case ATTACHMENTS -> assertThat(rows).isNotEmpty();
                case PROCEDURES, OPINIONS -> assertThat(rows).isEmpty();
            }
        }
    }

    @Test
    void aRefusedPartMakesTheOneOpinionNotPassedAndCanBeAppliedForAgain() {
        UUID project = builder.registered(owner);
        stage(project, Phase.LAND);
        stage(project, Phase.DESIGN);
        stage(project, Phase.CONSTRUCTION);
        builder.applied(owner, project, Phase.COMPLETION);
        List<UUID> cases = List.of(
                builder.caseOf(owner, project, "planning-verification"),
                builder.caseOf(owner, project, "civil-air-defence-acceptance"),
                builder.caseOf(owner, project, "archive-acceptance"));
        UUID fire = builder.caseOf(owner, project, "fire-acceptance");
        cases.forEach(builder::accept);
        builder.accept(fire);
        UUID check = checks.arrange(BUILDING, Builder.key(), project, "54Y", day("2026-03-02"));
        checks.visited(
                BUILDING,
                Builder.key(),
                project,
                check,
                Set.of("natural-resources", "housing-construction", "civil-air-defence"));
        cases.forEach(id -> builder.decide(id, true));
        builder.decide(fire, false);
        builder.applied(owner, project, Phase.COMPLETION);
        UUID again = builder.caseOf(owner, project, "fire-acceptance");
        assertThat(again).isNotEqualTo(fire);
        builder.accept(again);
        assertThat(refused(() -> builder.decide(again, true)))
                .as("what is applied for again is visited again")
                .isEqualTo(ProjectRefusal.VisitFirst.class);
        UUID second = checks.arrange(BUILDING, Builder.key(), project, "54Y", day("2026-03-02"));
        checks.visited(BUILDING, Builder.key(), project, second, Set.of("housing-construction"));
        builder.decide(again, true);
        Picture picture = builder.picture(owner, project);
        assertThat(checks.judging(picture.course(), picture.checks().getFirst()))
                .as("the visit was for all of the first application that had to be looked at")
                .hasSize(3);
        checks.conclude(BUILDING, Builder.key(), project, check, "消防没有通过");
        checks.conclude(BUILDING, Builder.key(), project, second, "消防复验通过");
        assertThat(builder.picture(owner, project).checks())
                .extracting(JointCheck::passed)
                .containsExactly(false, true);
    }

    /** The owner takes one back and applies for it again before anybody has visited. */
    @Test
    void aVisitIsForEveryoneItWasArrangedForWhateverIsAppliedForSince() {
        UUID project = builder.registered(owner);
        stage(project, Phase.LAND);
        stage(project, Phase.DESIGN);
        stage(project, Phase.CONSTRUCTION);
        builder.applied(owner, project, Phase.COMPLETION);
        UUID fire = builder.caseOf(owner, project, "fire-acceptance");
        builder.accept(fire);
        UUID check = checks.arrange(BUILDING, Builder.key(), project, "54Y", day("2026-03-02"));
        casework.perform(owner, fire, new CaseCommand.Withdraw("资料重做"));
        builder.applied(owner, project, Phase.COMPLETION);
        assertThat(refused(
                        () -> checks.visited(BUILDING, Builder.key(), project, check, Set.of("housing-construction"))))
                .isEqualTo(ProjectRefusal.SomebodyMissing.class);
    }

    @Test
    void nobodyDecidesBeforeTheJointVisitWhatHasToBeLookedAt() {
        UUID project = builder.registered(owner);
        stage(project, Phase.LAND);
        stage(project, Phase.DESIGN);
        stage(project, Phase.CONSTRUCTION);
        builder.applied(owner, project, Phase.COMPLETION);
        UUID planning = builder.caseOf(owner, project, "planning-verification");
        UUID shelter = builder.caseOf(owner, project, "civil-air-defence-acceptance");
        UUID archive = builder.caseOf(owner, project, "archive-acceptance");
        List.of(planning, shelter, archive).forEach(builder::accept);
        builder.decide(archive, true); // papers only
        assertThat(visitFirst(planning, true)).isEqualTo("project.visit-first");
        UUID check = checks.arrange(BUILDING, Builder.key(), project, "54Y", day("2026-03-04"));
        assertThat(visitFirst(planning, true)).isEqualTo("project.visit-first-on");
        assertThat(visitFirst(shelter, false)).as("a refusal is a decision too").isEqualTo("project.visit-first-on");
        clock.moveTo("2026-03-04");
        assertThat(visitFirst(planning, true))
                .as("its day has come, but nobody has said that it took place")
                .isEqualTo("project.visit-first-on");
        checks.visited(
                BUILDING,
                Builder.key(),
                project,
                check,
                Set.of("natural-resources", "housing-construction", "civil-air-defence"));
        builder.decide(planning, true);
        builder.decide(shelter, false);
        assertThat(builder.head(planning).state().granted()).isTrue();
    }

    private String visitFirst(UUID id, boolean granted) {
        try {
            builder.decide(id, granted);
        } catch (Refused refused) {
            return refused.refusal().code();
        }
        throw new AssertionError("decided");
    }

    @Test
    void whatIsSaidOfAProjectDecidesItsKind() {
        ObjectNode ours = builder.facts().put("project_government_invested", true);
        assertThatThrownBy(() -> registration.register(owner, Builder.key(), Builder.THEME, ours))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().values().get("kinds"))
                                .isEqualTo("政府投资项目（审批类）"));
        ObjectNode listed = builder.facts().put("project_on_approval_list", true);
        assertThatThrownBy(() -> registration.register(owner, Builder.key(), Builder.THEME, listed))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().values().get("kinds"))
                                .isEqualTo("企业投资项目（核准类）"));
        UUID ratified = builder.registeredToBeRatified(owner);
        assertThat(projects.require(owner, ratified).code().value()).matches("2603-330302-35-02-\\d{6}");
        assertThat(builder.picture(owner, ratified).left()).isEqualTo(90);
        UUID approved = builder.registeredForTheGovernment(owner);
        assertThat(projects.require(owner, approved).code().value()).matches("2603-330302-35-01-\\d{6}");
        assertThat(builder.picture(owner, approved).left()).isEqualTo(100);
    }

    @Test
    void aProjectOfTheGovernmentIsApprovedStepByStep() {
        UUID project = builder.registeredForTheGovernment(owner);
        builder.applied(owner, project, Phase.LAND);
        assertThat(rows(project, Phase.LAND))
                .containsExactly(
                        "project-proposal-approval filed",
                        "land-preview filed",
                        "environmental-assessment filed",
                        "energy-review filed",
                        "feasibility-approval waiting",
                        "land-planning-permit waiting");
        decided(project, Phase.LAND);
        assertThat(builder.stage(owner, project, Phase.LAND).status()).isEqualTo(Picture.Status.DONE);
        stage(project, Phase.DESIGN);
        assertThat(builder.stage(owner, project, Phase.DESIGN).status()).isEqualTo(Picture.Status.DONE);
        assertThat(builder.picture(owner, project).course().settled("preliminary-design-approval"))
                .isTrue();
    }

    @Test
    void aProjectOnTheListIsRatifiedBeforeItGetsItsLand() {
        UUID project = builder.registeredToBeRatified(owner);
        builder.applied(owner, project, Phase.LAND);
        assertThat(rows(project, Phase.LAND))
                .containsExactly(
                        "land-preview filed",
                        "investment-project-ratification waiting",
                        "land-planning-permit waiting",
                        "environmental-assessment filed",
                        "energy-review filed");
        decided(project, Phase.LAND);
        assertThat(builder.stage(owner, project, Phase.LAND).status()).isEqualTo(Picture.Status.DONE);
    }

    private List<String> rows(UUID project, Phase phase) {
        return builder.stage(owner, project, phase).rows().stream()
                .filter(row -> row.part() != null)
                .map(row ->
                        row.member().item() + " " + row.part().member().stage().code())
                .toList();
    }

    /** 行政许可法 32: who is told that no permit is needed has nothing more to apply for. */
    @Test
    void whatIsNotRequiredHoldsNothingUp() {
        UUID project = builder.registered(owner);
        builder.applied(owner, project, Phase.LAND);
        builder.notRequired(builder.caseOf(owner, project, "environmental-assessment"));
        for (Picture.Row row : builder.stage(owner, project, Phase.LAND).rows()) {
            if (row.part() != null && !row.part().settled()) {
                UUID id = builder.caseOf(owner, project, row.member().item());
                builder.accept(id);
                builder.decide(id, true);
            }
        }
        Picture.StageView land = builder.stage(owner, project, Phase.LAND);
        assertThat(land.status()).isEqualTo(Picture.Status.DONE);
        assertThat(builder.picture(owner, project).course().remaining(land.stage()))
                .extracting(Theme.Member::item)
                .doesNotContain("environmental-assessment");
        stage(project, Phase.DESIGN);
        stage(project, Phase.CONSTRUCTION);
        builder.applied(owner, project, Phase.COMPLETION);
        builder.notRequired(builder.caseOf(owner, project, "archive-acceptance"));
        List<UUID> cases = List.of(
                builder.caseOf(owner, project, "planning-verification"),
                builder.caseOf(owner, project, "fire-acceptance"),
                builder.caseOf(owner, project, "civil-air-defence-acceptance"));
        cases.forEach(builder::accept);
        UUID check = checks.arrange(BUILDING, Builder.key(), project, "54Y", day("2026-03-02"));
        checks.visited(
                BUILDING,
                Builder.key(),
                project,
                check,
                Set.of("natural-resources", "housing-construction", "civil-air-defence"));
        cases.forEach(id -> builder.decide(id, true));
        checks.conclude(BUILDING, Builder.key(), project, check, "通过，档案不用验收");
        assertThat(builder.picture(owner, project).checks())
                .singleElement()
                .satisfies(one -> assertThat(one.passed()).isTrue());
    }

    @Test
    void anotherDepartmentIsAskedForItsWordAndSeesTheProjectThen() {
        UUID project = builder.registered(owner);
        Actor fire = Builder.reviewer("fire-rescue");
        assertThatThrownBy(() -> builder.picture(fire, project)).isInstanceOf(Refused.class);
        assertThat(refused(
                        () -> consultations.ask(BUILDING, Builder.key(), project, Phase.LAND, "fire-rescue", "消防通道")))
                .isEqualTo(ProjectRefusal.NotTheLead.class);
        UUID first = consultations.ask(PLANNING, Builder.key(), project, Phase.LAND, "fire-rescue", "消防通道");
        UUID second = consultations.ask(PLANNING, Builder.key(), project, Phase.LAND, "fire-rescue", "消防水源");
        consultations.answer(fire, Builder.key(), project, first, false, "通道不够宽");
        assertThat(builder.picture(fire, project).opinions())
                .extracting(one -> one.state(day("2026-03-02"), true))
                .containsExactly(Consultation.State.OBJECTED, Consultation.State.AWAITED);
        assertThat(refused(() -> consultations.answer(fire, Builder.key(), project, first, true, "同意")))
                .isEqualTo(ProjectRefusal.AnsweredAlready.class);
        clock.moveTo("2026-03-10");
        Consultation silent = builder.picture(fire, project).opinions().getLast();
        assertThat(silent.due()).isEqualTo("2026-03-09");
        assertThat(silent.state(day("2026-03-10"), true)).isEqualTo(Consultation.State.SILENT);
        assertThat(refused(() -> consultations.answer(fire, Builder.key(), project, second, true, "同意")))
                .isEqualTo(ProjectRefusal.AnsweredAlready.class);
    }

    @Test
    void isNobodyElses() {
        UUID project = builder.registered(owner);
        Actor other = new Actor(UUID.randomUUID(), UUID.randomUUID(), owner.role(), null, "330300", owner.channel());
        assertThat(refused(() -> builder.picture(other, project))).isEqualTo(ProjectRefusal.NoSuchProject.class);
        assertThat(refused(() -> builder.picture(Builder.reviewer("health"), project)))
                .isEqualTo(ProjectRefusal.NoSuchProject.class);
        Actor ouhai =
                new Actor(UUID.randomUUID(), null, PLANNING.role(), "natural-resources", "330304", owner.channel());
        assertThat(refused(() -> builder.picture(ouhai, project))).isEqualTo(ProjectRefusal.NoSuchProject.class);
        assertThat(builder.picture(PLANNING, project).project().id()).isEqualTo(project);
    }
}
