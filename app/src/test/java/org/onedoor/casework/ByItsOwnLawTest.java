package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.NotAccepted;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** The permit law binds permits: what is none has its limits, its grounds and the meaning of silence from its definition. */
@OnedoorTest
@DirtiesContext
@Import({DemoCity.class, MovableClock.OnAMonday.class})
class ByItsOwnLawTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEAD =
            new Actor(UUID.randomUUID(), null, Role.HEAD, "market-regulation", DemoCity.LUCHENG, Channel.WEB);
    private static final String PROCESS = """
              procedures:
                - {procedure: testing, ground: {zh: 某办法 第七条, en: "Some measures, art. 7"}}
            """;
    private static final String SILENCE =
            ", silence: {value: 2, unit: working-days," + " ground: {zh: 某办法 第九条, en: \"Some measures, art. 9\"}}";

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    Waking waking;

    @Autowired
    CaseViews views;

    @Autowired
    JournalReader journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private Actor applicant;
    private UUID id;

    @BeforeEach
    void begin() {
        city.begin();
        applicant = city.applicant(city.firm());
    }

    /** No permit, by a law of its own. */
    private void submitted(String silence) throws IOException {
        city.publishes(DemoCity.item()
                .replaceFirst("type: \"01\"", "type: \"07\"")
                .replace("330131003001", "330731003001")
                .replace(
                        "accept: {within: {value: 1, unit: working-days}}",
                        "accept: {within: {value: 1, unit: working-days}" + silence + "}")
                .replaceFirst("process:\n", "process:\n" + PROCESS)
                .replaceFirst(
                        "limits:\n",
                        "limits:\n  extension: {value: 3, unit: working-days, ground: {zh: 某办法 第八条, en: art. 8}}\n"));
        clock.moveTo("2026-02-27"); // what is in force is looked up anew on another day
        city.restaurantDraft(applicant);
        clock.moveTo("2026-03-02");
        id = city.submitRestaurant(applicant);
    }

    @Test
    void silenceMeansNothingWhereTheDefinitionSaysNothing() throws IOException {
        submitted("");
        wakeOn("2026-03-20");
        assertThat(state()).as("nobody has accepted it").isEqualTo(CaseState.RECEIVED);
        assertThat(journal.of(id))
                .extracting(Event::type)
                .as("but its acceptance is late, once")
                .containsOnlyOnce("casework.step-late.v1");
        casework.perform(
                MARKET, id, new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("floor-plan", "请标出洗消区"))));
        assertThat(state()).as("no law forbids to ask still").isEqualTo(CaseState.CORRECTING);
    }

    @Test
    void silenceAcceptsByTheDefinitionsOwnLaw() throws IOException {
        submitted(SILENCE);
        wakeOn("2026-03-04");
        assertThat(state()).isEqualTo(CaseState.RECEIVED);
        wakeOn("2026-03-05");
        assertThat(state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(grounds()).containsExactly("某办法 第九条");
        assertThat(words("deficient"))
                .contains("某办法 第九条")
                .contains("自收到之日起即为受理")
                .doesNotContain("行政许可法");
    }

    @Test
    void nothingThatIsNoPermitSpeaksOfThePermitLaw() throws IOException {
        submitted("");
        casework.perform(MARKET, id, new CaseCommand.Accept());
        casework.perform(MARKET, id, new CaseCommand.StartProcedure(PauseKind.TESTING, 3, "送检"));
        casework.perform(MARKET, id, new CaseCommand.ProposeExtension("要复查"));
        casework.perform(HEAD, id, new CaseCommand.DecideExtension(true, "同意"));
        assertThat(grounds()).containsExactly("食品经营许可和备案管理办法 第二十一条", "某办法 第七条", "某办法 第八条");
        wakeOn("2026-03-24");
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        wakeOn("2026-04-16");
        assertThat(codes()).contains("08", "extended", "deficient", "deferral-lapsed", "terminated");
        for (PapersOf.Line line : views.papers(applicant, id)) {
            assertThat(words(line.code())).as(line.code()).doesNotContain("许可法");
        }
    }

    @Test
    void whatIsNotRequiredOrNotOursHasItsOwnPaper() throws IOException {
        submitted("");
        casework.perform(MARKET, id, new CaseCommand.Refuse(NotAccepted.NOT_REQUIRED, "备案即可", ""));
        assertThat(state()).isEqualTo(CaseState.NOT_REQUIRED);
        assertThat(codes()).contains("not-required").doesNotContain("03");
        assertThat(words("not-required")).contains("备案即可").doesNotContain("许可法");
    }

    private void wakeOn(String day) {
        clock.moveTo(day);
        waking.run();
    }

    private CaseState state() {
        return views.view(applicant, id).head().state();
    }

    private List<String> grounds() {
        return views.view(applicant, id).timing().entries().stream()
                .map(entry -> entry.ground().zh())
                .toList();
    }

    private List<String> codes() {
        return views.papers(applicant, id).stream().map(PapersOf.Line::code).toList();
    }

    /** The template of a paper with what fills it. */
    private String words(String code) {
        return jdbc.sql("""
                        SELECT p."values"::text || d.content::text FROM paper.paper p
                          JOIN definition.published d ON d.kind = 'paper' AND d.id = p.template AND d.version = p.template_version
                         WHERE p.case_id = :id AND p.code = :code LIMIT 1""")
                .param("id", id)
                .param("code", code)
                .query(String.class)
                .single();
    }
}
