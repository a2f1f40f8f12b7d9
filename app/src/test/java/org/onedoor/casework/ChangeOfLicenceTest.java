package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.draft.FollowingSteps;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.Step;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.identity.TestBrowser;
import org.onedoor.licence.FaceItem;
import org.onedoor.licence.Licence;
import org.onedoor.licence.LicenceStatus;
import org.onedoor.licence.LicencesOf;
import org.onedoor.licence.NextSteps;
import org.onedoor.notice.Notice;
import org.onedoor.notice.Notices;
import org.onedoor.paper.PapersOf;
import org.onedoor.payment.Bill;
import org.onedoor.payment.Bills;
import org.onedoor.payment.PayerAtSandbox;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Money;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** 变更、补证 of what was granted (行政许可法 49), by items that a place writes itself. */
@OnedoorTest
@Import({DemoCity.class, PayerAtSandbox.class, MovableClock.OnAMonday.class})
@DirtiesContext
class ChangeOfLicenceTest {

    private static final Actor PROGRAM = Actor.program(DemoCity.LUCHENG);
    private static final String FEE = """
            fee:
              name: {zh: 工本费, en: Fee}
              fen: 2000
              ground: {zh: 某收费标准, en: Some tariff}
              due: issue
            """;

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEAD =
            new Actor(UUID.randomUUID(), null, Role.HEAD, "market-regulation", DemoCity.LUCHENG, Channel.WEB);

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    Bills bills;

    @Autowired
    PayerAtSandbox payer;

    @Autowired
    Notices notices;

    @Autowired
    PapersOf papers;

    @Autowired
    Drafting drafting;

    @Autowired
    LicencesOf licences;

    @Autowired
    FollowingSteps steps;

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

    @TempDir
    Path folder;

    private Actor applicant;
    private UUID licence;

    @BeforeEach
    void begin() throws IOException {
        clock.moveTo("2026-03-02");
        city.begin();
        publish("change", "330131003003");
        publish("replacement", "330131003004");
        applicant = city.applicant(city.firm());
        jdbc.sql("UPDATE licence.version SET status = 'cancelled'").update();
        licence = city.licenceEnding(applicant, "2028-06-30");
    }

    @Test
    void changesTheFaceAndLeavesTheLastDayAndTheNumber() {
        Licence before = licences.find(licence).orElseThrow();
        UUID change = city.submitFollowing(applicant, "licence-change", licence);
        decided(change);
        Licence now = licences.find(licence).orElseThrow();
        assertThat(now.version()).isEqualTo(before.version() + 1);
        assertThat(now.validFrom()).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(now.validTo()).isEqualTo(before.validTo());
        assertThat(now.number()).isEqualTo(before.number());
        assertThat(now.face().stream().map(FaceItem::value)).contains("温州市鹿城区演示路 1 号一层");
        assertThat(before.face().stream().map(FaceItem::value)).doesNotContain("温州市鹿城区演示路 1 号一层");
    }

    @Test
    void replacesWhatWasLostAndNothingThatHasEnded() {
        decided(city.submitFollowing(applicant, "licence-replacement", licence));
        assertThat(licences.find(licence).orElseThrow().version()).isEqualTo(2);
        assertThat(licences.find(licence).orElseThrow().validTo()).isEqualTo(LocalDate.parse("2028-06-30"));
        jdbc.sql("UPDATE licence.version SET valid_from = '2021-01-01', valid_to = '2026-03-01' WHERE licence = :id")
                .param("id", licence)
                .update();
        assertThat(steps.of(List.of(licences.find(licence).orElseThrow())).get(licence))
                .as("what has ended can be renewed late, and nothing else")
                .extracting(NextSteps.Step::path)
                .containsExactly("/items/" + DemoCity.RENEWAL + "?licence=" + licence + "&region=" + DemoCity.LUCHENG);
        assertThatThrownBy(() -> city.submitFollowing(applicant, "licence-replacement", licence))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("casework.no-licence-to-follow"));
    }

    /** Taken back while the change was looked at: the decision is refused, and nothing else happens. */
    @Test
    void grantsNoChangeOfALicenceThatWasTakenBackMeanwhile() {
        UUID change = city.submitFollowing(applicant, "licence-change", licence);
        casework.perform(MARKET, change, new CaseCommand.Accept());
        casework.perform(MARKET, change, new CaseCommand.Review("review", true, ""));
        jdbc.sql("UPDATE licence.version SET status = 'revoked' WHERE licence = :id")
                .param("id", licence)
                .update();
        assertThatThrownBy(() -> casework.perform(MARKET, change, new CaseCommand.Grant("")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("casework.no-licence-to-follow"));
        assertThat(licences.find(licence).orElseThrow().version()).isEqualTo(1);
        casework.perform(MARKET, change, new CaseCommand.Deny("证照已被撤销"));
    }

    /** 变更 with a fee before issue: what was to be changed is gone when the money comes, and it goes back. */
    @Test
    void paysBackWhatWasPaidForAChangeOfALicenceThatIsGone() throws IOException {
        publish("change", "330131003003", FEE);
        clock.moveTo("2026-03-03"); // what is in force is looked up anew on another day
        UUID change = city.submitFollowing(applicant, "licence-change", licence);
        decided(change);
        gone();
        transactions.executeWithoutResult(status -> {
            payer.pays(change, new Money(2_000), "gone-" + change);
            casework.perform(PROGRAM, change, new CaseCommand.PayFee());
        });
        CaseView view = views.view(applicant, change);
        assertThat(bill(change)).isEqualTo(Bill.State.REFUNDING);
        assertThat(view.feeGivenUp()).isTrue();
        assertThat(view.open()).as("nothing to hand over").isEmpty();
        assertThat(view.opinionOn(Step.FEE)).isPresent();
        assertThat(told(change)).contains("fee-given-up", "fee-refund").doesNotContain("fee-paid");
        assertThat(papers.caseOf(Objects.requireNonNull(applicant.actingFor()), change))
                .extracting(PapersOf.Line::code)
                .doesNotContain("fee-receipt");
        casework.perform(PROGRAM, change, new CaseCommand.PayFee());
        payer.reconcile();
        assertThat(bill(change)).isEqualTo(Bill.State.REFUNDED);
    }

    @Test
    void asksForNoMoneyAnyMoreWhenTheLicenceIsGone() throws IOException {
        publish("change", "330131003003", FEE);
        clock.moveTo("2026-03-03"); // what is in force is looked up anew on another day
        UUID change = city.submitFollowing(applicant, "licence-change", licence);
        decided(change);
        gone();
        city.sleep();
        clock.moveTo("2026-03-18");
        casework.perform(PROGRAM, change, new CaseCommand.Wake());
        assertThat(bill(change)).isEqualTo(Bill.State.CLOSED);
        assertThat(told(change)).contains("fee-given-up").doesNotContain("fee-reminder", "fee-refund");
    }

    @Test
    void issuesTheChangeWhenItIsPaid() throws IOException {
        publish("change", "330131003003", FEE);
        clock.moveTo("2026-03-03"); // what is in force is looked up anew on another day
        UUID change = city.submitFollowing(applicant, "licence-change", licence);
        decided(change);
        assertThat(licences.find(licence).orElseThrow().version()).isEqualTo(1);
        transactions.executeWithoutResult(status -> {
            payer.pays(change, new Money(2_000), "paid-" + change);
            casework.perform(PROGRAM, change, new CaseCommand.PayFee());
        });
        assertThat(licences.find(licence).orElseThrow().version()).isEqualTo(2);
    }

    private void gone() {
        jdbc.sql("UPDATE licence.version SET status = 'revoked' WHERE licence = :id")
                .param("id", licence)
                .update();
    }

    private Bill.State bill(UUID id) {
        return bills.of(id).orElseThrow().state();
    }

    private List<String> told(UUID id) {
        return notices.of(Objects.requireNonNull(applicant.actingFor())).stream()
                .filter(notice -> notice.link().endsWith(id.toString()))
                .map(Notice::template)
                .toList();
    }

    /** 撤销 a change: what it was granted on is untouched, and stands again with its own number and face. */
    @Test
    void givesTheVersionBeforeBackWhenAChangeIsRevoked() {
        Licence before = licences.find(licence).orElseThrow();
        UUID change = city.submitFollowing(applicant, "licence-change", licence);
        decided(change);
        ends(change, Action.REVOKE);
        Licence now = licences.find(licence).orElseThrow();
        assertThat(now).isEqualTo(before);
        assertThat(statuses()).containsExactly("issued", "revoked");
        assertThat(stateOf(change)).isEqualTo("revoked");
        assertThat(jdbc.sql("SELECT type FROM journal.entry WHERE subject = :id ORDER BY seq")
                        .param("id", licence)
                        .query(String.class)
                        .list())
                .contains("licence.revoked.v1", "licence.restored.v1");
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM notice.message WHERE template = 'grant-ended-as-before' AND link LIKE '%' || :id")
                        .param("id", change.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        decided(city.submitFollowing(applicant, "licence-change", licence));
        assertThat(licences.find(licence).orElseThrow().version())
                .as("a number that was used is never used again")
                .isEqualTo(3);
        assertThat(statuses()).containsExactly("replaced", "revoked", "issued");
        assertThat(TestBrowser.signedIn(mvc, "jia")
                        .get("/verify/" + identifier(1))
                        .body())
                .as("whoever holds the first is led to the one that stands, past the one that was taken back")
                .contains("/verify/" + identifier(3));
    }

    @Test
    void givesTheVersionBeforeBackWhenARenewalIsRecalledToItsOwnLastDay() {
        jdbc.sql("UPDATE licence.version SET valid_from = '2021-04-01', valid_to = '2026-04-02' WHERE licence = :id")
                .param("id", licence)
                .update();
        UUID renewal = city.submitRenewal(applicant, licence);
        decided(renewal);
        assertThat(licences.find(licence).orElseThrow().validTo()).isEqualTo(LocalDate.parse("2031-04-02"));
        clock.moveTo("2026-04-03");
        ends(renewal, Action.RECALL);
        Licence now = licences.find(licence).orElseThrow();
        assertThat(now.validTo()).isEqualTo(LocalDate.parse("2026-04-02"));
        assertThat(now.statusOn(LocalDate.parse("2026-04-03")))
                .as("what stands again has run out meanwhile")
                .isEqualTo(LicenceStatus.EXPIRED);
        assertThat(statuses()).containsExactly("issued", "cancelled");
    }

    /** 吊销 and 注销 are of the licence, whichever case it rests on. */
    @Test
    void endsTheWholeLicenceWhereTheGroundLiesInIt() {
        UUID change = city.submitFollowing(applicant, "licence-change", licence);
        decided(change);
        ends(change, Action.STRIP);
        assertThat(statuses()).containsExactly("replaced", "revoked");
        assertThat(licences.find(licence).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void givesNoVersionBackWhoseOwnGrantWasTakenBackMeanwhile() {
        UUID first = licences.find(licence).orElseThrow().caseId();
        UUID change = city.submitFollowing(applicant, "licence-change", licence);
        decided(change);
        ends(first, Action.REVOKE);
        assertThat(licences.find(licence).orElseThrow().status())
                .as("it rests on the change")
                .isEqualTo(LicenceStatus.ISSUED);
        ends(change, Action.REVOKE);
        assertThat(statuses()).containsExactly("replaced", "revoked");
    }

    @Test
    void goesBackPastAVersionWhoseChangeWasRevokedBefore() {
        UUID wrong = city.submitFollowing(applicant, "licence-change", licence);
        decided(wrong);
        UUID later = city.submitFollowing(applicant, "licence-change", licence);
        decided(later);
        ends(wrong, Action.REVOKE);
        ends(later, Action.REVOKE);
        assertThat(licences.find(licence).orElseThrow().version()).isEqualTo(1);
        assertThat(statuses()).containsExactly("issued", "replaced", "revoked");
    }

    /** 行政许可法 49: whoever granted it is asked. */
    @Test
    void isAskedForWhereTheLicenceWasGrantedAlone() {
        for (UUID named : Arrays.asList(licence, null)) {
            assertThatThrownBy(() -> drafting.begin(
                            applicant,
                            Objects.requireNonNull(applicant.actingFor()),
                            "licence-change",
                            "330303",
                            JsonNodeFactory.instance.objectNode(),
                            named))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.refusal().code())
                                    .isEqualTo(
                                            named == null
                                                    ? "casework.no-licence-to-follow"
                                                    : "casework.licence-of-another-region"));
        }
    }

    /** A draft kept from before its region was looked at. */
    @Test
    void submitsNothingForALicenceOfAnotherRegion() {
        UUID draft = city.followingDraft(applicant, "licence-change", licence);
        jdbc.sql("UPDATE licence.licence SET region = '330303' WHERE id = :id")
                .param("id", licence)
                .update();
        assertThatThrownBy(() -> city.submitted(applicant, draft))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal().code()).isEqualTo("casework.licence-of-another-region"));
    }

    @Test
    void findsTheOneLicenceThatStandsBehindSixtyThatDoNot() {
        jdbc.sql("""
                        WITH newer AS (
                            INSERT INTO licence.licence (id, city, region, type_code, issuer_code, serial, party, case_id,
                                                         current_version)
                            SELECT ('ffffffff-ffff-7fff-bfff-' || lpad(to_hex(n), 12, '0'))::uuid, city, region, type_code,
                                   issuer_code, serial || 'X' || n, party, gen_random_uuid(), 1
                              FROM licence.licence, generate_series(1, 60) AS n WHERE id = :id
                            RETURNING id, case_id)
                        INSERT INTO licence.version (licence, version, identifier, wording, holder, id_kind, id_number,
                                                     number, face, valid_from, valid_to, demo, case_id, issued_at, status,
                                                     changed_at)
                        SELECT newer.id, 1, newer.id::text, wording, holder, id_kind, id_number, number, face, valid_from,
                               valid_to, demo, newer.case_id, issued_at, 'cancelled', changed_at
                          FROM licence.version v, newer WHERE v.licence = :id""").param("id", licence).update();
        decided(city.submitFollowing(applicant, "licence-change", null));
        assertThat(licences.find(licence).orElseThrow().version()).isEqualTo(2);
    }

    private void ends(UUID id, Action ending) {
        casework.perform(HEAD, id, new CaseCommand.EndGrant(ending, "依据有误"));
    }

    /** Of all versions, the first one first. */
    private List<String> statuses() {
        return jdbc.sql("SELECT status FROM licence.version WHERE licence = :id ORDER BY version")
                .param("id", licence)
                .query(String.class)
                .list();
    }

    private String identifier(int version) {
        return jdbc.sql("SELECT identifier FROM licence.version WHERE licence = :id AND version = :version")
                .param("id", licence)
                .param("version", version)
                .query(String.class)
                .single();
    }

    private String stateOf(UUID id) {
        return jdbc.sql("SELECT state FROM casework.case_file WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private void decided(UUID id) {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Grant(""));
    }

    private void publish(String kind, String code) throws IOException {
        publish(kind, code, "fee: {fen: 0}\n");
    }

    private void publish(String kind, String code, String fee) throws IOException {
        String item = Files.readString(Path.of("../definitions/items/food-business-licence-renewal.yaml"))
                .replace("id: food-business-licence-renewal", "id: licence-" + kind)
                .replace("fee: {fen: 0}\n", fee)
                .replace("\"330131003002\"", "\"" + code + "\"")
                .replace("  as: renewal\n", "  as: " + kind + "\n")
                .replace("  before: {value: 15, unit: working-days}\n  late: true\n", "");
        Files.createDirectories(folder.resolve("items"));
        Files.writeString(folder.resolve("items/" + kind + ".yaml"), item);
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), DefinitionFolder.read(folder, mistakes)));
        assertThat(mistakes.all()).isEmpty();
    }
}
