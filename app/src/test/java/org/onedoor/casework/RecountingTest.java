package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.View;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.life.Alarm;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.ClockEntry;
import org.onedoor.casework.life.Step;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.identity.TestBrowser;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calendars change while cases are open: January 2020, when the State Council lengthened the Spring Festival (in force 26
 * January) and Wenzhou then put off the return to work until 9 February (31 January), its own promises only.
 */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
@DirtiesContext
class RecountingTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    Recounting recounting;

    @Autowired
    Waking waking;

    @Autowired
    CaseViews views;

    @Autowired
    Queue queue;

    @Autowired
    JournalReader journal;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc mvc;

    @Autowired
    Scheduler scheduler;

    private Actor applicant;

    @BeforeEach
    void begin() {
        scheduler.pause(); // the clock goes back here, which it never does elsewhere
        city.begin();
        applicant = city.applicant(city.firm());
        jdbc.sql("DELETE FROM casework.desk").update();
        jdbc.sql("UPDATE casework.case_file SET state = 'withdrawn', off_desk = NULL WHERE off_desk")
                .update();
        jdbc.sql("DELETE FROM casework.calendar_change").update();
        clock.moveTo("2020-01-20");
        recounting.run();
    }

    @Test
    void movesTheDaysOfJanuary2020AndSaysWhy() {
        UUID id = accepted();
        assertThat(head(id).promisedDue()).isEqualTo(day("2020-02-01"));

        comes("2020-01-26");
        assertThat(head(id).promisedDue())
                .as("the festival lasts until 2 February")
                .isEqualTo(day("2020-02-04"));
        assertThat(head(id).statutoryDue()).isEqualTo(day("2020-02-11"));

        comes("2020-01-31");
        assertThat(head(id).promisedDue()).as("Wenzhou works from the 9th").isEqualTo(day("2020-02-10"));
        assertThat(head(id).statutoryDue())
                .as("a city's measure moves no statutory limit")
                .isEqualTo(day("2020-02-11"));

        assertThat(entries(id))
                .containsExactly(ClockEntry.Kind.START, ClockEntry.Kind.RECOUNT, ClockEntry.Kind.RECOUNT);
        assertThat(views.view(applicant, id)
                        .timing()
                        .entries()
                        .getLast()
                        .ground()
                        .zh())
                .contains("25 条紧急措施");
        assertThat(recounted(id)).hasSize(2);
        assertThat(recounted(id).getLast().payload().path("cause").asString())
                .isEqualTo("overlay/wenzhou-epidemic-2020-02/1");
        assertThat(recounted(id)
                        .getLast()
                        .payload()
                        .path("from")
                        .path("promisedDue")
                        .asString())
                .isEqualTo("2020-02-04");
        assertThat(recounted(id)
                        .getLast()
                        .payload()
                        .path("to")
                        .path("promisedDue")
                        .asString())
                .isEqualTo("2020-02-10");
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM notice.message WHERE template = 'days-moved' AND link LIKE '%' || :id")
                        .param("id", id.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void movesTheLinesOnTheDeskAndTellsWhoHasTakenThem() {
        UUID id = submitted();
        clock.moveTo("2020-01-22");
        casework.perform(MARKET, id, new CaseCommand.Accept());
        casework.perform(MARKET, id, new CaseCommand.Claim("site-inspection"));
        LocalDate before = line(id, "site-inspection");
        comes("2020-01-26");
        assertThat(line(id, "site-inspection")).isAfter(before);
        assertThat(jdbc.sql("SELECT r.text FROM casework.mention m JOIN casework.remark r ON r.id = m.remark"
                                + " WHERE m.account = :account AND m.case_id = :case")
                        .param("account", MARKET.account())
                        .param("case", id)
                        .query(String.class)
                        .single())
                .contains(before + " → " + line(id, "site-inspection"));
    }

    @Test
    void writesNothingWhereNoDayMoves() {
        UUID id = accepted();
        comes("2020-01-26");
        int version = head(id).version();
        jdbc.sql("UPDATE casework.calendar_change SET ended_at = NULL, passed = '00000000-0000-0000-0000-000000000000'")
                .update();
        recounting.run();
        assertThat(head(id).version()).as("counted once more: nothing moves").isEqualTo(version);
        assertThat(recounted(id)).hasSize(1);
    }

    @Test
    void takesBackAnAlarmThatIsNoLongerTrue() {
        UUID id = accepted();
        clock.moveTo("2020-02-03");
        waking.run();
        assertThat(alarm(id)).isEqualTo(Alarm.LATE);
        comes("2020-02-03");
        assertThat(head(id).promisedDue()).isEqualTo(day("2020-02-10"));
        assertThat(alarm(id)).isEqualTo(Alarm.NONE);
    }

    /** What a citizen was given to do by a day in writing is never shortened; what is lengthened helps him too. */
    @Test
    void movesTheDaysOfWhoIsAskedToCorrectAndOfWhoSuppliesLater() {
        UUID correcting = submitted();
        casework.perform(
                MARKET,
                correcting,
                new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("floor-plan", "请标出洗消区"))));
        LocalDate before = head(correcting).answerBy();
        UUID suspended = accepted();
        casework.perform(MARKET, suspended, new CaseCommand.StartProcedure(PauseKind.TESTING, 2, ""));
        LocalDate promised = head(suspended).promisedDue();
        comes("2020-01-26");
        assertThat(head(correcting).answerBy()).isAfter(before);
        assertThat(head(suspended).promisedDue()).isAfter(promised);

        LocalDate answerBy = head(correcting).answerBy();
        publish("""
                kind: overlay
                id: work-all-through
                effective: 2020-01-28
                region: "330300"
                name: {zh: 周末上班, en: weekends worked}
                ground: {zh: 测试, en: test}
                moves: [promised, statutory]
                off: [{days: [2020-12-24], name: {zh: 放假, en: off}}]
                on: [{days: [2020-01-28..2020-01-30], name: {zh: 上班, en: worked}}]
                """);
        comes("2020-01-28");
        assertThat(head(correcting).answerBy()).as("never shortened").isEqualTo(answerBy);
        assertThat(head(suspended).promisedDue())
                .as("what the organ promised follows the days that are worked")
                .isBefore(answerBy);
    }

    /** Nobody is told a day that rests on holidays which are not known; what needs no day goes on. */
    @Test
    void refusesADayInAYearWithoutACalendar() {
        clock.moveTo("2026-03-02");
        UUID id = city.submitRestaurant(applicant);
        clock.moveTo("2028-12-28");
        assertThatThrownBy(() -> casework.perform(MARKET, id, new CaseCommand.Accept()))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("casework.no-calendar");
                    assertThat(refused.refusal().values())
                            .containsEntry("year", "2029")
                            .containsEntry("region", "330302");
                });
        assertThat(head(id).state()).isEqualTo(CaseState.RECEIVED);
        assertThat(journal.of(id)).noneMatch(event -> event.type().equals("casework.case-accepted.v1"));
        casework.perform(applicant, id, new CaseCommand.Withdraw(""));
        assertThat(head(id).state()).isEqualTo(CaseState.WITHDRAWN);
    }

    @Test
    void showsTheAdministratorWhatWouldMoveBeforePublishing() {
        clock.moveTo("2026-03-02");
        comes("2026-03-02");
        UUID id = city.submitRestaurant(applicant);
        casework.perform(MARKET, id, new CaseCommand.Accept());
        assertThat(head(id).promisedDue()).isEqualTo(day("2026-03-09"));
        String overlay = """
                kind: overlay
                id: typhoon
                region: "330302"
                name: {zh: 台风停工, en: closed for the typhoon}
                ground: {zh: 测试令, en: an order for the test}
                moves: [promised]
                off: [{days: [2026-03-05], name: {zh: 停工, en: closed}}]
                """;
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");
        admin.get("/administration/calendars");
        String elsewhere = overlay.replace("330302", "310000");
        assertThat(admin.post("/administration/calendars/preview", "key", key(), "yaml", elsewhere)
                        .status())
                .isEqualTo(422);
        assertThat(admin.post("/administration/calendars/preview", "key", key(), "yaml", "kind: [")
                        .status())
                .isEqualTo(422);
        assertThat(admin.post("/administration/calendars/preview", "key", key(), "yaml", overlay)
                        .body())
                .contains("会动到 1 件");
        assertThat(head(id).promisedDue()).as("only looked at").isEqualTo(day("2026-03-09"));
        String key = key();
        assertThat(admin.post("/administration/calendars", "key", key, "yaml", overlay)
                        .status())
                .isEqualTo(303);
        assertThat(admin.post("/administration/calendars", "key", key, "yaml", overlay)
                        .status())
                .as("sent twice")
                .isEqualTo(303);
        assertThat(admin.post(
                                "/administration/calendars/preview",
                                "key",
                                key(),
                                "yaml",
                                overlay.replace("330302", "330304"))
                        .body())
                .as("another region's next version would take the days away from this one")
                .contains("不能换区划");
        comes("2026-03-03");
        assertThat(head(id).promisedDue()).isEqualTo(day("2026-03-10"));
        assertThat(head(id).statutoryDue()).isEqualTo(day("2026-03-16"));
        TestBrowser nextDay = TestBrowser.signedIn(mvc, "admin");
        assertThat(nextDay.get("/administration/calendars").body()).contains("overlay/typhoon/1", "改了 1 件");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** Two copies of the program, one of which is killed in the middle: each case once. */
    @Test
    void doesNothingTwiceAndLeavesNothingOut() {
        List<UUID> ids = Stream.generate(this::accepted).limit(5).toList();
        clock.moveTo("2020-01-26");
        recounting.run();
        assertThat(recounted(ids.getFirst()))
                .as("not before every copy knows of it")
                .isEmpty();
        clock.pass(Duration.ofMinutes(1));
        transactions.executeWithoutResult(status -> {
            recounting.step(2);
            status.setRollbackOnly();
        });
        assertThat(ids).allSatisfy(id -> assertThat(recounted(id)).isEmpty());
        recounting.step(2);
        CompletableFuture<Void> one = CompletableFuture.runAsync(recounting::run);
        CompletableFuture<Void> other = CompletableFuture.runAsync(recounting::run);
        CompletableFuture.allOf(one, other).join();
        recounting.run();
        assertThat(ids).allSatisfy(id -> assertThat(recounted(id)).hasSize(1));
        assertThat(jdbc.sql("SELECT looked || ' ' || written || ' ' || failed FROM casework.calendar_change"
                                + " WHERE id = 'cn-2020' AND looked > 0")
                        .query(String.class)
                        .single())
                .isEqualTo("5 5 0");
    }

    @Test
    void comesBackToACaseThatBroke() {
        UUID broken = accepted();
        UUID sound = accepted();
        String steps = jdbc.sql("SELECT steps::text FROM casework.case_file WHERE id = :id")
                .param("id", broken)
                .query(String.class)
                .single();
        jdbc.sql("UPDATE casework.case_file SET steps = '{\"from\": 1}' WHERE id = :id")
                .param("id", broken)
                .update();
        comes("2020-01-26");
        assertThat(recounted(sound)).as("it holds up no other").hasSize(1);
        assertThat(failed()).isEqualTo(1);
        jdbc.sql("UPDATE casework.case_file SET steps = :steps::jsonb WHERE id = :id")
                .param("steps", steps)
                .param("id", broken)
                .update();
        recounting.run();
        assertThat(recounted(broken)).as("not at once").isEmpty();
        clock.pass(Duration.ofMinutes(16));
        recounting.run();
        assertThat(recounted(broken)).hasSize(1);
        assertThat(failed()).isZero();
        clock.pass(Duration.ofDays(1));
        recounting.run();
        assertThat(recounted(broken)).as("once").hasSize(1);
    }

    private int failed() {
        return jdbc.sql("SELECT failed FROM casework.calendar_change WHERE id = 'cn-2020' AND looked > 0")
                .query(Integer.class)
                .single();
    }

    /** Submitted in 2026, when the demo's licences hold, and put back to 20 January 2020. */
    private UUID submitted() {
        clock.moveTo("2026-03-02");
        UUID id = city.submitRestaurant(applicant);
        clock.moveTo("2020-01-20");
        jdbc.sql("UPDATE casework.case_file SET counted_from = '2020-01-20', accept_by = '2020-01-21', wake_on = NULL"
                        + " WHERE id = :id")
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM casework.waking WHERE case_id = :id")
                .param("id", id)
                .update();
        return id;
    }

    /** 送达: ten working days from the decision, granted or refused, also over a holiday that became longer. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void movesTheDayByWhichADecisionIsServed(boolean granted) {
        UUID id = accepted();
        casework.perform(applicant, id, new CaseCommand.ChooseDelivery("counter", ""));
        for (String material : List.of("food-safety-rules", "equipment-list")) {
            casework.perform(applicant, id, new CaseCommand.Supplement(material, city.picture()));
        }
        casework.perform(DemoCity.reviewer("health"), id, new CaseCommand.Review("hygiene-opinion", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("site-inspection", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));
        casework.perform(MARKET, id, granted ? new CaseCommand.Grant("") : new CaseCommand.Deny("面积不够"));
        LocalDate before = serveBy(id);
        comes("2020-01-26");
        assertThat(serveBy(id)).as("the festival lasts until 2 February").isAfter(before);
    }

    private LocalDate serveBy(UUID id) {
        return views.view(applicant, id).steps().stream()
                .filter(step -> step.id().equals(Step.SERVE))
                .map(Step::due)
                .findFirst()
                .orElseThrow();
    }

    private UUID accepted() {
        UUID id = submitted();
        casework.perform(MARKET, id, new CaseCommand.Accept());
        return id;
    }

    /** A day on which something came into force; a minute later every copy of the program knows. */
    private void comes(String day) {
        clock.moveTo(day);
        recounting.run();
        clock.pass(Duration.ofMinutes(1));
        recounting.run();
    }

    private void publish(String yaml) {
        transactions.executeWithoutResult(status ->
                definitions.publish(Actor.program("000000"), DefinitionFolder.read("test.yaml", yaml, new Mistakes())));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private CaseHead head(UUID id) {
        return views.view(applicant, id).head();
    }

    private List<ClockEntry.Kind> entries(UUID id) {
        return views.view(applicant, id).timing().entries().stream()
                .map(ClockEntry::kind)
                .toList();
    }

    private List<Event> recounted(UUID id) {
        return journal.of(id).stream()
                .filter(event -> event.type().equals("casework.days-recomputed.v1"))
                .toList();
    }

    private Alarm alarm(UUID id) {
        return Alarm.of(jdbc.sql("SELECT alarm FROM casework.case_file WHERE id = :id")
                .param("id", id)
                .query(Integer.class)
                .single());
    }

    private LocalDate line(UUID id, String step) {
        return queue.page(MARKET, Wanted.of(View.ALL), null).rows().stream()
                .filter(row -> row.id().equals(id) && row.step().equals(step))
                .findFirst()
                .orElseThrow()
                .due();
    }
}
