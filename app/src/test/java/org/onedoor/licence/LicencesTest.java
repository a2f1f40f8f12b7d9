package org.onedoor.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.files.FileStore;
import org.onedoor.files.KeptFiles;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Together;
import org.onedoor.licence.LicenceHolder.IdKind;
import org.onedoor.licence.Verification.Verdict;
import org.onedoor.pdf.SignedPdf;
import org.onedoor.pdf.Signers;
import org.onedoor.pdf.SigningKeys;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.testing.OnedoorTest;
import org.onedoor.web.Demo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The room on a real database: from issuing to verification. */
@OnedoorTest
class LicencesTest {

    private static final Actor REVIEWER =
            new Actor(UUID.randomUUID(), null, Role.REVIEWER, "330300-market", "330300", Channel.WEB);

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Journal journal;

    @Autowired
    private Together together;

    @Autowired
    private Licences licences;

    @Autowired
    private HeldLicences held;

    @Autowired
    private LicenceFiles files;

    @Autowired
    private Verification verification;

    @Autowired
    private Signers signers;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private FileStore store;

    @Autowired
    private KeptFiles kept;

    @Autowired
    private LicencePrinter printer;

    private UUID party = UUID.randomUUID();

    @BeforeEach
    void anotherParty() {
        party = Ids.next(clock);
    }

    @Test
    void issuesALicenceThatVerifies() throws IOException {
        Licence licence = issue(food());
        assertThat(LicenceIdentifier.parse(licence.identifier().toString())).isPresent();
        byte[] file = file(licence);
        Verdict verdict = verification.verify(new ByteArrayInputStream(file));
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> {
            assertThat(genuine.licence().status()).isEqualTo(LicenceStatus.ISSUED);
            assertThat(genuine.licence().identifier()).isEqualTo(licence.identifier());
        });
        file[file.length / 3] ^= 4;
        assertThat(verification.verify(new ByteArrayInputStream(file)))
                .isEqualTo(new Verdict.NotGenuine(Verdict.Reason.CHANGED));
    }

    @Test
    void readsBackAllThatItWrote() {
        Licence licence = issue(food());
        assertThat(held.ofCase(licence.caseId())).containsExactly(licence);
    }

    @Test
    void printsOnceAndKeepsTheFile() throws IOException {
        Licence licence = issue(food());
        byte[] first = file(licence);
        Licence stored = held.ofCase(licence.caseId()).getFirst();
        assertThat(stored.file()).isPresent();
        assertThat(file(stored)).isEqualTo(first);
        assertThat(file(licence)).as("made again").isEqualTo(first);
        assertThat(jdbc.sql("select count(*) from files.kept where owner = :party")
                        .param("party", party)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void printsWhatIsStillUnprinted() {
        Licence licence = issue(food());
        while (files.makeMissing(10) > 0) {
            // until none is left
        }
        assertThat(held.ofCase(licence.caseId()).getFirst().file()).isPresent();
    }

    /** One broken key of a department, or one face that no font can print, used to stop everybody's printing. */
    @Test
    void goesOnPrintingWhereOneLicenceCannotBePrinted() {
        while (files.makeMissing(50) > 0) {
            // those of other tests
        }
        Issuer broken = new Issuer(Samples.MARKET.name(), "11330300DEM000031F");
        Licence first = issue(issuedBy(broken));
        Licence second = issue(food());
        LicenceFiles some = new LicenceFiles(
                jdbc,
                store,
                kept,
                signers,
                (creditCode, name) -> {
                    if (creditCode.equals(broken.creditCode())) {
                        throw new IllegalStateException("the key cannot be read");
                    }
                    return keys.of(creditCode, name);
                },
                transaction,
                printer,
                clock);

        assertThat(some.makeMissing(1)).isZero();
        assertThat(some.makeMissing(1)).as("what failed comes last").isEqualTo(1);
        assertThat(held.ofCase(second.caseId()).getFirst().file()).isPresent();
        assertThat(held.ofCase(first.caseId()).getFirst().file()).isEmpty();
        assertThat(files.makeMissing(10)).as("it is tried again").isEqualTo(1);
    }

    @Test
    void issuesABatchWithDifferentSerials() {
        List<IssueLicence> many =
                java.util.stream.IntStream.range(0, 50).mapToObj(i -> food()).toList();
        List<Licence> issued = transaction(() -> licences.issue(REVIEWER, many));
        assertThat(issued)
                .extracting(Licence::identifier)
                .doesNotHaveDuplicates()
                .hasSize(50);
        assertThat(journalled("licence.issued.v1", issued.get(49).id())).isEqualTo(1);
    }

    /** The payload's golden form: added to, never renamed, and without a name or number of a person in it. */
    @Test
    void tellsTheJournalCodesOnly() {
        Licence licence = issue(food());
        String payload = jdbc.sql("select payload::text from journal.entry where subject = :licence")
                .param("licence", licence.id())
                .query(String.class)
                .single();
        assertThat(Licences.JSON.readTree(payload)).isEqualTo(Licences.JSON.readTree("""
                        {"identifier": "%s", "type": "11100000MB0143028R901", "issuer": "11330300DEM000014U",
                         "version": 1, "case": "%s", "region": "330302", "validFrom": "%s", "validTo": "%s"}
                        """.formatted(
                        licence.identifier(), licence.caseId(), licence.validFrom(), licence.validTo())));
    }

    /** A file may be lost with a disk; made again, it is the same as long as the key is. */
    @Test
    void makesALostFileAgain() throws IOException {
        Licence licence = issue(food());
        byte[] first = file(licence);
        Licence stored = held.ofCase(licence.caseId()).getFirst();
        assertThat(store.remove(
                        java.util.Set.of(stored.file().orElseThrow()),
                        Instant.now().plusSeconds(60)))
                .isEqualTo(1);
        assertThat(file(stored)).isEqualTo(first);
        assertThat(verification.verify(new ByteArrayInputStream(first))).isInstanceOf(Verdict.Genuine.class);
    }

    /** Truly signed by us, for a licence that was never issued: a stolen key must not be enough. */
    @Test
    void knowsNoFileThatWasNeverGivenOut() throws IOException {
        Licence licence = issue(food());
        file(licence);
        Licence invented = Samples.food();
        byte[] forged = SignedPdf.sign(
                new LicencePrinter("https://onedoor.example").print(invented),
                LicencePrinter.saying(invented),
                keys.of(Samples.MARKET.creditCode(), "演示市市场监督管理局"));
        assertThat(verification.verify(new ByteArrayInputStream(forged)))
                .isEqualTo(new Verdict.NotGenuine(Verdict.Reason.NOT_IN_REGISTER));
        assertThat(verification.verify(new ByteArrayInputStream(new byte[6_000_000])))
                .isEqualTo(new Verdict.NotGenuine(Verdict.Reason.NOT_SIGNED));
    }

    @Test
    void doesNothingOutsideATransaction() {
        assertThatThrownBy(() -> licences.issue(REVIEWER, food())).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void tellsTheRevokedFromTheValid() throws IOException {
        Licence licence = issue(food());
        byte[] file = file(licence);
        transaction(() -> {
            licences.revoke(REVIEWER, licence.id(), Samples.MARKET.creditCode(), "以欺骗手段取得");
            return licence;
        });
        assertThat(verification.byIdentifier(licence.identifier().toString()))
                .hasValueSatisfying(found -> assertThat(found.status()).isEqualTo(LicenceStatus.REVOKED));
        assertThat(verification.verify(new ByteArrayInputStream(file)))
                .isInstanceOfSatisfying(
                        Verdict.Genuine.class,
                        genuine -> assertThat(genuine.licence().status()).isEqualTo(LicenceStatus.REVOKED));
        assertThat(journalled("licence.revoked.v1", licence.id())).isEqualTo(1);
        assertRefused(
                () -> licences.cancel(REVIEWER, licence.id(), Samples.MARKET.creditCode(), "again"),
                new LicenceRefusal.NotInThatStatus(LicenceStatus.REVOKED));
    }

    @Test
    void letsOnlyTheIssuerTakeALicenceBack() {
        Licence licence = issue(food());
        assertRefused(
                () -> licences.revoke(REVIEWER, licence.id(), "11330300DEM000073Y", "no"),
                new LicenceRefusal.NoSuchLicence());
    }

    @Test
    void goesOnUnderTheSameSerialWhenReplaced() {
        Licence first = issue(food());
        IssueLicence moved = food();
        Licence second = transaction(() -> licences.replace(REVIEWER, first.id(), moved, "地址变更"));
        assertThat(second.identifier()).isEqualTo(first.identifier().version(2));
        assertThat(verification
                        .byIdentifier(first.identifier().toString())
                        .orElseThrow()
                        .status())
                .isEqualTo(LicenceStatus.REPLACED);
        assertThat(verification
                        .byIdentifier(second.identifier().toString())
                        .orElseThrow()
                        .status())
                .isEqualTo(LicenceStatus.ISSUED);
        assertThat(held.of(holder(party), null).rows())
                .extracting(Licence::version)
                .containsExactly(2);
    }

    @Test
    void expiresOnTheDayAfterTheLast() {
        Licence licence = issue(until(LocalDate.now(clock).plusDays(10)));
        assertThat(licence.statusOn(LocalDate.now(clock).plusDays(10))).isEqualTo(LicenceStatus.ISSUED);
        Clock after = Clock.offset(clock, Duration.ofDays(11));
        PublicLicence before = new Verification(jdbc, signers, List.of(), after)
                .byIdentifier(licence.identifier().toString())
                .orElseThrow();
        assertThat(before.status()).as("before the job").isEqualTo(LicenceStatus.EXPIRED);
        assertThat(before.since()).isEqualTo(LocalDate.now(clock).plusDays(11));
        assertThat(transaction(() -> room(after).expire(100))).isEqualTo(1);
        assertThat(held.ofCase(licence.caseId()).getFirst().status()).isEqualTo(LicenceStatus.EXPIRED);
        assertThat(journalled("licence.expired.v1", licence.id())).isEqualTo(1);
        assertThat(transaction(() -> room(after).expire(100))).isZero();
    }

    @Test
    void showsAStrangerNoMoreThanTheMinimum() {
        Licence licence = issue(new IssueLicence(
                Samples.FOOD,
                Samples.MARKET,
                new LicenceHolder(party, "演示甲", IdKind.RESIDENT_ID, "330302190001010000"),
                "330300",
                "330302",
                Ids.next(clock),
                null,
                List.of(Samples.item("住址", "Address", "演示路 18 号")),
                LocalDate.now(clock),
                null));
        PublicLicence seen = verification
                .byIdentifier(" " + licence.identifier().toString().toLowerCase(java.util.Locale.ROOT))
                .orElseThrow();
        assertThat(seen.holder()).isEqualTo("演**");
        assertThat(seen.toString()).doesNotContain("330302190001010000", "演示路", "演示甲");
    }

    @Test
    void answersWhatIsNoIdentifier() {
        assertRefused(() -> verification.byIdentifier("12345"), new LicenceRefusal.NoIdentifier("12345"));
        assertThat(verification.byIdentifier(Samples.food().identifier().toString()))
                .isEmpty();
    }

    @Test
    void answersSomebodyElsesLicenceLikeNoneAndJournalsIt() {
        Licence licence = issue(food());
        Actor stranger = holder(Ids.next(clock));
        assertThat(held.require(holder(party), licence.id())).isEqualTo(licence);
        assertRefused(() -> held.require(stranger, licence.id()), new LicenceRefusal.NoSuchLicence());
        assertRefused(() -> held.require(stranger, Ids.next(clock)), new LicenceRefusal.NoSuchLicence());
        await().untilAsserted(() ->
                assertThat(journalled(AccessLog.DENIED, licence.id())).isEqualTo(1));
        assertThat(held.of(stranger, null).rows()).isEmpty();
    }

    @Test
    void listsPageByPage() {
        for (int i = 0; i < 25; i++) {
            issue(food());
        }
        var first = held.of(holder(party), null);
        assertThat(first.rows()).hasSize(20);
        var second = held.of(holder(party), first.next());
        assertThat(second.rows()).hasSize(5);
        assertThat(second.next()).isNull();
        assertThat(second.rows()).doesNotContainAnyElementsOf(first.rows());
    }

    @Test
    void trustsNoKeyThatWasWithdrawn() throws IOException {
        Issuer issuer = new Issuer(Samples.MARKET.name(), "11330300DEM000030H");
        Licence licence = issue(issuedBy(issuer));
        byte[] file = file(licence);
        assertThat(verification.verify(new ByteArrayInputStream(file))).isInstanceOf(Verdict.Genuine.class);
        jdbc.sql("update pdf.signer set withdrawn_at = :at, withdrawn_why = 'lost' where credit_code = :code")
                .param("at", OffsetDateTime.now(clock))
                .param("code", issuer.creditCode())
                .update();
        assertThat(verification.verify(new ByteArrayInputStream(file)))
                .isEqualTo(new Verdict.NotGenuine(Verdict.Reason.FOREIGN_SIGNER));
    }

    // --- builders

    private IssueLicence food() {
        return until(LocalDate.now(clock).plusYears(5));
    }

    private IssueLicence until(@Nullable LocalDate end) {
        Licence sample = Samples.food();
        return new IssueLicence(
                Samples.FOOD,
                Samples.MARKET,
                new LicenceHolder(party, "演示·小满面馆", IdKind.CREDIT_CODE, "91330302MA2DEM017C"),
                "330300",
                "330302",
                Ids.next(clock),
                sample.number(),
                sample.face(),
                LocalDate.now(clock),
                end);
    }

    private IssueLicence issuedBy(Issuer issuer) {
        IssueLicence wanted = food();
        return new IssueLicence(
                wanted.type(),
                issuer,
                wanted.holder(),
                "330300",
                "330302",
                wanted.caseId(),
                null,
                wanted.face(),
                wanted.validFrom(),
                null);
    }

    private Licence issue(IssueLicence wanted) {
        return transaction(() -> licences.issue(REVIEWER, wanted));
    }

    private <T> T transaction(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private void assertRefused(Runnable work, LicenceRefusal refusal) {
        assertThatThrownBy(() -> transaction(() -> {
                    work.run();
                    return refusal;
                }))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private byte[] file(Licence licence) throws IOException {
        try (InputStream in = files.open(licence)) {
            return in.readAllBytes();
        }
    }

    private static Actor holder(UUID party) {
        return new Actor(UUID.randomUUID(), party, Role.APPLICANT, null, "330300", Channel.WEB);
    }

    private int journalled(String type, UUID licence) {
        return jdbc.sql("select count(*) from journal.entry where type = :type and subject = :licence")
                .param("type", type)
                .param("licence", licence)
                .query(Integer.class)
                .single();
    }

    /** The room on another day. */
    private Licences room(Clock clock) {
        return new Licences(jdbc, journal, together, clock, new Demo(true));
    }
}
