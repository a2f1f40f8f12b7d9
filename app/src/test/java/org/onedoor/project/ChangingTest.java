package org.onedoor.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.CaseViews;
import org.onedoor.identity.TestBrowser;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.node.ObjectNode;

/** 项目变更: seen first, then said; what was applied for stays. */
@OnedoorTest
@DirtiesContext
@Import({Builder.class, MovableClock.OnAMonday.class})
class ChangingTest {

    @Autowired
    Builder builder;

    @Autowired
    Changing changing;

    @Autowired
    Projects projects;

    @Autowired
    StageApplying applying;

    @Autowired
    CaseViews views;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    private Actor owner;

    @BeforeEach
    void owner() {
        owner = builder.owner();
    }

    /** No factory any more, and nothing of it special. */
    private ObjectNode store() {
        return builder.facts()
                .put("project_name", "演示一号智能仓库")
                .put("project_trade", "logistics")
                .put("is_special_building", false);
    }

    private static Class<?> refused(Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            return refused.refusal().getClass();
        }
        throw new AssertionError("not refused");
    }

    @Test
    void whatFollowsIsShownAndNothingIsChangedByLooking() {
        UUID project = builder.registered(owner);
        builder.applied(owner, project, Phase.LAND);
        Changing.Foreseen foreseen = changing.foresee(owner, project, store());
        assertThat(foreseen.after().propertyNames())
                .containsExactlyInAnyOrder("project_name", "project_trade", "is_special_building");
        assertThat(foreseen.effects())
                .extracting(effect -> effect.member().item() + " "
                        + effect.need().code() + " " + effect.standing().code())
                .containsExactly(
                        "environmental-assessment none under-way",
                        "energy-review none under-way",
                        "fire-design-review none not-yet",
                        "fire-acceptance none not-yet");
        Project same = projects.require(owner, project);
        assertThat(same.version()).isEqualTo(1);
        assertThat(same.facts()).isEqualTo(builder.facts());
    }

    @Test
    void whatWasAppliedForStaysAndWhatIsToComeGoesByTheNewFacts() {
        UUID project = builder.registered(owner);
        builder.applied(owner, project, Phase.LAND);
        String code = projects.require(owner, project).code().value();
        UUID environment = builder.caseOf(owner, project, "environmental-assessment");
        List<ObjectNode> told = views.answers(List.of(environment));
        changing.change(owner, Builder.key(), project, 1, store());

        Project changed = projects.require(owner, project);
        assertThat(changed.code().value()).isEqualTo(code);
        assertThat(changed.name()).isEqualTo("演示一号智能仓库");
        assertThat(views.answers(List.of(environment)))
                .as("what the department was told")
                .isEqualTo(told);
        assertThat(told.getFirst().path("project_name").asString()).isEqualTo("演示一号智能装备厂房");
        builder.accept(environment);
        builder.decide(environment, true);
        for (String item : List.of("investment-project-filing", "land-planning-permit", "energy-review")) {
            UUID id = builder.caseOf(owner, project, item);
            builder.accept(id);
            builder.decide(id, true);
        }
        assertThat(builder.stage(owner, project, Phase.LAND).status()).isEqualTo(Picture.Status.DONE);
        UUID draft = applying.begin(owner, Builder.key(), project, Phase.DESIGN, Set.of());
        assertThat(jdbc.sql("SELECT answers ->> 'project_name' FROM casework.draft WHERE id = :id")
                        .param("id", draft)
                        .query(String.class)
                        .single())
                .isEqualTo("演示一号智能仓库");
        assertThat(builder.picture(owner, project).course().needs())
                .containsEntry("fire-design-review", Theme.Need.NONE);
        assertThat(changing.foresee(owner, project, builder.facts()).filling())
                .extracting(Theme.Stage::phase)
                .as("a form that was begun is told of, and goes on")
                .containsExactly(Phase.DESIGN);
    }

    @Test
    void whatBecomesNeededOfAStageThatWasOverHoldsUpTheNext() {
        ObjectNode small = store();
        UUID project = builder.registered(owner, small);
        builder.applied(owner, project, Phase.LAND);
        for (String item : List.of("investment-project-filing", "land-planning-permit")) {
            UUID id = builder.caseOf(owner, project, item);
            builder.accept(id);
            builder.decide(id, true);
        }
        assertThat(builder.stage(owner, project, Phase.LAND).status()).isEqualTo(Picture.Status.DONE);
        changing.change(owner, Builder.key(), project, 1, small.put("project_trade", "manufacturing"));
        assertThat(builder.stage(owner, project, Phase.LAND).applicable()).isTrue();
        assertThat(refused(() -> applying.begin(owner, Builder.key(), project, Phase.DESIGN, Set.of())))
                .isEqualTo(ProjectRefusal.StageBefore.class);
    }

    @Test
    void isJournalledOnceHoweverOftenTheRequestComes() {
        UUID project = builder.registered(owner);
        String key = Builder.key();
        assertThat(changing.change(owner, key, project, 1, store())).isEqualTo(2);
        assertThat(changing.change(owner, key, project, 1, store())).isEqualTo(2);
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM journal.entry WHERE subject = :id AND type = 'project.facts-changed.v1'")
                        .param("id", project)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(builder.picture(Builder.reviewer("natural-resources"), project)
                        .changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.before().path("project_name").asString()).isEqualTo("演示一号智能装备厂房");
                    assertThat(change.after().path("project_name").asString()).isEqualTo("演示一号智能仓库");
                    assertThat(change.needs()).containsEntry("fire-acceptance", Theme.Need.NONE);
                });
    }

    @Test
    void ofTwoWhoSawTheSameOneIsTold() throws Exception {
        UUID project = builder.registered(owner);
        CyclicBarrier both = new CyclicBarrier(2);
        List<Object> came = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Object>> asked = new ArrayList<>();
            for (String name : List.of("一期", "二期")) {
                asked.add(two.submit(() -> {
                    both.await();
                    try {
                        return changing.change(
                                owner,
                                Builder.key(),
                                project,
                                1,
                                builder.facts().put("project_name", name));
                    } catch (Refused refused) {
                        return refused.refusal();
                    }
                }));
            }
            for (Future<Object> one : asked) {
                came.add(one.get());
            }
        }
        assertThat(came).containsExactlyInAnyOrder(2, new ProjectRefusal.ChangedMeanwhile());
    }

    @Test
    void refusesAnotherPlaceAnotherKindAndNothing() {
        UUID project = builder.registered(owner);
        assertThat(refused(() ->
                        changing.change(owner, Builder.key(), project, 1, store().put("project_district", "330304"))))
                .isEqualTo(ProjectRefusal.AnotherPlace.class);
        assertThat(refused(() -> changing.change(
                        owner, Builder.key(), project, 1, store().put("project_government_invested", true))))
                .isEqualTo(ProjectRefusal.OtherKind.class);
        assertThat(refused(() -> changing.change(owner, Builder.key(), project, 1, builder.facts())))
                .isEqualTo(ProjectRefusal.NothingChanged.class);
        ObjectNode short_ = store();
        short_.remove("project_site");
        assertThat(refused(() -> changing.change(owner, Builder.key(), project, 1, short_)))
                .isEqualTo(ProjectRefusal.Incomplete.class);
        Actor other = new Actor(UUID.randomUUID(), UUID.randomUUID(), owner.role(), null, "330300", owner.channel());
        assertThatThrownBy(() -> changing.change(other, Builder.key(), project, 1, store()))
                .isInstanceOf(Refused.class);
        assertThat(projects.require(owner, project).version()).isEqualTo(1);
    }

    @Test
    void isLookedAtConfirmedAndReadByTheDepartments() {
        UUID project = builder.registered(owner);
        TestBrowser firm = TestBrowser.signedIn(mvc, "jia");
        firm.get("/acting");
        firm.post("/acting", "capacity", firm.capacity("温州演示一号科技有限公司"));
        String page = "/projects/" + project + "/facts";
        assertThat(firm.get(page).body()).contains("演示一号智能装备厂房").doesNotContain("name=\"project_district\"");
        List<String> typed = new ArrayList<>(List.of("key", Builder.key()));
        ObjectNode facts = store();
        facts.remove("project_district");
        facts.properties()
                .forEach(fact -> typed.addAll(List.of(
                        fact.getKey(),
                        fact.getKey().equals("project_investment")
                                ? "120000000"
                                : fact.getValue().asString())));
        TestBrowser.Seen seen = firm.post(page, typed.toArray(String[]::new));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body())
                .contains("确认变更", "演示一号智能仓库", "消防验收：不用办了", "name=\"version\" value=\"1\"")
                .contains("name=\"project_trade\" value=\"logistics\"");
        assertThat(projects.require(owner, project).version()).isEqualTo(1);
        typed.addAll(List.of("version", "1", "confirmed", "true"));
        assertThat(firm.post(page, typed.toArray(String[]::new)).location()).isEqualTo("/projects/" + project);
        TestBrowser desk = TestBrowser.signedIn(mvc, "building");
        assertThat(desk.get("/desk/projects/" + project).body())
                .contains("项目信息的变更", "演示一号智能装备厂房", "演示一号智能仓库", "制造业", "仓储物流");
        typed.set(1, Builder.key());
        assertThat(firm.post(page, typed.toArray(String[]::new)).body()).contains("项目信息刚刚又改过");
    }
}
