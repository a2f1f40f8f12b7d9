package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.filing.Applying;
import org.onedoor.casework.filing.Submission;
import org.onedoor.casework.filing.WholeApplication;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.CaseState;
import org.onedoor.files.Upload;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@OnedoorTest
@Import(DemoCity.class)
class ApplyingTest {

    private static final Set<String> LATER = Set.of("food-safety-rules", "equipment-list");

    @Autowired
    DemoCity city;

    @Autowired
    Applying applying;

    @Autowired
    CaseViews views;

    @Autowired
    JournalReader journal;

    @Autowired
    JdbcClient jdbc;

    @Test
    void filesAWholeApplicationWithItsFilesAndKeepsNoDraft() {
        Actor applicant = city.applicant(city.firm());
        int drafts = drafts();
        UUID id = applying.apply(applicant, key(), restaurant(applicant, answers(), LATER, true))
                .id();
        Cases.Looked looked = views.look(applicant, id);
        assertThat(looked.head().state()).isEqualTo(CaseState.RECEIVED);
        assertThat(looked.materials())
                .filteredOn(material -> material.type().equals("floor-plan"))
                .extracting(CaseMaterial::state)
                .containsExactly(CaseMaterial.State.PROVIDED);
        assertThat(jdbc.sql("SELECT count(*) FROM files.kept WHERE subject = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(journal.of(id)).extracting(Event::type).containsExactly("casework.case-submitted.v1");
        assertThat(drafts()).isEqualTo(drafts);
    }

    @Test
    void filesTheSameRequestOnceAndRefusesAnotherUnderItsKey() {
        Actor applicant = city.applicant(city.firm());
        String key = key();
        WholeApplication whole = restaurant(applicant, answers(), LATER, true);
        Submission.Receipt first = applying.apply(applicant, key, whole);
        assertThat(applying.apply(applicant, key, whole)).isEqualTo(first);
        assertThat(refusal(applicant, key, restaurant(applicant, answers().put("premises_area", 70), LATER, true)))
                .isEqualTo("journal.key-reused");
    }

    @Test
    void refusesWhatADraftWouldBeRefused() {
        Actor applicant = city.applicant(city.firm());
        assertThat(refusal(applicant, key(), restaurant(applicant, without("premises_area"), LATER, true)))
                .isEqualTo("casework.incomplete");
        assertThat(refusal(applicant, key(), restaurant(applicant, answers(), Set.of(), true)))
                .isEqualTo("casework.incomplete");
        assertThat(refusal(applicant, key(), restaurant(applicant, answers(), LATER, false)))
                .isEqualTo("casework.pledge-missing");
        assertThat(refusal(applicant, key(), restaurant(applicant, answers(), Set.of("floor-plan"), true)))
                .isEqualTo("casework.not-deferrable");
        assertThat(refusal(applicant, key(), restaurant(applicant, answers(), Set.of("tax-clearance"), true)))
                .as("no definition names it")
                .isEqualTo("casework.material-not-asked");
    }

    @Test
    void asksForAGrantOnPledgeWithEverythingThere() {
        Actor applicant = city.applicant(city.firm());
        UUID id =
                applying.apply(applicant, key(), onPledge(applicant, Set.of())).id();
        assertThat(views.look(applicant, id).head().state()).isEqualTo(CaseState.GRANTED);
        assertThat(refusal(applicant, key(), onPledge(applicant, LATER))).isEqualTo("casework.no-grant-on-pledge");
    }

    private WholeApplication onPledge(Actor applicant, Set<String> later) {
        Map<String, List<Upload>> files = new java.util.TreeMap<>();
        List.of("floor-plan", "food-safety-rules", "equipment-list").stream()
                .filter(material -> !later.contains(material))
                .forEach(material -> files.put(material, List.of(city.picture())));
        return new WholeApplication(
                java.util.Objects.requireNonNull(applicant.actingFor()),
                DemoCity.FOOD,
                DemoCity.LUCHENG,
                answers(),
                files,
                later,
                true,
                true,
                null,
                null);
    }

    private String refusal(Actor applicant, String key, WholeApplication whole) {
        String[] code = new String[1];
        assertThatThrownBy(() -> applying.apply(applicant, key, whole))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> code[0] = refused.refusal().code());
        return code[0];
    }

    private WholeApplication restaurant(Actor applicant, ObjectNode answers, Set<String> later, boolean pledged) {
        Map<String, List<Upload>> files = Map.of("floor-plan", List.of(city.picture()));
        return new WholeApplication(
                java.util.Objects.requireNonNull(applicant.actingFor()),
                DemoCity.FOOD,
                DemoCity.LUCHENG,
                answers,
                files,
                later,
                pledged,
                false,
                null,
                null);
    }

    private static ObjectNode answers() {
        return (ObjectNode) JsonMapper.builder().build().readTree("""
                {"food_business_form": "catering", "has_cold_dishes": false, "sells_online": true,
                 "legal_representative_name": "演示·甲", "contact_phone": "0577-88000000",
                 "premises_address": "温州市鹿城区演示路 1 号", "premises_area": 58.5, "online_shop_name": "演示外卖店",
                 "food_business_items": ["hot-dishes"], "food_safety_officer_name": "演示·丁",
                 "food_workers": [{"worker_name": "演示·丁", "worker_post": "cook"}], "delivery_way": "electronic"}""");
    }

    private static ObjectNode without(String element) {
        ObjectNode answers = answers();
        answers.remove(element);
        return answers;
    }

    private int drafts() {
        return jdbc.sql("SELECT count(*) FROM casework.draft")
                .query(Integer.class)
                .single();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
