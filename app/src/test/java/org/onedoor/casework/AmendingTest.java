package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.FormRevision;
import org.onedoor.casework.life.Step;
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 改填: answers that a correction names are changed, and nothing else; the form gets a second revision. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
class AmendingTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEALTH = DemoCity.reviewer("health");

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    Amending amending;

    @Autowired
    CaseViews views;

    @Autowired
    Forms forms;

    @Autowired
    Waking waking;

    @Autowired
    JournalReader journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private Actor applicant;
    private UUID id;

    @BeforeEach
    void submit() {
        clock.moveTo("2026-03-02");
        city.begin();
        applicant = city.applicant(city.firm());
        id = city.submitRestaurant(applicant);
    }

    @Test
    void keepsTheFirstRevisionAndWritesASecond() {
        ask("premises_area");
        clock.moveTo("2026-03-03");
        change("{\"premises_area\": 62.5}");
        assertThat(view(MARKET).form().answers().path("premises_area").decimalValue())
                .as("staff see nothing before it is handed in")
                .isEqualByComparingTo("58.5");
        perform(applicant, new CaseCommand.AnswerCorrection(""));
        List<FormRevision> all = view(MARKET).forms();
        assertThat(all).extracting(FormRevision::revision).containsExactly(1, 2);
        assertThat(all.getFirst().answers().path("premises_area").decimalValue())
                .isEqualByComparingTo("58.5");
        assertThat(all.getLast().answers().path("premises_area").decimalValue()).isEqualByComparingTo("62.5");
        assertThat(all.getLast().answers().path("premises_address"))
                .isEqualTo(all.getFirst().answers().path("premises_address"));
        assertThat(forms.of("330300", id).revision()).isEqualTo(2);
        assertThat(halfMade()).isZero();
        assertThat(journal.of(id))
                .filteredOn(event -> event.type().equals("casework.correction-answered.v1"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.payload().path("answers").toString()).isEqualTo("[\"premises_area\"]"));
        assertThat(view(applicant).head().state()).isEqualTo(CaseState.RECEIVED);
    }

    @Test
    void changesOnlyWhatIsNamedAndWhatFollowsFromIt() {
        ask("premises_area");
        assertThat(refusal(applicant, edit("{\"premises_address\": \"别处\"}"))).isEqualTo("casework.answer-not-asked");
        assertThat(refusal(applicant, edit("{\"food_business_form\": \"retail\"}")))
                .isEqualTo("casework.answer-not-asked");
        assertThat(refusal(MARKET, edit("{\"premises_area\": 1}"))).isEqualTo("casework.not-now");
        assertThat(halfMade()).isZero();
        assertThat(refusal(MARKET, new CaseCommand.AskCorrection(List.of()))).isEqualTo("casework.reason-missing");
    }

    @Test
    void asksForNothingThatTheFormDoesNotHave() {
        assertThat(refusal(
                        MARKET,
                        new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("", "no_such_element", "不对")))))
                .isEqualTo("casework.answer-not-asked");
        assertThat(view(applicant).head().state()).isEqualTo(CaseState.RECEIVED);
    }

    @Test
    void handsInNothingWrongAndNothingUnchanged() {
        ask("premises_area");
        assertThat(refusal(applicant, new CaseCommand.AnswerCorrection(""))).isEqualTo("casework.correction-lacking");
        change("{\"premises_area\": \"很大\"}");
        assertThat(refusal(applicant, new CaseCommand.AnswerCorrection(""))).isEqualTo("casework.answers-wrong");
        assertThat(refusal(applicant, new CaseCommand.AnswerCorrection("就是很大")))
                .as("words do not make it right")
                .isEqualTo("casework.answers-wrong");
        change("{\"premises_area\": 58.5}");
        assertThat(refusal(applicant, new CaseCommand.AnswerCorrection(""))).isEqualTo("casework.correction-lacking");
        perform(applicant, new CaseCommand.AnswerCorrection("面积没有错，见房产证"));
        assertThat(view(MARKET).forms()).as("nothing was changed").hasSize(1);
    }

    /** Two tabs: the one that is saved later is told of the other first, and what it had typed is not lost. */
    @Test
    void aTabDoesNotSilentlyUndoWhatAnotherSaved() {
        ask("premises_area");
        String seen = amending.seen(view(applicant).head());
        perform(applicant, edit("{\"premises_area\": 60}", seen));
        assertThat(refusal(applicant, edit("{\"premises_area\": 61}", seen))).isEqualTo("casework.changed-meanwhile");
        perform(
                applicant,
                edit("{\"premises_area\": 61}", amending.seen(view(applicant).head())));
        perform(applicant, new CaseCommand.AnswerCorrection(""));
        assertThat(view(MARKET).form().answers().path("premises_area").asInt()).isEqualTo(61);
    }

    @Test
    void whatIsAskedOnlyNowIsAskedAndWhatIsNotAskedAnyMoreGoes() {
        ask("sells_online");
        change("{\"sells_online\": false}");
        perform(applicant, new CaseCommand.AnswerCorrection(""));
        assertThat(view(MARKET).form().answers().has("online_shop_name"))
                .as("who does not sell online has no shop there")
                .isFalse();

        UUID another = city.submitRestaurant(applicant);
        id = another;
        ask("delivery_way");
        change("{\"delivery_way\": \"post\"}");
        assertThat(refusal(applicant, new CaseCommand.AnswerCorrection("")))
                .as("where to is asked now")
                .isEqualTo("casework.answers-wrong");
        change("{\"delivery_address\": \"温州市鹿城区演示路 1 号\"}");
        perform(applicant, new CaseCommand.AnswerCorrection(""));
        assertThat(view(MARKET).form().answers().path("delivery_address").asString())
                .isEqualTo("温州市鹿城区演示路 1 号");
    }

    @Test
    void materialsFollowTheAnswers() {
        ask("food_business_form");
        change("{\"food_business_form\": \"retail\"}");
        perform(applicant, new CaseCommand.AnswerCorrection("改成只做零售"));
        assertThat(view(MARKET).materials())
                .filteredOn(material -> material.type().equals("equipment-list"))
                .extracting(CaseMaterial::state)
                .as("only caterers and canteens owe the list")
                .containsExactly(CaseMaterial.State.OMITTED);
        assertThat(view(MARKET).form().answers().has("has_cold_dishes")).isFalse();
        assertThat(state("hygiene-opinion")).isEqualTo(Step.State.DROPPED);
        perform(MARKET, new CaseCommand.Accept());
        perform(applicant, new CaseCommand.Supplement("food-safety-rules", city.picture()));
        perform(MARKET, new CaseCommand.Review("site-inspection", true, ""));
        perform(MARKET, new CaseCommand.Review("review", true, ""));
        perform(MARKET, new CaseCommand.Grant(""));
        assertThat(view(MARKET).head().state()).as("nobody waits for health").isEqualTo(CaseState.GRANTED);
    }

    @Test
    void anAnswerPutBackCanBeHandedInThoughItsMaterialWasSent() {
        id = city.submitRetailer(applicant);
        ask("food_business_form");
        change("{\"food_business_form\": \"catering\", \"has_cold_dishes\": false}");
        perform(applicant, new CaseCommand.Attach("equipment-list", city.picture()));
        change("{\"food_business_form\": \"retail\"}");
        perform(applicant, new CaseCommand.AnswerCorrection("还是只做零售"));
        assertThat(view(applicant).head().state()).isEqualTo(CaseState.RECEIVED);
        assertThat(view(MARKET).materials())
                .extracting(CaseMaterial::type)
                .as("it was never part of the answer")
                .doesNotContain("equipment-list");
        assertThat(view(MARKET).forms()).as("nothing was changed").hasSize(1);
    }

    @Test
    void inTheReviewOnlyWhoReadsTheFormLooksAgain() {
        perform(MARKET, new CaseCommand.Accept());
        for (String material : List.of("food-safety-rules", "equipment-list")) {
            perform(applicant, new CaseCommand.Supplement(material, city.picture()));
        }
        perform(HEALTH, new CaseCommand.Review("hygiene-opinion", true, ""));
        perform(MARKET, new CaseCommand.Review("site-inspection", true, ""));
        perform(MARKET, new CaseCommand.Review("review", true, ""));
        ask("premises_area");
        clock.moveTo("2026-03-03");
        change("{\"premises_area\": 62.5}");
        perform(applicant, new CaseCommand.AnswerCorrection(""));
        assertThat(state("hygiene-opinion")).as("health reads the plan alone").isEqualTo(Step.State.DONE);
        assertThat(state("review")).as("reads everything").isEqualTo(Step.State.OPEN);
        perform(MARKET, new CaseCommand.Review("review", true, ""));
        perform(MARKET, new CaseCommand.Grant(""));
        assertThat(forms.grounds(List.of(id)).get(id))
                .as("the licence is made from the newest")
                .satisfies(grounds -> assertThat(
                                grounds.answers().path("premises_area").decimalValue())
                        .isEqualByComparingTo("62.5"));
    }

    @Test
    void whatIsNeverHandedInIsThrownAwayAndItsFilesStayUnseen() {
        perform(MARKET, new CaseCommand.Accept());
        perform(
                MARKET,
                new CaseCommand.AskCorrection(List.of(
                        new CaseCommand.ToCorrect("", "premises_area", "和房产证不一致"),
                        new CaseCommand.ToCorrect("floor-plan", "请标出洗消区"))));
        assertThat(view(MARKET)
                        .head()
                        .state()
                        .national(view(MARKET).unanswered().isPresent()))
                .as("补正(开始), in the review too")
                .isEqualTo("6");
        clock.moveTo("2026-03-03");
        change("{\"premises_area\": 62.5}");
        perform(applicant, new CaseCommand.Attach("floor-plan", city.anotherPicture()));
        clock.moveTo("2026-03-12");
        waking.run();
        assertThat(view(MARKET).head().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(view(MARKET).filesOf("floor-plan")).as("never handed in").hasSize(1);
        assertThat(view(applicant).filesOf("floor-plan")).hasSize(2);
        assertThat(view(MARKET).forms()).hasSize(1);
        assertThat(halfMade()).isZero();
    }

    private void ask(String element) {
        perform(MARKET, new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("", element, "请核对后改正"))));
    }

    private void change(String answers) {
        perform(applicant, edit(answers));
    }

    private static CaseCommand edit(String answers) {
        return edit(answers, null);
    }

    private static CaseCommand edit(String answers, @Nullable String seen) {
        return new CaseCommand.CorrectAnswers(
                (ObjectNode) JsonMapper.builder().build().readTree(answers), seen);
    }

    private void perform(Actor actor, CaseCommand command) {
        casework.perform(actor, id, UUID.randomUUID().toString(), command);
    }

    private String refusal(Actor actor, CaseCommand command) {
        String[] code = new String[1];
        assertThatThrownBy(() -> perform(actor, command))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> code[0] = refused.refusal().code());
        return code[0];
    }

    private int halfMade() {
        return jdbc.sql("SELECT count(*) FROM casework.amendment WHERE case_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private Step.State state(String step) {
        return view(MARKET).steps().stream()
                .filter(one -> one.id().equals(step))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private CaseView view(Actor actor) {
        return views.view(actor, id);
    }
}
