package org.onedoor.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Event;
import org.onedoor.journal.Journal;
import org.onedoor.journal.JournalReader;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@OnedoorTest
class RatingsTest {

    @Autowired
    Ratings ratings;

    @Autowired
    Invitations invitations;

    @Autowired
    WorkOrders workOrders;

    @Autowired
    RatingDesk desk;

    @Autowired
    RatingOptions options;

    @Autowired
    Journal journal;

    @Autowired
    JournalReader reader;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    private DecidedCase invited() {
        DecidedCase decided = DecidedCase.inLucheng();
        invitations.on(decided.event());
        return decided;
    }

    private static RateCase says(Grade grade) {
        return new RateCase(grade.code(), List.of(), null, false);
    }

    private static RateCase adds(Grade grade) {
        return new RateCase(grade.code(), List.of(), null, true);
    }

    private void assertRefused(String code, Callable<?> command) {
        assertThatThrownBy(command::call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    @Test
    void invitesWhenTheJournalTellsOfADecision() throws InterruptedException {
        DecidedCase decided = DecidedCase.inLucheng();
        transactions.executeWithoutResult(status -> journal.append(
                decided.reviewer(), "casework.case-decided.v1", "case", decided.id(), "330300", decided.payload()));
        Instant patience = Instant.now().plus(Duration.ofSeconds(20));
        while (invitations.find(decided.applicant(), decided.id().toString()).isEmpty()) {
            assertThat(Instant.now()).as("no invitation came").isBefore(patience);
            Thread.sleep(100);
        }
        Invitation invitation =
                invitations.find(decided.applicant(), decided.filingNumber()).orElseThrow();
        assertThat(invitation.caseId()).isEqualTo(decided.id());
        assertThat(invitation.department()).isEqualTo("market-regulation");
        assertThat(invitation.region()).isEqualTo("330302");
        assertThat(invitation.channel()).isEqualTo("phone");
    }

    @Test
    void invitesOnceHoweverOftenItHears() {
        DecidedCase decided = invited();
        invitations.on(decided.event());

        assertThat(jdbc.sql("select count(*) from rating.invitation where case_id = :id")
                        .param("id", decided.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void countsNothingThatNobodySaid() {
        DecidedCase decided = invited();

        assertThat(ratings.of(decided.applicant(), decided.id().toString()).given())
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from rating.rating r join rating.invitation i on i.id = r.invitation"
                                + " where i.case_id = :id")
                        .param("id", decided.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void takesARatingByIdOrFilingNumberAndShowsItAgain() {
        DecidedCase decided = invited();
        ratings.rate(
                decided.applicant(),
                decided.filingNumber(),
                new RateCase("very-satisfied", List.of("by-phone", "fast", "fast"), "  很方便  ", false));

        List<Rating> given =
                ratings.of(decided.applicant(), decided.id().toString()).given();
        assertThat(given).hasSize(1);
        assertThat(given.getFirst().grade()).isEqualTo(Grade.VERY_SATISFIED);
        assertThat(given.getFirst().tags()).containsExactly("by-phone", "fast");
        assertThat(given.getFirst().words()).isEqualTo("很方便");
    }

    @Test
    void ratesACaseOnceAndFollowsUpOnce() {
        DecidedCase decided = invited();
        Actor applicant = decided.applicant();
        String id = decided.id().toString();

        assertRefused("rating.rate-first", () -> ratings.rate(applicant, id, adds(Grade.FAIR)));
        ratings.rate(applicant, id, says(Grade.DISSATISFIED));
        assertRefused("rating.rated-already", () -> ratings.rate(applicant, id, says(Grade.SATISFIED)));
        ratings.rate(applicant, id, adds(Grade.SATISFIED));
        assertRefused("rating.followed-up-already", () -> ratings.rate(applicant, id, adds(Grade.SATISFIED)));
        assertRefused("rating.rated-already", () -> ratings.rate(applicant, id, says(Grade.SATISFIED)));

        assertThat(ratings.of(applicant, id).given())
                .extracting(Rating::grade)
                .containsExactly(Grade.DISSATISFIED, Grade.SATISFIED);
    }

    @Test
    void takesOneOfTwoRatingsSentAtTheSameTime() throws Exception {
        DecidedCase decided = invited();
        Callable<Boolean> rate = () -> {
            try {
                ratings.rate(decided.applicant(), decided.id().toString(), says(Grade.VERY_DISSATISFIED));
                return true;
            } catch (Refused refused) {
                assertThat(refused.refusal().code()).isEqualTo("rating.rated-already");
                return false;
            }
        };
        int taken = 0;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> answer : two.invokeAll(List.of(rate, rate))) {
                taken += answer.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void isNotThereForAnybodyButTheApplicant() {
        DecidedCase decided = invited();
        String id = decided.id().toString();

        assertRefused(
                "rating.nothing-to-rate",
                () -> ratings.rate(DecidedCase.applicant(UUID.randomUUID()), id, says(Grade.SATISFIED)));
        assertRefused("rating.nothing-to-rate", () -> ratings.rate(decided.reviewer(), id, says(Grade.SATISFIED)));
        assertRefused("rating.nothing-to-rate", () -> ratings.of(Actor.program("330300"), id));
        assertRefused("rating.nothing-to-rate", () -> ratings.of(decided.applicant(), "no such case"));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(reader.of(decided.id()))
                        .extracting(Event::type)
                        .containsExactly(AccessLog.DENIED, AccessLog.DENIED, AccessLog.DENIED));
        assertThat(ratings.of(decided.applicant(), id).given()).isEmpty();
    }

    @Test
    void refusesWhatIsNoRating() {
        DecidedCase decided = invited();
        Actor applicant = decided.applicant();
        String id = decided.id().toString();

        assertRefused("rating.no-grade", () -> ratings.rate(applicant, id, new RateCase("5", List.of(), null, false)));
        assertRefused(
                "rating.no-such-tag",
                () -> ratings.rate(applicant, id, new RateCase("very-satisfied", List.of("rude"), null, false)));
        assertRefused(
                "rating.too-many-words",
                () -> ratings.rate(applicant, id, new RateCase("fair", List.of(), "啊".repeat(501), false)));
        ratings.rate(applicant, id, new RateCase("fair", List.of(), "😀".repeat(500), false));
    }

    @Test
    void tellsTheJournalEverythingButTheWords() {
        DecidedCase decided = invited();
        ratings.rate(
                decided.applicant(),
                decided.id().toString(),
                new RateCase("dissatisfied", List.of("late"), "窗口的人不耐烦", false));

        UUID invitation = invitations
                .find(decided.applicant(), decided.filingNumber())
                .orElseThrow()
                .id();
        List<Event> told = reader.of(invitation);
        assertThat(told).extracting(Event::type).containsExactly("rating.rated.v1", "rating.work-order-opened.v1");
        assertThat(told.getFirst().payload().toString())
                .contains("\"grade\":\"dissatisfied\"", "\"item\":\"food-business-licence-new\"")
                .contains("\"department\":\"market-regulation\"", "\"region\":\"330302\"", "\"channel\":\"phone\"");
        assertThat(told.toString()).doesNotContain("不耐烦");
        // Readers rely on these names: they are added to and never renamed.
        assertThat(told.getFirst().payload().propertyNames())
                .containsExactlyInAnyOrder(
                        "case",
                        "rating",
                        "number",
                        "grade",
                        "tags",
                        "item",
                        "itemVersion",
                        "department",
                        "region",
                        "channel");
        assertThat(told.getLast().payload().propertyNames())
                .containsExactlyInAnyOrder(
                        "workOrder", "case", "grade", "department", "region", "callBackBy", "rectifyBy");
    }

    @ParameterizedTest
    @EnumSource(Grade.class)
    void opensAWorkOrderForTheTwoLowestGradesOnly(Grade grade) {
        DecidedCase decided = invited();
        ratings.rate(decided.applicant(), decided.id().toString(), says(grade));

        assertThat(order(decided) != null).isEqualTo(grade == Grade.DISSATISFIED || grade == Grade.VERY_DISSATISFIED);
    }

    @Test
    void givesTheDepartmentDatesInWorkingDays() {
        DecidedCase decided = invited();
        ratings.rate(decided.applicant(), decided.id().toString(), says(Grade.DISSATISFIED));

        WorkOrder order = order(decided);
        assertThat(order).isNotNull();
        assertThat(order.callBackBy()).isAfter(LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")));
        assertThat(order.rectifyBy()).isAfter(order.callBackBy().plusDays(13));
    }

    private @Nullable WorkOrder order(DecidedCase decided) {
        Invitation invitation =
                invitations.find(decided.applicant(), decided.filingNumber()).orElseThrow();
        return workOrders.latest(invitation).orElse(null);
    }

    private UUID badlyRated(DecidedCase decided) {
        ratings.rate(decided.applicant(), decided.id().toString(), says(Grade.VERY_DISSATISFIED));
        WorkOrder order = order(decided);
        assertThat(order).isNotNull();
        return order.id();
    }

    /** Every state with every step: only the one that comes next is taken. */
    @Test
    void callsBackFirstThenRectifiesAndNothingTwice() {
        DecidedCase decided = invited();
        Actor reviewer = decided.reviewer();
        UUID order = badlyRated(decided);

        assertRefused("rating.other-step-to-call-back", () -> rectify(reviewer, order, "改了"));
        assertRefused("rating.note-missing", () -> callBack(reviewer, order, "  "));
        callBack(reviewer, order, "电话里说了经过");
        assertRefused("rating.other-step-to-rectify", () -> callBack(reviewer, order, "又打一次"));
        assertRefused("rating.note-missing", () -> rectify(reviewer, order, null));
        rectify(reviewer, order, "材料清单补进了指南");
        assertRefused("rating.other-step-rectified", () -> rectify(reviewer, order, "再改"));
        assertRefused("rating.other-step-rectified", () -> callBack(reviewer, order, "再打"));

        RatingDesk.Sheet sheet = desk.sheet(reviewer, order).orElseThrow();
        assertThat(sheet.order().state()).isEqualTo(WorkOrder.State.RECTIFIED);
        assertThat(sheet.order().reached()).isEqualTo("reached");
        assertThat(sheet.callBackNote()).isEqualTo("电话里说了经过");
        assertThat(sheet.rectificationNote()).isEqualTo("材料清单补进了指南");
        List<Event> told = reader.of(sheet.order().invitation());
        assertThat(told.get(2).payload().propertyNames()).containsExactlyInAnyOrder("workOrder", "outcome", "inTime");
        assertThat(told.get(3).type()).isEqualTo("rating.rectified.v1");
        assertThat(told.get(3).payload().get("inTime").asBoolean()).isTrue();
        assertThat(notices.of(decided.party())).singleElement().satisfies(notice -> {
            assertThat(notice.template()).isEqualTo("rating-answered");
            assertThat(notice.values()).containsEntry("number", decided.filingNumber());
            assertThat(notice.link()).isEqualTo("/ratings/" + decided.id());
        });
    }

    private @Nullable Object callBack(Actor actor, UUID order, @Nullable String note) {
        workOrders.callBack(actor, order, true, note);
        return null;
    }

    private @Nullable Object rectify(Actor actor, UUID order, @Nullable String note) {
        workOrders.rectify(actor, order, note);
        return null;
    }

    @Test
    void isNotThereForAnotherDepartmentOrRegion() {
        DecidedCase decided = invited();
        UUID order = badlyRated(decided);
        Actor other = DecidedCase.reviewer("health", "330302");
        Actor elsewhere = DecidedCase.reviewer("market-regulation", "330304");

        for (Actor stranger : List.of(other, elsewhere, decided.applicant())) {
            assertThat(desk.sheet(stranger, order)).isEmpty();
            assertRefused("rating.nothing-to-rate", () -> callBack(stranger, order, "不该能写"));
        }
        assertThat(desk.open(other, null).rows())
                .extracting(RatingDesk.Line::id)
                .doesNotContain(order);
    }

    @Test
    void addsNoSecondWorkOrderWhileOneIsOpenButOneAfterwards() {
        DecidedCase decided = invited();
        UUID first = badlyRated(decided);
        callBack(decided.reviewer(), first, "说了");
        rectify(decided.reviewer(), first, "改了");
        ratings.rate(decided.applicant(), decided.id().toString(), adds(Grade.DISSATISFIED));
        assertThat(order(decided)).isNotNull().extracting(WorkOrder::id).isNotEqualTo(first);

        DecidedCase still = invited();
        UUID open = badlyRated(still);
        ratings.rate(still.applicant(), still.id().toString(), adds(Grade.DISSATISFIED));
        assertThat(order(still)).isNotNull().extracting(WorkOrder::id).isEqualTo(open);
        RatingDesk.Sheet sheet = desk.sheet(still.reviewer(), open).orElseThrow();
        assertThat(sheet.followUp()).isNotNull().extracting(Rating::grade).isEqualTo(Grade.DISSATISFIED);
    }

    @Test
    void listsTheMostUrgentFirstPageByPage() {
        String region = "330383";
        for (int i = 0; i < RatingDesk.PAGE + 5; i++) {
            DecidedCase decided = DecidedCase.of("fire-rescue", region);
            invitations.on(decided.event());
            ratings.rate(decided.applicant(), decided.id().toString(), says(Grade.DISSATISFIED));
            jdbc.sql("update rating.work_order set due = :due where invitation ="
                            + " (select id from rating.invitation where case_id = :id)")
                    .param("due", LocalDate.of(2026, 12, 1).plusDays((i * 7) % 11))
                    .param("id", decided.id())
                    .update();
        }
        Actor reviewer = DecidedCase.reviewer("fire-rescue", region);
        var first = desk.open(reviewer, null);
        var second = desk.open(reviewer, first.next());

        assertThat(first.rows())
                .hasSize(RatingDesk.PAGE)
                .isSortedAccordingTo((a, b) -> a.due().compareTo(b.due()));
        assertThat(second.rows()).hasSize(5);
        assertThat(second.next()).isNull();
        assertThat(second.rows())
                .extracting(RatingDesk.Line::id)
                .doesNotContainAnyElementsOf(
                        first.rows().stream().map(RatingDesk.Line::id).toList());
        assertThat(second.rows().getFirst().due())
                .isAfterOrEqualTo(first.rows().getLast().due());
    }

    @Test
    void hasOptionsForEveryGrade() {
        assertThat(options.views()).hasSameSizeAs(Grade.values()).allSatisfy(view -> {
            assertThat(view.name().zh()).isNotEqualTo(view.code());
            assertThat(view.options()).hasSizeGreaterThanOrEqualTo(5);
        });
    }
}
