package org.onedoor.casework;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.AutomaticTrace;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.ClockEntry;
import org.onedoor.casework.life.NotAccepted;
import org.onedoor.casework.life.Transitions;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.paper.PaperKind;
import org.onedoor.paper.PapersOf;
import org.onedoor.payment.PayerAtSandbox;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Money;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table of states and transitions, walked line by line on real cases: where each leads, which paper it makes, and that
 * whoever is not named in it is refused and nothing changes.
 */
@OnedoorTest
@Import({DemoCity.class, PayerAtSandbox.class, MovableClock.OnAMonday.class})
@DirtiesContext
class WholeLifeTest {

    private static final Path ITEM = Path.of("../definitions/items/food-business-licence-new.yaml");

    private static final String ORDINARY = "deferral: {gate: before-grant}";
    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor PROGRAM = Actor.program(DemoCity.LUCHENG);
    private static final Actor HEAD =
            new Actor(UUID.randomUUID(), null, Role.HEAD, "market-regulation", DemoCity.LUCHENG, Channel.WEB);

    private static final CaseCommand ASK =
            new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("floor-plan", "请标出洗消区")));
    private static final CaseCommand HEARING = new CaseCommand.StartProcedure(PauseKind.HEARING, 20, "");
    private static final CaseCommand OFFER = new CaseCommand.OfferHearing("排烟口紧邻住户", List.of());
    private static final Set<Action> OF_A_FEE =
            Set.of(Action.PAY_FEE, Action.TAKE_FEE, Action.WAIVE_FEE, Action.CLOSE_UNPAID);
    private static final String FEE = """
            fee:
              name: {zh: 工本费, en: Fee}
              fen: 2000
              ground: {zh: 某收费标准, en: Some tariff}
              due: WHEN
              waived-by: reviewer
            """;
    private static final AutomaticTrace TRACE = new AutomaticTrace(
            "food-business-licence-new",
            1,
            1,
            Instant.parse("2026-03-03T01:00:00Z"),
            List.of(new AutomaticTrace.AutomaticRule("sells_online", new Text("网上经营", "sells online"), true)),
            List.of());
    private static final CaseCommand WAKE = new CaseCommand.Wake();

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    NationalStates states;

    @Autowired
    PapersOf papers;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    PayerAtSandbox payer;

    @TempDir
    Path folder;

    private String published = "";
    private Actor applicant;
    private UUID id;

    /** Somebody does something on a day, before the program has looked by itself. */
    private record Does(String day, Actor actor, CaseCommand command) {}

    @BeforeEach
    void knowWhoApplies() {
        applicant = city.applicant(city.firm());
        city.consents(applicant);
    }

    @TestFactory
    Stream<DynamicTest> everyLineOfTheTable() {
        return Transitions.ALL.stream()
                // last, because they change the calendar
                .sorted(Comparator.comparing(line -> line.action() == Action.RECOUNT))
                .map(line -> DynamicTest.dynamicTest(line.from() + " " + line.action(), () -> walk(line)));
    }

    private void walk(Transitions.Transition line) throws IOException {
        city.begin();
        boolean ofAFee = OF_A_FEE.contains(line.action());
        String needed = item(line);
        if (!needed.equals(published)) {
            publish(needed);
        }
        if (line.action() == Action.RECOUNT) {
            closeTheOffices();
        }
        clock.moveTo("2026-03-02");
        boolean onPledge =
                Set.of(Action.PASS_CHECK, Action.ORDER_REPAIR, Action.REFER).contains(line.action())
                        || (line.from() == CaseState.GRANTED && (ofAFee || line.action() == Action.RECOUNT));
        id = line.action() == Action.RENEW_BY_SILENCE
                ? city.submitRenewal(applicant, city.licenceEnding(applicant, "2026-03-31"))
                : onPledge ? city.submitOnPledge(applicant) : city.submitRestaurant(applicant);
        if (line.action() == Action.SERVE
                || line.action() == Action.SERVE_CORRECTION_NOTICE
                || (line.action() == Action.RECOUNT && line.from() == CaseState.DENIED)) {
            casework.perform(applicant, id, new CaseCommand.ChooseDelivery("counter", ""));
        }
        if (line.action() == Action.SERVE_CORRECTION_NOTICE) {
            city.withdraws(applicant);
        } else {
            city.consents(applicant);
        }
        before(line).forEach(this::perform);
        assertThat(head().state()).as("before").isEqualTo(line.from());
        Set<UUID> had = papersOfCase().map(PapersOf.Line::id).collect(toSet());
        int entries = ledger().size();
        for (Does one : doing(line)) {
            refusesOthers(line, one);
            perform(one);
        }
        assertThat(head().state()).as("after").isEqualTo(line.to());
        reports(line);
        List<String> made = papersOfCase()
                .filter(paper -> !had.contains(paper.id()))
                .map(PapersOf.Line::code)
                .toList();
        if (line.papers().isEmpty()) {
            assertThat(made).isEmpty();
        } else {
            assertThat(made).hasSize(1);
            assertThat(line.papers().stream().map(PaperKind::code)).containsAll(made);
        }
        assertThat(ledger().stream().skip(entries))
                .as("what is written in the ledger")
                .hasSize(line.clock().isEmpty() ? 0 : 1)
                .isSubsetOf(line.clock());
    }

    /** What another system is told of it last; a grant that ends otherwise has no national code of its own. */
    private void reports(Transitions.Transition line) {
        String last = states.of(MARKET, id).getLast().national();
        switch (line.action()) {
            case ANSWER_CORRECTION, GO_ON_UNANSWERED -> assertThat(last).isEqualTo("7");
            case START_PROCEDURE -> assertThat(last).isEqualTo("9");
            case END_PROCEDURE -> assertThat(last).isEqualTo("10");
            case ASK_CORRECTION -> assertThat(last).isEqualTo("6");
            default -> {
                if (line.from().open() && !line.to().open()) {
                    assertThat(last).isEqualTo(line.to().national());
                }
            }
        }
    }

    /** Whoever the line does not name; the applicant knows his case, so that it is the act that is refused. */
    private void refusesOthers(Transitions.Transition line, Does one) {
        for (Actor other : List.of(applicant, MARKET, HEAD)) {
            if (!line.by().contains(other.role()) && !(one.command() instanceof CaseCommand.Wake)) {
                int version = head().version();
                city.sleep();
                clock.moveTo(one.day());
                assertThatThrownBy(() -> casework.perform(other, id, one.command()))
                        .isInstanceOf(Refused.class);
                assertThat(head().version()).isEqualTo(version);
            }
        }
    }

    /** How a new case comes to where the line begins. */
    private List<Does> before(Transitions.Transition line) {
        Does accept = new Does("2026-03-02", MARKET, new CaseCommand.Accept());
        Does hearing = new Does("2026-03-03", MARKET, HEARING);
        Does offer = new Does("2026-03-03", MARKET, OFFER);
        Does ask = new Does("2026-03-02", MARKET, ASK);
        Does propose = new Does("2026-03-03", MARKET, new CaseCommand.ProposeExtension("整改后要复查"));
        Does lapse = new Does("2026-03-24", PROGRAM, WAKE);
        return switch (line.from()) {
            case RECEIVED ->
                switch (line.action()) {
                    case CLOSE_UNPAID -> List.of(new Does("2026-03-17", PROGRAM, WAKE));
                    default -> List.of();
                };
            case CORRECTING -> List.of(ask);
            case LACKING -> {
                Does receive = new Does("2026-03-02", MARKET, new CaseCommand.ReceiveLacking());
                yield switch (line.action()) {
                    case SUPPLEMENT ->
                        List.of(receive, new Does("2026-03-03", applicant, supplement("food-safety-rules")));
                    case TERMINATE -> List.of(receive, lapse);
                    default -> List.of(receive);
                };
            }
            case ACCEPTED ->
                switch (line.action()) {
                    case EXTEND, REFUSE_EXTENSION -> List.of(accept, propose);
                    case ASK_HEARING -> List.of(accept, offer, new Does("2026-03-11", PROGRAM, WAKE));
                    case GRANT ->
                        Stream.concat(Stream.of(accept), reviewed(true)).toList();
                    case DENY, GRANT_DEFICIENT ->
                        Stream.concat(Stream.of(accept), reviewed(false)).toList();
                    case GRANT_ON_PLEDGE ->
                        List.of(
                                accept,
                                new Does("2026-03-03", applicant, supplement("food-safety-rules")),
                                new Does("2026-03-03", applicant, supplement("equipment-list")));
                    default -> List.of(accept);
                };
            case GRANTED ->
                switch (line.action()) {
                    case PASS_CHECK, ORDER_REPAIR, PAY_FEE, TAKE_FEE, WAIVE_FEE, RECOUNT -> List.of();
                    case REFER -> List.of(new Does("2026-03-03", MARKET, found(CaseCommand.Finding.WANTING)));
                    case JUDGE_SAMPLE ->
                        Stream.concat(
                                        Stream.concat(Stream.of(accept), reviewed(true)),
                                        Stream.of(new Does("2026-03-03", PROGRAM, new CaseCommand.GrantOnData(TRACE))))
                                .toList();
                    default ->
                        Stream.concat(
                                        Stream.concat(Stream.of(accept), reviewed(true)),
                                        Stream.of(new Does("2026-03-03", MARKET, new CaseCommand.Grant(""))))
                                .toList();
                };
            case DENIED ->
                Stream.concat(
                                Stream.concat(Stream.of(accept), reviewed(false)),
                                Stream.of(new Does("2026-03-03", MARKET, new CaseCommand.Deny("操作间面积不够"))))
                        .toList();
            case GRANTED_DEFICIENT -> {
                Stream<Does> first = Stream.concat(
                        Stream.concat(Stream.of(accept), reviewed(false)),
                        Stream.of(new Does("2026-03-03", MARKET, new CaseCommand.Grant(""))));
                yield switch (line.action()) {
                    case SUPPLEMENT ->
                        Stream.concat(
                                        first,
                                        Stream.of(new Does("2026-03-04", applicant, supplement("food-safety-rules"))))
                                .toList();
                    case LAPSE_AGAIN -> Stream.concat(first, Stream.of(lapse)).toList();
                    default -> first.toList();
                };
            }
            case SUSPENDED ->
                switch (line.action()) {
                    case EXTEND, REFUSE_EXTENSION -> List.of(accept, propose, hearing);
                    case SUPPLEMENT ->
                        List.of(accept, lapse, new Does("2026-03-25", applicant, supplement("food-safety-rules")));
                    case TERMINATE, DENY -> List.of(accept, lapse);
                    case OFFER_HEARING ->
                        List.of(
                                accept,
                                new Does(
                                        "2026-03-03",
                                        MARKET,
                                        new CaseCommand.StartProcedure(PauseKind.TESTING, 20, "")));
                    case SERVE_HEARING_NOTICE ->
                        List.of(
                                accept,
                                new Does("2026-03-03", MARKET, new CaseCommand.OfferHearing("排烟口", List.of("演示·邻居甲"))));
                    case ASK_HEARING, DECLINE_HEARING, PASS_OVER_HEARING -> List.of(accept, offer);
                    case ARRANGE_HEARING ->
                        List.of(
                                accept,
                                offer,
                                new Does("2026-03-03", applicant, new CaseCommand.AskHearing("", "请求听证")));
                    case ANSWER_CORRECTION, GO_ON_UNANSWERED, SERVE_CORRECTION_NOTICE ->
                        List.of(accept, new Does("2026-03-03", MARKET, ASK));
                    default -> List.of(accept, hearing);
                };
            case REVOKED -> List.of(new Does("2026-03-03", MARKET, found(CaseCommand.Finding.BROKEN)));
            default -> throw new AssertionError("nothing leaves " + line.from());
        };
    }

    /** With all that it waits for, except what a refusal does not need. */
    private Stream<Does> reviewed(boolean supplied) {
        Actor health = DemoCity.reviewer("health");
        Stream<Does> reviews = Stream.of(
                new Does("2026-03-03", MARKET, new CaseCommand.Review("site-inspection", true, "")),
                new Does("2026-03-03", health, new CaseCommand.Review("hygiene-opinion", true, "")),
                new Does("2026-03-03", MARKET, new CaseCommand.Review("review", true, "")));
        return supplied
                ? Stream.concat(
                        Stream.of("food-safety-rules", "equipment-list")
                                .map(material -> new Does("2026-03-03", applicant, supplement(material))),
                        reviews)
                : reviews;
    }

    private static CaseCommand found(CaseCommand.Finding finding) {
        return new CaseCommand.Check(finding, "洗消区已经装好一半");
    }

    private CaseCommand supplement(String material) {
        return new CaseCommand.Supplement(material, city.picture());
    }

    /** What the line is about. */
    private List<Does> doing(Transitions.Transition line) {
        String soon = "2026-03-04";
        return switch (line.action()) {
            case ACCEPT -> List.of(new Does("2026-03-02", MARKET, new CaseCommand.Accept()));
            case DEEM_ACCEPTED -> List.of(new Does("2026-03-10", PROGRAM, WAKE));
            case RECEIVE_LACKING -> List.of(new Does("2026-03-02", MARKET, new CaseCommand.ReceiveLacking()));
            case ASK_CORRECTION -> List.of(new Does("2026-03-02", MARKET, ASK));
            case ANSWER_CORRECTION -> List.of(new Does(soon, applicant, new CaseCommand.AnswerCorrection("洗消区在图的左下角")));
            case DECLARE_NOT_REQUIRED ->
                List.of(new Does(
                        "2026-03-02", MARKET, new CaseCommand.Refuse(NotAccepted.NOT_REQUIRED, "只卖预包装食品，备案即可", "")));
            case REFUSE ->
                List.of(new Does(
                        "2026-03-02", MARKET, new CaseCommand.Refuse(NotAccepted.NOT_COMPETENT, "不属于本机关职权范围", "海关")));
            case REVIEW -> List.of(new Does(soon, MARKET, new CaseCommand.Review("site-inspection", true, "")));
            case CONSENT_BY_SILENCE -> List.of(new Does("2026-03-06", PROGRAM, WAKE));
            case START_PROCEDURE ->
                List.of(new Does(soon, MARKET, new CaseCommand.StartProcedure(PauseKind.TESTING, 3, "")));
            case END_PROCEDURE -> List.of(new Does(soon, MARKET, new CaseCommand.EndProcedure(PauseKind.HEARING, "")));
            case OFFER_HEARING -> List.of(new Does(soon, MARKET, OFFER));
            case SERVE_HEARING_NOTICE ->
                List.of(new Does(
                        soon,
                        MARKET,
                        new CaseCommand.ServeHearingNotice(
                                noticeToNeighbour(), LocalDate.of(2026, 3, 4), "pickup", "演示·邻居甲")));
            case SERVE_CORRECTION_NOTICE ->
                List.of(new Does(
                        soon,
                        MARKET,
                        new CaseCommand.ServeCorrectionNotice(
                                correctionNotice(), LocalDate.of(2026, 3, 4), "pickup", "演示·领取人")));
            case ASK_HEARING ->
                List.of(
                        line.from() == CaseState.ACCEPTED
                                ? new Does(
                                        "2026-03-12",
                                        MARKET,
                                        new CaseCommand.AskHearing("", "请求听证", LocalDate.of(2026, 3, 9)))
                                : new Does(soon, applicant, new CaseCommand.AskHearing("", "请求听证")));
            case DECLINE_HEARING -> List.of(new Does(soon, applicant, new CaseCommand.DeclineHearing("")));
            case PASS_OVER_HEARING -> List.of(new Does("2026-03-11", PROGRAM, WAKE));
            case ARRANGE_HEARING ->
                List.of(new Does(
                        soon, MARKET, new CaseCommand.ArrangeHearing(LocalDate.of(2026, 3, 13), "上午九时", "一号会议室", "")));
            case PROPOSE_EXTENSION -> List.of(new Does(soon, MARKET, new CaseCommand.ProposeExtension("要复查")));
            case EXTEND -> List.of(new Does(soon, HEAD, new CaseCommand.DecideExtension(true, "同意")));
            case REFUSE_EXTENSION -> List.of(new Does(soon, HEAD, new CaseCommand.DecideExtension(false, "不必延期")));
            case GO_ON_UNANSWERED -> List.of(new Does("2026-03-12", PROGRAM, WAKE));
            case RECOUNT ->
                List.of(new Does(soon, PROGRAM, new CaseCommand.Recount(new Text("停办", "closed"), "overlay/closed/1")));
            case CLOSE_UNANSWERED -> List.of(new Does("2026-03-24", PROGRAM, WAKE));
            case LAPSE -> List.of(new Does("2026-03-24", PROGRAM, WAKE));
            case RENEW_BY_SILENCE -> List.of(new Does("2026-04-01", PROGRAM, WAKE));
            case LAPSE_AGAIN -> List.of(new Does("2026-04-16", PROGRAM, WAKE));
            case TERMINATE -> List.of(new Does("2026-04-16", PROGRAM, WAKE));
            case SUPPLEMENT -> List.of(new Does("2026-03-26", applicant, supplement("equipment-list")));
            case GRANT, GRANT_DEFICIENT -> List.of(new Does("2026-03-05", MARKET, new CaseCommand.Grant("")));
            case DENY ->
                List.of(
                        line.from() == CaseState.SUSPENDED
                                ? new Does("2026-04-16", PROGRAM, WAKE)
                                : new Does("2026-03-05", MARKET, new CaseCommand.Deny("操作间面积不够")));
            case GRANT_ON_PLEDGE -> List.of(new Does(soon, PROGRAM, new CaseCommand.GrantOnPledge()));
            case PAY_FEE -> List.of(new Does(soon, PROGRAM, new CaseCommand.PayFee()));
            case TAKE_FEE ->
                List.of(new Does(
                        soon,
                        MARKET,
                        new CaseCommand.TakeFee("pos", "POS-" + line.from().code())));
            case WAIVE_FEE -> List.of(new Does(soon, MARKET, new CaseCommand.WaiveFee("遭遇水灾")));
            case CLOSE_UNPAID -> List.of(new Does("2026-04-01", PROGRAM, WAKE));
            case JUDGE_SAMPLE -> List.of(new Does(soon, MARKET, new CaseCommand.JudgeSample(false, "地址与权威数据不符")));
            case PASS_CHECK -> List.of(new Does(soon, MARKET, found(CaseCommand.Finding.MET)));
            case ORDER_REPAIR -> List.of(new Does(soon, MARKET, found(CaseCommand.Finding.WANTING)));
            case SERVE -> List.of(new Does(soon, MARKET, new CaseCommand.Serve("pickup", "演示·甲")));
            case REFER -> List.of(new Does(soon, MARKET, new CaseCommand.Refer("区综合行政执法局", "承诺的设施始终没有")));
            case REVOKE, RECALL, CANCEL, STRIP ->
                List.of(new Does(soon, HEAD, new CaseCommand.EndGrant(line.action(), "许可所依据的规划调整")));
            case WITHDRAW -> List.of(new Does(soon, applicant, new CaseCommand.Withdraw("")));
        };
    }

    private UUID correctionNotice() {
        return papersOfCase()
                .filter(paper -> Set.of("02", "06", "13").contains(paper.code()))
                .map(PapersOf.Line::id)
                .findFirst()
                .orElseThrow();
    }

    private UUID noticeToNeighbour() {
        return views.papers(MARKET, id).stream()
                .filter(paper -> paper.addressee().zh().equals("演示·邻居甲"))
                .map(PapersOf.Line::id)
                .findFirst()
                .orElseThrow();
    }

    /** What this line needs the item to say beside what it says by itself. */
    private static String rule(Transitions.Transition line) {
        if (line.from() == CaseState.SUSPENDED && line.action() == Action.DENY) {
            return "lapse: {within: {value: 15, unit: working-days}, then: deny}";
        }
        if (line.action() == Action.GRANT_DEFICIENT || line.from() == CaseState.GRANTED_DEFICIENT) {
            return "deferral: {gate: after-grant}";
        }
        boolean lacking = line.from() == CaseState.LACKING || line.action() == Action.RECEIVE_LACKING;
        return lacking ? "deferral: {meanwhile: received}" : ORDINARY;
    }

    /** From 4 March on it is known that the offices are closed for some days. */
    private void closeTheOffices() {
        transactions.executeWithoutResult(status -> definitions.publish(
                Actor.program("000000"), DefinitionFolder.read("closed.yaml", """
                        kind: overlay
                        id: closed
                        effective: 2026-03-04
                        region: "330302"
                        name: {zh: 停办, en: closed}
                        ground: {zh: 测试, en: test}
                        moves: [promised, statutory]
                        off: [{days: [2026-03-03..2026-03-06, 2026-04-01..2026-04-03, 2026-05-06], name: {zh: 停办, en: closed}}]
                        """, new Mistakes())));
    }

    /** The same item as another place would have it. */
    private static String item(Transitions.Transition line) throws IOException {
        String item = Files.readString(ITEM).replace("process:\n", "process:\n  " + rule(line) + "\n");
        if (line.action() == Action.JUDGE_SAMPLE) {
            return item.replace(
                    "decide: {department: market-regulation,",
                    "decide: {department: market-regulation, automatic: sells_online, sample: 1000,");
        }
        return OF_A_FEE.contains(line.action())
                ? item.replace(
                        "fee: {fen: 0}\n",
                        FEE.replace("WHEN", line.from() == CaseState.RECEIVED ? "acceptance" : "issue"))
                : item;
    }

    private void publish(String strict) throws IOException {
        published = strict;
        Files.createDirectories(folder.resolve("items"));
        Files.writeString(folder.resolve("items/strict.yaml"), strict);
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), DefinitionFolder.read(folder, mistakes)));
        assertThat(mistakes.all()).isEmpty();
        clock.moveTo("2026-02-27"); // what is in force is looked up anew on another day
        city.restaurantDraft(applicant);
    }

    private void perform(Does one) {
        city.sleep();
        clock.moveTo(one.day());
        if (one.command() instanceof CaseCommand.PayFee) {
            // together, so that the journal's own delivery is not quicker than this test
            transactions.executeWithoutResult(status -> {
                payer.pays(id, new Money(2_000), "whole-life-" + id);
                casework.perform(one.actor(), id, one.command());
            });
            return;
        }
        casework.perform(one.actor(), id, one.command());
    }

    private CaseHead head() {
        return views.view(applicant, id).head();
    }

    private List<ClockEntry.Kind> ledger() {
        return views.view(applicant, id).timing().entries().stream()
                .map(ClockEntry::kind)
                .toList();
    }

    private Stream<PapersOf.Line> papersOfCase() {
        return papers.caseOf(Objects.requireNonNull(applicant.actingFor()), id).stream();
    }
}
