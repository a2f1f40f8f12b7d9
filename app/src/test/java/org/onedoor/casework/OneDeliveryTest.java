package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.draft.JointDrafting;
import org.onedoor.casework.filing.Attaching;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.joint.JointApplications;
import org.onedoor.casework.joint.JointCase;
import org.onedoor.casework.joint.JointDelivery;
import org.onedoor.casework.joint.JointSubmission;
import org.onedoor.casework.joint.OneDeliveries;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.Delivery;
import org.onedoor.casework.life.Step;
import org.onedoor.identity.TestBrowser;
import org.onedoor.journal.Cursors;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 统一出件: a restaurant's four permits, from four departments, come at once. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
@DirtiesContext
class OneDeliveryTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BUNDLE = "opening-a-restaurant";
    private static final Actor HALL = clerk("330302");
    private static final List<String> ALL =
            List.of("food-business-licence-new", "fire-safety-check", "drainage-permit-shop", "shop-sign");

    @Autowired
    DemoCity city;

    @Autowired
    JointDrafting beginning;

    @Autowired
    Drafting drafting;

    @Autowired
    Attaching attaching;

    @Autowired
    JointSubmission submission;

    @Autowired
    JointApplications applications;

    @Autowired
    OneDeliveries deliveries;

    @Autowired
    MovableClock clock;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    PapersOf papers;

    @Autowired
    Cursors cursors;

    @Autowired
    MockMvc mvc;

    private Actor owner;
    private UUID id;

    private static Actor clerk(String region) {
        return new Actor(UUID.randomUUID(), null, Role.CLERK, "government-service-centre", region, Channel.COUNTER);
    }

    @BeforeEach
    void submitted() throws Exception {
        city.begin();
        owner = city.applicant(city.firm());
        id = submitted("counter");
    }

    private UUID submitted(String way) throws Exception {
        return submission
                .submit(owner, key(), draft(DemoCity.LUCHENG, way), new Filing.Signed(false, false))
                .id();
    }

    private UUID draft(String region, String way) throws Exception {
        ObjectNode filled = (ObjectNode) JSON.readTree(new ClassPathResource("tour/" + BUNDLE + ".json")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{today}", LocalDate.now(clock).toString()));
        Set<String> chosen = new HashSet<>();
        filled.required("chosen").forEach(item -> chosen.add(item.asString()));
        UUID draft =
                beginning.begin(owner, Objects.requireNonNull(owner.actingFor()), BUNDLE, chosen, region, (ObjectNode)
                        filled.required("situation"));
        Application begun = drafting.view(owner, draft);
        ObjectNode answers = (ObjectNode) filled.required("answers");
        answers.put("delivery_way", way).put("delivery_address", "温州市鹿城区演示路 11 号 演示·丁");
        answers.propertyNames().stream()
                .filter(element -> begun.reused(element) != null)
                .toList()
                .forEach(answers::remove);
        Application application = drafting.answerAll(owner, draft, answers);
        assertThat(application.allProblems()).isEmpty();
        for (Application.Wanted wanted : application.missing()) {
            attaching.attach(owner, draft, wanted.material().type(), city.picture());
        }
        return draft;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private JointCase joint() {
        return applications.view(owner, id).joint();
    }

    private UUID caseOf(String item) {
        return Objects.requireNonNull(joint().members().stream()
                .filter(member -> member.item().equals(item))
                .findFirst()
                .orElseThrow()
                .caseId());
    }

    private CaseHead head(UUID one) {
        return views.head(Actor.program("330300"), one);
    }

    private void decided(String item, boolean granted) {
        UUID one = caseOf(item);
        CaseHead head = head(one);
        Actor department = DemoCity.reviewer(head.department(), head.region());
        casework.perform(department, one, new CaseCommand.Accept());
        List<Step> open = reviews(one);
        while (!open.isEmpty()) {
            open.forEach(step -> casework.perform(
                    DemoCity.reviewer(step.department(), head.region()),
                    one,
                    new CaseCommand.Review(step.id(), granted, "现场看过")));
            open = reviews(one);
        }
        casework.perform(department, one, granted ? new CaseCommand.Grant("符合") : new CaseCommand.Deny("不符合"));
    }

    private List<Step> reviews(UUID one) {
        return views.look(Actor.program("330300"), one).steps().stream()
                .filter(step -> step.state() == Step.State.OPEN && step.review())
                .toList();
    }

    private boolean onDesk(String item) {
        return views.look(Actor.program("330300"), caseOf(item)).steps().stream()
                .anyMatch(step -> step.id().equals(Step.SERVE) && step.state() == Step.State.OPEN);
    }

    private OneDeliveries.Seen seen() {
        return deliveries.seen(joint());
    }

    private List<OneDeliveries.Waiting> pickups() {
        return deliveries.pickups(HALL, Objects.requireNonNull(owner.actingFor())).stream()
                .filter(one -> one.id().equals(id))
                .toList();
    }

    private void awaitReady() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !pickups().isEmpty());
    }

    /** Whatever follows from what was done has followed, and so many parts still wait for the others. */
    private void awaitReady(int parts) throws InterruptedException {
        assertThat(cursors.settle(Duration.ofSeconds(30))).isTrue();
        assertThat(seen().ready()).isEqualTo(parts);
    }

    private static String refusal(Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            return refused.refusal().code();
        }
        return "";
    }

    @Test
    void isCollectedUntilTheLastPartIsThereAndHandedOverOnce() throws Exception {
        assertThat(ALL)
                .allSatisfy(item -> assertThat(head(caseOf(item)).delivery()).isEqualTo(Delivery.TOGETHER));
        ALL.subList(0, 3).forEach(item -> decided(item, true));
        awaitReady(3);
        assertThat(pickups()).isEmpty();
        assertThat(onDesk("shop-sign")).isFalse();
        UUID food = caseOf("food-business-licence-new");
        assertThat(refusal(() -> casework.perform(
                        DemoCity.reviewer("market-regulation"), food, new CaseCommand.Serve("pickup", "演示·甲"))))
                .isEqualTo("casework.one-delivery");
        assertThat(refusal(() -> casework.perform(owner, food, new CaseCommand.ChooseDelivery("post", "别处"))))
                .isEqualTo("casework.one-delivery");
        assertThat(refusal(() -> deliveries.serve(HALL, key(), id, "pickup", "演示·甲")))
                .isEqualTo("casework.sent-already");

        decided("shop-sign", true);
        awaitReady();
        assertThat(pickups())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.things()).extracting(Text::zh).hasSize(4).contains("食品经营许可（新办）"));
        assertThat(ALL).allMatch(this::onDesk);
        assertThat(refusal(() -> deliveries.serve(clerk("330303"), key(), id, "pickup", "演示·甲")))
                .as("another hall")
                .isEqualTo("casework.no-such-case");
        assertThat(refusal(() -> deliveries.serve(HALL, key(), id, "courier", "SF1")))
                .as("it is to be collected")
                .isEqualTo("casework.service-incomplete");
        String key = key();
        deliveries.serve(HALL, key, id, "pickup", "演示·丁（受托）");
        deliveries.serve(HALL, key, id, "pickup", "演示·丁（受托）"); // the same request once more
        assertThat(pickups()).isEmpty();
        assertThat(ALL).noneMatch(this::onDesk).allSatisfy(item -> {
            assertThat(head(caseOf(item)).delivery()).isEqualTo(Delivery.COUNTER);
            assertThat(papers.caseOf(Objects.requireNonNull(owner.actingFor()), caseOf(item)))
                    .filteredOn(paper -> paper.code().equals("granted"))
                    .allSatisfy(paper -> assertThat(paper.way()).isEqualTo("pickup"));
        });
        assertThat(seen().deliveries())
                .singleElement()
                .satisfies(one -> assertThat(one.detail()).isEqualTo("演示·丁（受托）"));
        assertThat(refusal(() -> deliveries.choose(owner, key(), id, "post", "演示路 1 号")))
                .isEqualTo("casework.sent-already");
    }

    @Test
    void doesNotWaitForWhatCanNoLongerBeGranted() throws Exception {
        decided("food-business-licence-new", true);
        decided("fire-safety-check", false);
        decided("shop-sign", true);
        awaitReady(3);
        assertThat(pickups()).as("one is still under way").isEmpty();
        casework.perform(owner, caseOf("drainage-permit-shop"), new CaseCommand.Withdraw("不办了"));
        awaitReady();
        assertThat(pickups())
                .singleElement()
                .satisfies(one -> assertThat(one.things())
                        .as("the refusal's paper is one")
                        .hasSize(3));
        deliveries.serve(HALL, key(), id, "pickup", "演示·甲");
        assertThat(joint().outcome()).isEqualTo(JointCase.Outcome.PARTLY);
        assertThat(seen().collecting()).isFalse();
        assertThat(seen().mayChoose()).as("what was taken back comes no way").isFalse();
    }

    /** 行政许可法 44: ten days from each decision, whatever else is still under way; what goes out then is by its own last day. */
    @Test
    void waitsNoLongerThanTheFirstPartCan() throws Exception {
        decided("food-business-licence-new", true);
        LocalDate decided = LocalDate.now(clock);
        awaitReady(1);
        clock.pass(Duration.ofDays(4));
        deliveries.sendWhatCannotWait();
        assertThat(pickups()).as("there is time").isEmpty();
        while (pickups().isEmpty()) {
            clock.pass(Duration.ofDays(1));
            assertThat(LocalDate.now(clock)).isBefore(decided.plusDays(20));
            deliveries.sendWhatCannotWait();
        }
        assertThat(pickups()).singleElement().satisfies(one -> {
            assertThat(one.things()).hasSize(1);
            assertThat(one.due())
                    .isAfter(LocalDate.now(clock))
                    .isBefore(LocalDate.now(clock).plusDays(7));
        });
        deliveries.serve(HALL, key(), id, "pickup", "演示·甲");
        assertThat(seen().collecting()).isTrue();
    }

    @Test
    void givesWhatIsReadyToWhomAsksForItAndTheRestOnceMore() throws Exception {
        assertThat(refusal(() -> deliveries.ask(owner, key(), id))).isEqualTo("casework.nothing-to-deliver");
        decided("food-business-licence-new", true);
        decided("fire-safety-check", false);
        awaitReady(2);
        assertThat(seen().mayAsk()).isTrue();
        String key = key();
        deliveries.ask(owner, key, id);
        deliveries.ask(owner, key, id);
        assertThat(pickups())
                .singleElement()
                .satisfies(one -> assertThat(one.things()).hasSize(2));
        decided("shop-sign", true);
        await().atMost(Duration.ofSeconds(30)).until(() -> onDesk("shop-sign"));
        assertThat(pickups())
                .as("what becomes ready while it lies there goes with it")
                .singleElement()
                .satisfies(one -> assertThat(one.things()).hasSize(3));
        deliveries.serve(HALL, key(), id, "pickup", "演示·甲");
        assertThat(pickups()).isEmpty();
        decided("drainage-permit-shop", true);
        awaitReady();
        assertThat(pickups())
                .singleElement()
                .satisfies(one -> assertThat(one.things()).hasSize(1));
        deliveries.serve(HALL, key(), id, "pickup", "演示·乙");
        assertThat(seen().deliveries())
                .extracting(JointDelivery::number, JointDelivery::asked, JointDelivery::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, true, "演示·甲"),
                        org.assertj.core.groups.Tuple.tuple(2, false, "演示·乙"));
    }

    @Test
    void isHandedOverByOneOfTwoClerksAtTheSameMoment() throws Exception {
        ALL.forEach(item -> decided(item, true));
        awaitReady();
        CyclicBarrier both = new CyclicBarrier(2);
        List<String> came = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<String>> asked = new ArrayList<>();
            for (String taker : List.of("演示·甲", "演示·丁")) {
                asked.add(two.submit(() -> {
                    both.await();
                    return refusal(() -> deliveries.serve(clerk("330302"), key(), id, "pickup", taker));
                }));
            }
            for (Future<String> one : asked) {
                came.add(one.get());
            }
        }
        assertThat(came).containsExactlyInAnyOrder("", "casework.sent-already");
        assertThat(ALL)
                .allSatisfy(item -> assertThat(papers.caseOf(Objects.requireNonNull(owner.actingFor()), caseOf(item)))
                        .filteredOn(paper -> paper.code().equals("09"))
                        .as("one proof of service")
                        .hasSize(1));
    }

    @Test
    void goesInOneParcelWithOneNumberThatTheApplicantSees() {
        deliveries.choose(owner, key(), id, "post", "温州市鹿城区演示路 11 号 演示·丁");
        assertThat(refusal(() -> deliveries.choose(owner, key(), id, "post", " ")))
                .isEqualTo("casework.service-incomplete");
        ALL.forEach(item -> decided(item, true));
        String number = joint().filingNumber().spaced();
        TestBrowser hall = TestBrowser.signedIn(mvc, "hall.lucheng");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> hall.get("/counter/parcels").body().contains(number));
        assertThat(pickups()).isEmpty();
        TestBrowser.Seen sent = hall.post(
                "/counter/joint/" + id + "/service", "key", key(), "way", "courier", "detail", "SF0000000001");
        assertThat(sent.status()).isEqualTo(303);
        assertThat(hall.get("/counter/parcels").body()).doesNotContain(number);
        TestBrowser firm = TestBrowser.signedIn(mvc, "jia");
        firm.get("/acting");
        firm.post("/acting", "capacity", firm.capacity("温州演示一号科技有限公司"));
        assertThat(firm.get("/joint/" + id).body()).contains("快递单号 SF0000000001");
        assertThat(ALL)
                .allSatisfy(item -> assertThat(head(caseOf(item)).delivery()).isEqualTo(Delivery.POST));
    }

    @Test
    void needsNobodyWhereItComesElectronicallyAfterAll() throws Exception {
        ALL.subList(0, 2).forEach(item -> decided(item, true));
        awaitReady(2);
        deliveries.ask(owner, key(), id);
        assertThat(pickups()).hasSize(1);
        deliveries.choose(owner, key(), id, "electronic", "");
        assertThat(pickups()).isEmpty();
        assertThat(ALL)
                .noneMatch(this::onDesk)
                .allSatisfy(item -> assertThat(head(caseOf(item)).delivery()).isEqualTo(Delivery.ELECTRONIC));
        id = submitted("electronic");
        assertThat(ALL)
                .allSatisfy(item -> assertThat(head(caseOf(item)).delivery()).isEqualTo(Delivery.ELECTRONIC));
        deliveries.choose(owner, key(), id, "counter", "");
        assertThat(ALL)
                .allSatisfy(item -> assertThat(head(caseOf(item)).delivery()).isEqualTo(Delivery.TOGETHER));
    }

    /** 瓯海 has claimed the food licence: three working days, and no list of equipment. */
    @Test
    void takesAMemberAsTheRegionThatWasChosenHasClaimedIt() throws Exception {
        UUID draft = draft("330304", "counter");
        Application application = drafting.view(owner, draft);
        assertThat(application.materials())
                .extracting(wanted -> wanted.material().type())
                .doesNotContain("equipment-list");
        TestBrowser geng = TestBrowser.signedIn(mvc, "geng");
        assertThat(geng.get("/bundles/" + BUNDLE + "?region=330304").body())
                .contains("0577-88000311", "3 个工作日", "value=\"330302\"");
        assertThat(geng.get("/bundles/" + BUNDLE + "?region=330302").body()).doesNotContain("0577-88000311");
        id = submission
                .submit(owner, key(), draft, new Filing.Signed(false, false))
                .id();
        UUID food = caseOf("food-business-licence-new.330304");
        assertThat(head(food).region()).isEqualTo("330304");
        assertThat(head(food).item()).isEqualTo("food-business-licence-new.330304");
        assertThat(joint().members())
                .filteredOn(member -> member.item().equals("fire-safety-check"))
                .hasSize(1);
    }
}
