package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.archive.Enclosed;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** 归档: sealed once when its time has come, again after an aftercare, and known when it was altered. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
@DirtiesContext
class ArchiveTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEALTH = DemoCity.reviewer("health");
    private static final Actor HEAD =
            new Actor(UUID.randomUUID(), null, Role.HEAD, "market-regulation", DemoCity.LUCHENG, Channel.WEB);

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    Archiving archiving;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private Actor applicant;
    private UUID id;

    @BeforeEach
    void grant() throws InterruptedException {
        city.begin();
        clock.moveTo("2026-03-02");
        applicant = city.applicant(city.firm());
        id = city.submitRestaurant(applicant);
        does(MARKET, new CaseCommand.Accept());
        does(applicant, new CaseCommand.Supplement("food-safety-rules", city.picture()));
        does(applicant, new CaseCommand.Supplement("equipment-list", city.picture()));
        does(MARKET, new CaseCommand.Review("site-inspection", true, ""));
        does(HEALTH, new CaseCommand.Review("hygiene-opinion", true, ""));
        does(MARKET, new CaseCommand.Review("review", true, "与图纸一致"));
        does(MARKET, new CaseCommand.Grant("符合条件"));
        awaitNumbers();
    }

    private void does(Actor actor, CaseCommand command) {
        casework.perform(actor, id, UUID.randomUUID().toString(), command);
    }

    /** What a paper is called is part of what is sealed; numbers follow a moment after the step. */
    private void awaitNumbers() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (views.papers(MARKET, id).stream().map(PapersOf.Line::number).allMatch(Objects::nonNull)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no numbers");
    }

    private Archiving.Standing standing() {
        return archiving.standing(views.view(MARKET, id)).orElseThrow();
    }

    private long events() {
        return jdbc.sql("select count(*) from journal.entry where type = 'casework.cases-archived.v1'")
                .query(Long.class)
                .single();
    }

    @Test
    void sealsOnceWhenTheTimeHasComeAgainAfterAftercareAndKnowsWhatWasAltered() throws InterruptedException {
        clock.moveTo("2026-03-31");
        archiving.run();
        assertThat(standing().volumes()).as("too early").isEmpty();
        assertThat(standing().intact()).isNull();
        assertThat(standing().from()).isEqualTo("2026-04-01");
        assertThat(standing().until()).as("a permit's file").isEqualTo("2056-03-02");

        clock.moveTo("2026-04-02");
        archiving.run();
        Archiving.Standing first = standing();
        assertThat(first.volumes()).hasSize(1);
        assertThat(first.intact()).isTrue();
        assertThat(first.contents())
                .extracting(Enclosed::kind)
                .contains("form", "applicant", "material", "opinion", "step", "clock", "paper", "licence", "event");
        assertThat(first.contents()).extracting(Enclosed::sha256).allMatch(sha -> sha.matches("[0-9a-f]{64}"));
        long events = events();
        archiving.run();
        assertThat(standing().volumes()).as("once").isEqualTo(first.volumes());
        assertThat(events()).isEqualTo(events);

        assertThatThrownBy(() -> does(MARKET, new CaseCommand.Deny("x"))).isInstanceOf(Refused.class);
        does(HEAD, new CaseCommand.EndGrant(Action.CANCEL, "持证人申请注销"));
        awaitNumbers();
        assertThat(standing().intact()).as("the next volume is still to come").isNull();
        archiving.run();
        Archiving.Standing second = standing();
        assertThat(second.volumes()).hasSize(2);
        assertThat(second.volumes().getFirst().number()).isEqualTo(2);
        assertThat(second.volumes().getLast()).isEqualTo(first.volumes().getFirst());
        assertThat(second.intact()).isTrue();
        assertThat(second.contents().size()).isGreaterThan(first.contents().size());

        jdbc.sql("update casework.opinion set text = text || '。' where case_id = :id")
                .param("id", id)
                .update();
        assertThat(standing().intact()).isFalse();
    }

    @Test
    void anOpenCaseHasNoFileToSeal() {
        UUID open = city.submitRestaurant(applicant);
        clock.moveTo("2026-05-06");
        archiving.run();
        assertThat(archiving.standing(views.view(MARKET, open))).isEmpty();
    }

    @Test
    void theDigestKeepsColumnsApart() {
        assertThat(Enclosed.root(java.util.List.of(new Enclosed("ab", "c", "0"))))
                .isNotEqualTo(Enclosed.root(java.util.List.of(new Enclosed("a", "bc", "0"))));
    }
}
