package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.View;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.filing.Attaching;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.filing.Submission;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseState;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.identity.Person;
import org.onedoor.identity.TestBrowser;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the program may decide by itself, and what the licence then says of whom. */
@OnedoorTest
@Import(DemoCity.class)
class DecisionTest {

    private static final String GENG = "330302196006069918";
    private static final String OTHERS_NUMBER = "330302195505059912";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    DemoCity city;

    @Autowired
    Parties parties;

    @Autowired
    MockMvc mvc;

    @Autowired
    Drafting drafting;

    @Autowired
    Attaching attaching;

    @Autowired
    Submission submission;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    Queue queue;

    @Autowired
    JdbcClient jdbc;

    private Actor person(String number) {
        Party person = parties.findPerson(Person.RESIDENT_ID, number).orElseThrow();
        return city.applicant(person);
    }

    private UUID begin(Actor applicant, String item, Map<String, Object> situation) {
        ObjectNode answers = JSON.valueToTree(situation);
        return drafting.begin(
                applicant,
                java.util.Objects.requireNonNull(applicant.actingFor()),
                item,
                DemoCity.LUCHENG,
                answers,
                null);
    }

    private UUID elderCard(Actor applicant, String photo, Map<String, String> typed) {
        UUID draft = begin(applicant, "elder-card", Map.of("photo_source", photo));
        city.answer(applicant, draft, "person", typed);
        city.answer(applicant, draft, "delivery", Map.of("delivery_way", "electronic"));
        return draft;
    }

    @Test
    void grantsAtOnceWhatSourcesSay() {
        Actor geng = person(GENG);
        UUID id = submission
                .submit(
                        geng,
                        elderCard(geng, "id-card", Map.of("mobile", "17900000007")),
                        new Filing.Signed(false, false))
                .id();
        assertThat(views.view(geng, id).head().state()).isEqualTo(CaseState.GRANTED);
    }

    @Test
    void leavesAnIdentityThatIsDisputedToAPersonAndPrintsTheApplicantsOwn() {
        Actor geng = person(GENG);
        TestBrowser browser = TestBrowser.signedIn(mvc, "geng");
        dispute(browser, "person_name");
        dispute(browser, "resident_id");
        try {
            UUID draft = elderCard(
                    geng,
                    "id-card",
                    Map.of("mobile", "17900000007", "person_name", "演示·丙", "resident_id", OTHERS_NUMBER));
            UUID id = submission
                    .submit(geng, draft, new Filing.Signed(false, false))
                    .id();
            assertThat(views.view(geng, id).head().state()).isEqualTo(CaseState.RECEIVED);

            Actor civil = DemoCity.reviewer("civil-affairs");
            casework.perform(civil, id, new CaseCommand.Accept());
            casework.perform(civil, id, new CaseCommand.Grant(""));
            Printed licence = licence(id);
            assertThat(licence.holder()).isEqualTo("演示·庚");
            assertThat(licence.face()).contains(GENG).doesNotContain(OTHERS_NUMBER, "演示·丙");
        } finally {
            jdbc.sql("DELETE FROM data.dispute WHERE party = :party")
                    .param("party", geng.actingFor())
                    .update();
        }
    }

    private static void dispute(TestBrowser browser, String element) {
        String page = "/me/data/" + element + "/dispute";
        browser.get(page);
        assertThat(browser.post(page, "key", UUID.randomUUID().toString(), "said", "这不是我")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void leavesAPictureThatNobodyHasLookedAtToAPerson() {
        Actor geng = person(GENG);
        UUID draft = elderCard(geng, "new", Map.of("mobile", "17900000007"));
        UUID photo = attaching.attach(geng, draft, "id-photo", city.picture());
        assertThat(attaching.attach(geng, draft, "id-photo", city.picture()))
                .as("sent twice, there once")
                .isEqualTo(photo);
        UUID id =
                submission.submit(geng, draft, new Filing.Signed(false, false)).id();
        assertThat(views.view(geng, id).head().state()).isEqualTo(CaseState.RECEIVED);
    }

    @Test
    void givesANewShopItsOwnNumberAndHidesItsOwners() {
        Actor jia = person("330302199001019915");
        UUID draft = begin(
                jia,
                "self-employed-registration",
                Map.of("organisation_form", "individual", "has_shop_name", true, "sells_online", false));
        city.answer(jia, draft, "operator", Map.of("contact_phone", "17900000001"));
        city.answer(
                jia,
                draft,
                "business",
                Map.of(
                        "firm_name", "温州市鹿城区演示小吃店",
                        "business_scope", "餐饮服务",
                        "industry_section", "H",
                        "employee_count", "2"));
        city.answer(
                jia,
                draft,
                "premises",
                Map.of(
                        "premises_district", "330302",
                        "registered_address", "温州市鹿城区演示路1号",
                        "premises_ownership", "own"));
        city.answer(jia, draft, "delivery", Map.of("delivery_way", "electronic"));
        UUID id = submission.submit(jia, draft, new Filing.Signed(false, false)).id();
        Actor market = DemoCity.reviewer("market-regulation");
        casework.perform(market, id, new CaseCommand.Grant(""));
        assertThat(views.view(jia, id).head().acceptedOn())
                .as("accepted and granted in one step")
                .isNotNull();
        assertThat(views.papers(jia, id))
                .extracting(PapersOf.Line::code)
                .as("the decision is the paper of both")
                .contains("granted")
                .doesNotContain("04", "14");
        Printed licence = licence(id);
        assertThat(licence.holder()).isEqualTo("温州市鹿城区演示小吃店");
        assertThat(licence.idKind()).isEqualTo("credit-code");
        assertThat(licence.idNumber()).startsWith("92330302").isEqualTo(licence.number());
        assertThat(licence.face())
                .as("the operator is who applied, by the name that a licence has for it")
                .contains("经营者", "Operator", "演示·甲")
                .doesNotContain("330302199001019915");
    }

    @Test
    void bringsAnUnansweredCorrectionBackToTheDesk() {
        Actor applicant = city.applicant(city.firm());
        Actor market = DemoCity.reviewer("market-regulation");
        UUID id = city.submitRestaurant(applicant);
        casework.perform(
                market,
                id,
                new CaseCommand.AskCorrection(java.util.List.of(new CaseCommand.ToCorrect("floor-plan", "请标出洗消区"))));
        assertThat(onDesk(market, id)).isFalse();
        jdbc.sql("""
                        UPDATE casework.desk SET due = due - 60
                         WHERE case_id = :id AND held""").param("id", id).update();
        jdbc.sql("UPDATE casework.case_file SET answer_by = answer_by - 60 WHERE id = :id")
                .param("id", id)
                .update();
        assertThat(onDesk(market, id)).isTrue();
        casework.perform(Actor.program(DemoCity.LUCHENG), id, new CaseCommand.Wake());
        assertThat(views.view(applicant, id).head().state()).isEqualTo(CaseState.NOT_ACCEPTED);
        assertThatThrownBy(() -> views.head(DemoCity.reviewer("health"), id))
                .as("a case that never came to a department")
                .isInstanceOf(Refused.class);
    }

    /** What the newest version of a case's licence says. */
    private record Printed(String holder, String idKind, String idNumber, String number, String face) {}

    private Printed licence(UUID id) {
        return jdbc.sql("""
                        SELECT holder, id_kind, id_number, number, w.labels::text || v.face AS face
                          FROM licence.version v JOIN licence.wording w ON w.id = v.wording WHERE case_id = :id""")
                .param("id", id)
                .query((row, n) -> new Printed(
                        row.getString("holder"),
                        row.getString("id_kind"),
                        row.getString("id_number"),
                        row.getString("number"),
                        row.getString("face")))
                .single();
    }

    private boolean onDesk(Actor reviewer, UUID id) {
        return queue.page(reviewer, Wanted.of(View.OVERDUE), null).rows().stream()
                .anyMatch(row -> row.id().equals(id));
    }
}
