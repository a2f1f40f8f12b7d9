package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.View;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.filing.Applying;
import org.onedoor.casework.filing.Attaching;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.filing.Submission;
import org.onedoor.casework.filing.WholeApplication;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.CaseState;
import org.onedoor.definition.Checks;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 应急容缺: any material may follow while an emergency is in force, with an image in its place; March 2026 has no holidays. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
@DirtiesContext
class EmergencyTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");

    @Autowired
    DemoCity city;

    @Autowired
    Drafting drafting;

    @Autowired
    Attaching attaching;

    @Autowired
    Submission submission;

    @Autowired
    Applying applying;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    Waking waking;

    @Autowired
    Queue queue;

    @Autowired
    JournalReader journal;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    @TempDir
    Path folder;

    private Actor applicant;

    @BeforeEach
    void emergency() throws IOException {
        city.begin();
        applicant = city.applicant(city.firm());
        publish("2026-03-01", "2026-03-13");
        clock.moveTo("2026-03-02");
    }

    @Test
    void letsARequiredMaterialFollowWithAnImageInItsPlace() {
        UUID draft = draftWithoutPlan();
        assertThat(refusal(() -> attaching.defer(applicant, draft, "floor-plan", true)))
                .isEqualTo("casework.not-deferrable");
        attaching.deferBecause(applicant, draft, "floor-plan", "isolation");
        assertThat(drafting.view(applicant, draft).complete())
                .as("an image of it is wanted")
                .isFalse();
        attaching.attach(applicant, draft, "floor-plan", city.picture());
        assertThat(refusal(() -> submission.submit(applicant, draft, new Filing.Signed(false, false))))
                .isEqualTo("casework.pledge-missing");
        UUID id = submission
                .submit(applicant, draft, new Filing.Signed(true, false))
                .id();

        CaseView view = views.view(MARKET, id);
        assertThat(view.head().emergency()).isEqualTo("flood-2026/isolation");
        assertThat(view.awaited()).extracting(CaseMaterial::type).contains("floor-plan");
        assertThat(view.filesOf("floor-plan")).as("the image").hasSize(1);
        assertThat(journal.of(id).getFirst().payload().path("emergency").asString())
                .isEqualTo("flood-2026/isolation");

        casework.perform(MARKET, id, new CaseCommand.Accept());
        assertThat(views.view(MARKET, id).awaited())
                .filteredOn(material -> material.type().equals("floor-plan"))
                .extracting(CaseMaterial::due)
                .as("twenty working days, as the emergency says")
                .containsExactly(LocalDate.parse("2026-03-30"));
        casework.perform(applicant, id, new CaseCommand.Supplement("floor-plan", city.anotherPicture()));
        assertThat(views.view(MARKET, id).awaited())
                .extracting(CaseMaterial::type)
                .doesNotContain("floor-plan");
    }

    @Test
    void itsCasesAreFirstInTheQueueWhateverTheirDay() {
        UUID ordinary = city.submitRestaurant(applicant);
        clock.moveTo("2026-03-05");
        UUID urgent = submitUrgent();
        List<Queue.Line> all = queue.page(MARKET, Wanted.of(View.ALL), null).rows();
        assertThat(all.getFirst().urgent()).isTrue();
        assertThat(place(all, urgent)).isLessThan(place(all, ordinary));
        assertThat(all.stream().map(Queue.Line::urgent).toList())
                .as("the urgent, then all others")
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(queue.page(MARKET, Wanted.of(View.URGENT), null).rows())
                .allMatch(Queue.Line::urgent)
                .extracting(Queue.Line::id)
                .contains(urgent);
        Queue.Line first = all.getFirst();
        assertThat(queue.next(
                        MARKET,
                        Wanted.of(View.ALL),
                        first.id(),
                        Queue.place(true, first.due(), first.id(), first.step())))
                .isPresent();
    }

    @Test
    void refusesReasonsThatItDoesNotListAndRegionsThatItDoesNotCover() throws IOException {
        UUID draft = draftWithoutPlan();
        assertThat(refusal(() -> attaching.deferBecause(applicant, draft, "floor-plan", "no-time")))
                .isEqualTo("casework.no-emergency");
        publish("2026-03-01", "2026-03-13", "330304");
        assertThat(refusal(() -> attaching.deferBecause(applicant, draft, "floor-plan", "isolation")))
                .isEqualTo("casework.no-emergency");
        assertThat(refusal(() -> applying.apply(applicant, "k", whole("isolation"))))
                .isEqualTo("casework.no-emergency");
    }

    @Test
    void aWholeApplicationStatesItsReasonToo() {
        assertThat(refusal(() -> applying.apply(applicant, key(), whole(null)))).isEqualTo("casework.not-deferrable");
        UUID id = applying.apply(applicant, key(), whole("delivery")).id();
        assertThat(views.view(applicant, id).head().emergency()).isEqualTo("flood-2026/delivery");
    }

    @Test
    void afterItsEndNothingNewBeginsAndWhatIsThereGoesOn() {
        UUID before = submitUrgent();
        UUID draft = draftWithoutPlan();
        attaching.deferBecause(applicant, draft, "floor-plan", "isolation");
        attaching.attach(applicant, draft, "floor-plan", city.picture());
        clock.moveTo("2026-03-14");
        assertThat(refusal(() -> attaching.deferBecause(applicant, draft, "floor-plan", "isolation")))
                .isEqualTo("casework.no-emergency");
        Application application = drafting.view(applicant, draft);
        assertThat(application.materials())
                .filteredOn(wanted -> wanted.material().type().equals("floor-plan"))
                .singleElement()
                .satisfies(wanted -> assertThat(wanted.state())
                        .as("what was sent counts as sent, and nothing follows")
                        .isEqualTo(CaseMaterial.State.PROVIDED));
        assertThat(application.emergency()).isNull();

        waking.run();
        CaseHead head = views.view(MARKET, before).head();
        assertThat(head.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(views.view(MARKET, before).awaited())
                .filteredOn(material -> material.type().equals("floor-plan"))
                .extracting(CaseMaterial::due)
                .as("the emergency's twenty days, though it is over; Qingming is off")
                .containsExactly(LocalDate.parse("2026-04-13"));
        assertThat(queue.page(MARKET, Wanted.of(View.URGENT), null).rows())
                .extracting(Queue.Line::id)
                .contains(before);
    }

    @Test
    void isCheckedLikeOtherDefinitions() throws IOException {
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/emergency.yaml"), """
                kind: emergency
                id: nowhere
                effective: 2026-03-01
                regions: ["999999"]
                name: {zh: 没有, en: none}
                ground: {zh: 没有, en: none}
                from: 2026-03-05
                until: 2026-03-01
                working-days: 20
                reasons: []
                """);
        Mistakes mistakes = new Mistakes();
        Checks.run(DefinitionFolder.read(folder.resolve("broken"), mistakes), mistakes);
        assertThat(mistakes.all()).extracting(mistake -> mistake.what().en()).anyMatch(what -> what.contains("999999"));
        assertThat(mistakes.all())
                .extracting(mistake -> mistake.what().en())
                .contains("it ends before it begins", "there is no reason");
    }

    private UUID submitUrgent() {
        UUID draft = draftWithoutPlan();
        attaching.deferBecause(applicant, draft, "floor-plan", "isolation");
        attaching.attach(applicant, draft, "floor-plan", city.picture());
        return submission
                .submit(applicant, draft, new Filing.Signed(true, false))
                .id();
    }

    private UUID draftWithoutPlan() {
        UUID draft = city.restaurantDraft(applicant);
        drafting.view(applicant, draft).materials().stream()
                .filter(wanted -> wanted.material().type().equals("floor-plan"))
                .flatMap(wanted -> wanted.files().stream())
                .forEach(file -> attaching.detach(applicant, draft, file.id()));
        return draft;
    }

    private WholeApplication whole(@org.jspecify.annotations.Nullable String emergency) {
        ObjectNode answers = (ObjectNode) JsonMapper.builder().build().readTree("""
                {"food_business_form": "catering", "has_cold_dishes": false, "sells_online": true,
                 "legal_representative_name": "演示·甲", "contact_phone": "0577-88000000",
                 "premises_address": "温州市鹿城区演示路 1 号", "premises_area": 58.5, "online_shop_name": "演示外卖店",
                 "food_business_items": ["hot-dishes"], "food_safety_officer_name": "演示·丁",
                 "food_workers": [{"worker_name": "演示·丁", "worker_post": "cook"}], "delivery_way": "electronic"}""");
        return new WholeApplication(
                Objects.requireNonNull(applicant.actingFor()),
                DemoCity.FOOD,
                DemoCity.LUCHENG,
                answers,
                Map.of("floor-plan", List.of(city.picture())),
                Set.of("food-safety-rules", "equipment-list", "floor-plan"),
                true,
                false,
                emergency,
                null);
    }

    private static int place(List<Queue.Line> lines, UUID id) {
        return lines.stream().map(Queue.Line::id).toList().indexOf(id);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String refusal(Runnable act) {
        String[] code = new String[1];
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> code[0] = refused.refusal().code());
        return code[0];
    }

    private void publish(String from, String until) throws IOException {
        publish(from, until, "330300");
    }

    private void publish(String from, String until, String region) throws IOException {
        Files.createDirectories(folder.resolve("standard"));
        Files.writeString(folder.resolve("standard/flood.yaml"), """
                kind: emergency
                id: flood-2026
                effective: 2026-02-01
                regions: ["%s"]
                name: {zh: 台风应急, en: Flood}
                ground: {zh: 演示的应急命令, en: a demo order}
                from: %s
                until: %s
                working-days: 20
                reasons:
                  - {reason: delivery, name: {zh: 寄递中断, en: Delivery interrupted}}
                  - {reason: isolation, name: {zh: 出不了门, en: Unable to leave home}}
                """.formatted(region, from, until));
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), DefinitionFolder.read(folder, mistakes)));
        assertThat(mistakes.all()).isEmpty();
        String day = LocalDate.now(clock).toString();
        clock.moveTo("2026-02-27"); // what is in force is looked up anew on another day
        city.restaurantDraft(applicant);
        clock.moveTo(day);
    }
}
