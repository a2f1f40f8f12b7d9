package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.draft.MaterialFiles;
import org.onedoor.casework.draft.Signatures;
import org.onedoor.casework.filing.Applying;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.filing.Submission;
import org.onedoor.casework.filing.WholeApplication;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.files.FileStore;
import org.onedoor.notice.Notice;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.signing.Envelope;
import org.onedoor.signing.Pens;
import org.onedoor.signing.SigningRefusal;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.node.ObjectNode;

/** 全程电子化登记: nothing is filed with a signature missing, made for something else, or over what was changed since. */
@OnedoorTest
@Import({DemoCity.class, Founders.class, Pens.class})
@DirtiesContext
class PaperlessTest {

    private static final Filing.Signed NO_PLEDGE = new Filing.Signed(false, false);

    @Autowired
    DemoCity city;

    @Autowired
    Founders founders;

    @Autowired
    Pens pens;

    @Autowired
    Signatures signatures;

    @Autowired
    Submission submission;

    @Autowired
    Applying applying;

    @Autowired
    MaterialFiles files;

    @Autowired
    FileStore store;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Casework casework;

    @Autowired
    MockMvc mvc;

    private Actor jia;
    private Actor yi;

    @BeforeEach
    void people() {
        jia = pens.myself(Pens.JIA);
        yi = pens.myself(Pens.YI);
    }

    private UUID given(UUID draft) {
        return signatures.begin(jia, UUID.randomUUID().toString(), draft);
    }

    private UUID submit(UUID draft) {
        return submission.submit(jia, draft, NO_PLEDGE).id();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private byte[] stored(String sha256) throws Exception {
        try (var file = store.open(sha256).orElseThrow()) {
            return file.readAllBytes();
        }
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private String checked(UUID envelope) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get("/api/v1/verifications/signatures/"
                        + pens.read(envelope).code()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void becomesACaseWithItsSignedDocumentsOnceAllHaveSigned() throws Exception {
        UUID draft = founders.draft(jia, Founders.JIA, Founders.YI);
        UUID envelope = given(draft);
        assertThat(pens.read(envelope).signers())
                .extracting(
                        signer -> signer.who().name(),
                        signer -> signer.who().as().size())
                .containsExactly(tuple("演示·甲", 2), tuple("演示·乙", 1));
        pens.sign(jia, envelope);
        refused("signing.unsigned", () -> submit(draft));
        pens.sign(yi, envelope);
        assertThat(pens.read(envelope).state()).isEqualTo(Envelope.State.COMPLETE);
        UUID filed = submit(draft);
        Envelope after = pens.read(envelope);
        assertThat(after.state()).isEqualTo(Envelope.State.FILED);
        assertThat(after.caseId()).isEqualTo(filed);
        List<String> sent = files.of("330300", filed).stream()
                .map(file -> file.material() + " " + file.sha256())
                .toList();
        assertThat(sent)
                .contains(
                        "application-form " + after.documents().getFirst().signed(),
                        "articles-of-association " + after.documents().getLast().signed());
        assertThat(checked(envelope)).contains("\"holds\":true").doesNotContain("演示·甲", Pens.JIA, Pens.YI);
    }

    @Test
    void writesTheArticlesOfTheAnswers() throws Exception {
        UUID draft = founders.draft(jia, Founders.JIA, Founders.YI);
        Envelope envelope = pens.read(given(draft));
        assertThat(envelope.documents()).extracting(one -> one.title().zh()).containsExactly("公司设立登记申请书", "公司章程");
        String articles = text(stored(envelope.documents().getLast().sha256()));
        assertThat(articles)
                .contains("第一章总则", "公司的注册资本为人民币100000元", "公司共有股东2名", "演示·乙", "货币", "2030年12月31日")
                .contains("股东会会议由股东按照出资比例行使表决权", "经全体股东一致同意，公司不设监事会和监事", "现由演示·甲担任")
                .doesNotContain("公司只有一个股东", "{", "——");
        String form = text(stored(envelope.documents().getFirst().sha256()));
        assertThat(form).contains("公司设立登记申请书", "温州市鹿城区演示路8号", "股东2·股东证件号码", Pens.YI);
    }

    /** The signed file begins with the very bytes that were signed; anybody can cut them off. */
    @Test
    void keepsWhatWasSignedAtTheFrontOfTheSignedFile() throws Exception {
        UUID envelope = given(founders.draft(jia, Founders.JIA, Founders.YI));
        pens.sign(jia, envelope);
        pens.sign(yi, envelope);
        for (Envelope.Document document : pens.read(envelope).documents()) {
            byte[] signed = stored(Objects.requireNonNull(document.signed()));
            assertThat(sha256(Arrays.copyOf(signed, (int) document.size()))).isEqualTo(document.sha256());
            assertThat(text(signed)).contains("电子签署页", "演示·甲（股东、法定代表人）", "演示·乙（股东）", document.sha256());
        }
    }

    @Test
    void isTakenByTheCheckOfFilesAndRefusedThereWhereOneByteIsChanged() throws Exception {
        UUID envelope = given(founders.draft(jia, Founders.JIA));
        pens.sign(jia, envelope);
        byte[] signed = stored(Objects.requireNonNull(
                pens.read(envelope).documents().getFirst().signed()));
        assertThat(verified(signed))
                .contains("/verify/signatures/" + pens.read(envelope).code());
        byte[] changed = signed.clone();
        changed[changed.length / 3] ^= 1;
        assertThat(verified(changed)).doesNotContain("/verify/signatures/");
    }

    private String verified(byte[] file) throws Exception {
        return mvc.perform(
                        MockMvcRequestBuilders.multipart("/verify")
                                .file(new MockMultipartFile("file", "x.pdf", "application/pdf", file))
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void isNotFiledBeforeAnythingWasGivenToTheSigners() {
        UUID draft = founders.draft(jia, Founders.JIA);
        refused("signing.not-begun", () -> submit(draft));
    }

    @Test
    void isNotSignedBeforeItIsComplete() {
        UUID draft = founders.draft(jia, Founders.JIA);
        founders.changes(jia, draft, "firm_name", "");
        refused("casework.incomplete", () -> given(draft));
    }

    @Test
    void isVoidOnceAnAnswerIsChangedAndTheSignersAreTold() {
        UUID draft = founders.draft(jia, Founders.JIA, Founders.YI);
        UUID envelope = given(draft);
        pens.sign(jia, envelope);
        pens.sign(yi, envelope);
        founders.changes(jia, draft, "registered_address", "温州市鹿城区演示路 9 号");
        assertThat(pens.read(envelope).state()).isEqualTo(Envelope.State.VOID);
        assertThat(told(yi, envelope)).containsExactlyInAnyOrder("signing-asked", "signing-void");
        refused("signing.not-begun", () -> submit(draft));
        UUID again = given(draft);
        pens.sign(jia, again);
        refused("signing.unsigned", () -> submit(draft));
        pens.sign(yi, again);
        assertThat(submit(draft)).isNotNull();
    }

    private List<String> told(Actor signer, UUID envelope) {
        return notices.of(Objects.requireNonNull(signer.actingFor())).stream()
                .filter(notice -> notice.link().equals("/signing/" + envelope))
                .map(Notice::template)
                .toList();
    }

    /** Whoever changes rows by hand gets past the void, and not past the documents. */
    @Test
    void isNotFiledWhereAnswersWereChangedBesideTheProgram() {
        UUID draft = founders.draft(jia, Founders.JIA);
        UUID envelope = given(draft);
        pens.sign(jia, envelope);
        jdbc.sql(
                        "UPDATE casework.draft SET answers = jsonb_set(answers, '{registered_capital}', '90000000') WHERE id = :id")
                .param("id", draft)
                .update();
        refused("signing.changed", () -> submit(draft));
        assertThat(pens.read(envelope).state()).isEqualTo(Envelope.State.COMPLETE);
    }

    /** The words of a document are made from names, which stewards may change on any day; what was signed is not. */
    @Test
    void staysSignedWhereWhatItNamesGetsAnotherName() throws Exception {
        UUID draft = founders.draft(jia, Founders.JIA, Founders.YI);
        UUID envelope = given(draft);
        pens.sign(jia, envelope);
        pens.sign(yi, envelope);
        Envelope signed = pens.read(envelope);
        String name = renamed();
        assertThat(signatures.standing(jia, draft).complete()).isTrue();
        founders.changes(jia, draft, "registered_address", "温州市鹿城区演示路 8 号");
        assertThat(pens.read(envelope).state()).isEqualTo(Envelope.State.COMPLETE);
        assertThat(signatures.copy(jia, draft, 1).orElseThrow().bytes())
                .isEqualTo(stored(signed.documents().getFirst().sha256()));
        UUID filed = submit(draft);
        assertThat(files.of("330300", filed))
                .filteredOn(file -> file.material().equals("application-form"))
                .extracting(Draft.MaterialFile::sha256)
                .containsExactly(signed.documents().getFirst().signed());
        assertThat(text(stored(
                        Objects.requireNonNull(signed.documents().getFirst().signed()))))
                .contains("温州市市场监督管理局", "货币")
                .doesNotContain(name);
        assertThat(checked(envelope)).contains("\"holds\":true");
    }

    /** An element, a code and a department, which the documents name, by a name that was never there. */
    private String renamed() throws Exception {
        String name = "演示" + UUID.randomUUID().toString().substring(0, 8);
        city.changes("standard/elements.yaml", "住所（主要经营场所）", name);
        city.changes("standard/code-sets/contribution-way.yaml", "zh: 货币", "zh: " + name);
        city.changes("standard/departments.yaml", "温州市市场监督管理局", name);
        return name;
    }

    @Test
    void isNotFiledWithAnotherAnswerHoweverItIsNamed() throws Exception {
        UUID draft = founders.draft(jia, Founders.JIA);
        UUID envelope = given(draft);
        pens.sign(jia, envelope);
        renamed();
        rewritten(draft);
        refused("signing.changed", () -> submit(draft));
        assertThat(signatures.standing(jia, draft).unlike()).isInstanceOf(SigningRefusal.Changed.class);
    }

    private void rewritten(UUID draft) {
        jdbc.sql(
                        "UPDATE casework.draft SET answers = jsonb_set(answers, '{shareholders,0,subscribed_amount}', '1') WHERE id = :id")
                .param("id", draft)
                .update();
    }

    /** A code of another set, or a number in another unit, is another answer, though it is written alike. */
    @Test
    void isNotFiledWhereAnAnswerMeansSomethingElse() throws Exception {
        UUID draft = founders.draft(jia, Founders.JIA);
        UUID envelope = given(draft);
        pens.sign(jia, envelope);
        city.changes("standard/elements.yaml", "codes: contribution-way", "codes: business-term");
        try {
            assertThat(signatures.standing(jia, draft).unlike()).isInstanceOf(SigningRefusal.NewVersion.class);
        } finally {
            city.changes("standard/elements.yaml");
        }
    }

    @Test
    void isNotFiledByAnotherVersionOfTheItemThanWasSigned() throws Exception {
        UUID draft = founders.draft(jia, Founders.JIA);
        UUID envelope = given(draft);
        pens.sign(jia, envelope);
        city.changes("items/company-registration.yaml", "有合格的主体资格", "有合格的主体资格（演示）");
        assertThat(signatures.standing(jia, draft).complete()).isTrue();
        jdbc.sql("""
                        UPDATE casework.draft SET item_version = (SELECT max(version) FROM definition.published
                                                                   WHERE kind = 'item' AND id = 'company-registration')
                         WHERE id = :id""").param("id", draft).update();
        refused("signing.new-version", () -> submit(draft));
    }

    /** What a document was written from is sealed with the statement: whoever changes it by hand changes what was signed. */
    @Test
    void doesNotTakeAnotherBasisForTheOneThatWasSigned() throws Exception {
        UUID draft = founders.draft(jia, Founders.JIA);
        UUID envelope = given(draft);
        pens.sign(jia, envelope);
        rewritten(draft);
        UUID other = given(draft);
        jdbc.sql("""
                        UPDATE signing.document t SET answers = f.answers FROM signing.document f
                         WHERE t.envelope = :id AND f.envelope = :other AND t.number = f.number""").param("id", envelope).param("other", other).update();
        signatures.takeBack(jia, UUID.randomUUID().toString(), draft);
        jdbc.sql("DELETE FROM signing.document WHERE envelope = :id")
                .param("id", other)
                .update();
        jdbc.sql("DELETE FROM signing.signer WHERE envelope = :id")
                .param("id", other)
                .update();
        jdbc.sql("DELETE FROM signing.envelope WHERE id = :id")
                .param("id", other)
                .update();
        jdbc.sql("UPDATE signing.envelope SET because = NULL, state = 'complete' WHERE id = :id")
                .param("id", envelope)
                .update();
        refused("signing.unsound-document", () -> submit(draft));
        assertThat(checked(envelope)).contains("\"holds\":false", "\"code\":\"document\"");
    }

    @Test
    void isNotSignedWithTheDigestOfAnotherDocument() {
        UUID draft = founders.draft(jia, Founders.JIA);
        UUID envelope = given(draft);
        Map<String, String> swapped = new HashMap<>(pens.digests(envelope));
        String first = swapped.get("1");
        swapped.put("1", swapped.get("2"));
        swapped.put("2", first);
        refused("signing.other-document", () -> pens.sign(jia, UUID.randomUUID().toString(), envelope, swapped));
        refused("signing.other-document", () -> pens.sign(jia, UUID.randomUUID().toString(), envelope, Map.of()));
        assertThat(pens.read(envelope).missing()).hasSize(1);
        assertThat(signed(envelope)).isZero();
    }

    private long signed(UUID envelope) {
        return jdbc.sql("SELECT count(*) FROM journal.entry WHERE subject = :id AND type = 'signing.signed.v1'")
                .param("id", envelope)
                .query(Long.class)
                .single();
    }

    /** A signature is good for the envelope that it was made in and for no other, whoever carries the row over. */
    @Test
    void doesNotTakeTheSignatureOfAnotherEnvelope() throws Exception {
        UUID first = given(founders.draft(jia, Founders.JIA));
        pens.sign(jia, first);
        UUID draft = founders.draft(jia, Founders.JIA);
        UUID second = given(draft);
        jdbc.sql("""
                        UPDATE signing.signer t SET signed_at = f.signed_at, account = f.account, statement = f.statement,
                                                    seal = f.seal
                          FROM signing.signer f WHERE t.envelope = :second AND f.envelope = :first""").param("second", second).param("first", first).update();
        completed(second);
        refused("signing.unsound-envelope", () -> submit(draft));
        assertThat(checked(second)).contains("\"holds\":false", "\"code\":\"envelope\"", "\"code\":\"document\"");
        assertThat(checked(first)).contains("\"holds\":true");
    }

    private void completed(UUID envelope) {
        jdbc.sql("UPDATE signing.envelope SET state = 'complete', ended_at = opened_at WHERE id = :id")
                .param("id", envelope)
                .update();
    }

    @Test
    void doesNotTakeOneSignersSignatureForAnother() throws Exception {
        UUID draft = founders.draft(jia, Founders.JIA, Founders.YI);
        UUID envelope = given(draft);
        pens.sign(jia, envelope);
        jdbc.sql("""
                        UPDATE signing.signer t SET signed_at = f.signed_at, account = f.account, statement = f.statement,
                                                    seal = f.seal
                          FROM signing.signer f
                         WHERE t.envelope = :id AND f.envelope = :id AND t.number = 2 AND f.number = 1""").param("id", envelope).update();
        completed(envelope);
        refused("signing.unsound-signer", () -> submit(draft));
        assertThat(checked(envelope)).contains("\"holds\":false", "\"code\":\"signer\"");
    }

    @Test
    void doesNotTakeAStatementThatWasRewritten() throws Exception {
        UUID draft = founders.draft(jia, Founders.JIA);
        UUID envelope = given(draft);
        pens.sign(jia, envelope);
        jdbc.sql("UPDATE signing.signer SET statement = replace(statement, '公司章程', '公司章程二') WHERE envelope = :id")
                .param("id", envelope)
                .update();
        refused("signing.unsound-seal", () -> submit(draft));
        assertThat(checked(envelope)).contains("\"holds\":false", "\"code\":\"seal\"");
    }

    @Test
    void doesNotTakeADocumentThatWasExchanged() throws Exception {
        UUID draft = founders.draft(jia, Founders.JIA);
        UUID envelope = given(draft);
        pens.sign(jia, envelope);
        jdbc.sql("""
                        UPDATE signing.document t SET sha256 = f.sha256 FROM signing.document f
                         WHERE t.envelope = :id AND f.envelope = :id AND t.number = 2 AND f.number = 1""").param("id", envelope).update();
        refused("signing.unsound-document", () -> submit(draft));
        assertThat(checked(envelope)).contains("\"holds\":false", "\"code\":\"document\"");
    }

    @Test
    void countsASignatureOnceHoweverOftenItIsSent() {
        UUID envelope = given(founders.draft(jia, Founders.JIA, Founders.YI));
        String key = UUID.randomUUID().toString();
        pens.sign(jia, key, envelope);
        String statement = statement(envelope);
        pens.sign(jia, key, envelope);
        pens.sign(jia, envelope);
        assertThat(statement(envelope)).isEqualTo(statement);
        assertThat(signed(envelope)).isEqualTo(1);
    }

    private String statement(UUID envelope) {
        return Objects.requireNonNull(pens.read(envelope).signers().getFirst().signature())
                .statement();
    }

    @Test
    void takesTwoAtTheSameMoment() throws Exception {
        UUID envelope = given(founders.draft(jia, Founders.JIA, Founders.YI));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Object>> all = threads.invokeAll(List.of(
                    signing(jia, envelope), signing(yi, envelope), signing(jia, envelope), signing(yi, envelope)));
            for (Future<Object> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
        assertThat(pens.read(envelope).state()).isEqualTo(Envelope.State.COMPLETE);
        assertThat(pens.read(envelope).sealed()).isTrue();
        assertThat(signed(envelope)).isEqualTo(2);
    }

    private Callable<Object> signing(Actor who, UUID envelope) {
        return () -> {
            pens.sign(who, envelope);
            return "signed";
        };
    }

    @Test
    void isSignedByNobodyElse() {
        UUID envelope = given(founders.draft(jia, Founders.YI));
        Actor ding = pens.myself(Pens.DING);
        refused("signing.no-such-envelope", () -> pens.sign(ding, envelope));
        // who acts for a member of the family still has a hand of his own
        refused("signing.no-such-envelope", () -> pens.sign(pens.forFamily(Pens.DING, Pens.YI), envelope));
        assertThat(pens.sees(ding, envelope)).isFalse();
        assertThat(pens.sees(yi, envelope)).isTrue();
    }

    @Test
    void isSignedForAFirmByWhoeverActsForIt() throws Exception {
        UUID draft = founders.draft(jia, Founders.JIA, Founders.SECOND_FIRM);
        UUID envelope = given(draft);
        pens.sign(jia, envelope);
        Actor wu = pens.myself(Pens.WU);
        refused("signing.no-such-envelope", () -> pens.sign(wu, envelope));
        pens.sign(pens.forFirm(Pens.WU, Pens.SECOND_FIRM), envelope);
        Envelope after = pens.read(envelope);
        assertThat(after.signers().get(1).signature()).isNotNull();
        assertThat(text(stored(
                        Objects.requireNonNull(after.documents().getFirst().signed()))))
                .contains("由演示·戊", "代表签署");
        assertThat(submit(draft)).isNotNull();
    }

    @Test
    void refusesToLetSomebodySignByAnotherName() {
        UUID envelope = given(founders.draft(jia, new Founders.Shareholder("演示·乙乙", "resident-id", Pens.YI)));
        refused("signing.other-name", () -> pens.sign(yi, envelope));
        assertThat(signed(envelope)).isZero();
        assertThat(told(yi, envelope)).isEmpty();
        refused("signing.no-such-envelope", () -> pens.reads(yi, envelope));
        assertThat(pens.reads(jia, envelope)).isNotNull();
    }

    @Test
    void endsWhereSomebodyDeclines() {
        UUID draft = founders.draft(jia, Founders.JIA, Founders.YI);
        UUID envelope = given(draft);
        pens.sign(jia, envelope);
        refused("signing.no-reason", () -> pens.decline(yi, envelope, "  "));
        pens.decline(yi, envelope, "出资日期不对");
        assertThat(pens.read(envelope).state()).isEqualTo(Envelope.State.DECLINED);
        refused("signing.not-open", () -> pens.sign(yi, envelope));
        refused("signing.unsigned", () -> submit(draft));
        assertThat(notices.of(Objects.requireNonNull(jia.actingFor())))
                .extracting(Notice::template)
                .contains("signing-declined");
    }

    @Test
    void isNotSignedAfterItWasTakenBack() {
        UUID draft = founders.draft(jia, Founders.JIA, Founders.YI);
        UUID envelope = given(draft);
        signatures.takeBack(jia, UUID.randomUUID().toString(), draft);
        refused("signing.not-open", () -> pens.sign(yi, envelope));
    }

    @Test
    void remindsOnceADay() {
        UUID draft = founders.draft(jia, Founders.JIA, Founders.YI);
        UUID envelope = given(draft);
        refused(
                "signing.reminded-lately",
                () -> signatures.remind(jia, UUID.randomUUID().toString(), draft));
        jdbc.sql("UPDATE signing.signer SET reminded_at = reminded_at - interval '25 hours' WHERE envelope = :id")
                .param("id", envelope)
                .update();
        signatures.remind(jia, UUID.randomUUID().toString(), draft);
        assertThat(told(yi, envelope)).contains("signing-reminded");
    }

    @Test
    void signsTheApplicationAloneWhereTheArticlesAreTheirOwn() {
        UUID draft = founders.draft(jia, "own", Founders.JIA);
        UUID envelope = given(draft);
        assertThat(pens.read(envelope).documents())
                .extracting(Envelope.Document::id)
                .containsExactly("application-form");
        pens.sign(jia, envelope);
        assertThat(submit(draft)).isNotNull();
    }

    @Test
    void isNotAppliedForInOneCall() {
        ObjectNode filled = Founders.filled();
        ObjectNode answers = (ObjectNode) filled.required("answers");
        answers.setAll((ObjectNode) filled.required("situation"));
        answers.put("firm_name", "温州演示一次商贸有限公司");
        refused(
                "signing.wants-signatures",
                () -> applying.apply(
                        jia,
                        UUID.randomUUID().toString(),
                        new WholeApplication(
                                Objects.requireNonNull(jia.actingFor()),
                                Founders.REGISTRATION,
                                DemoCity.LUCHENG,
                                answers,
                                Map.of(),
                                Set.of(),
                                false,
                                false,
                                null,
                                null)));
    }

    /** A corrected answer would leave the signatures on something else. */
    @Test
    void isNotCorrectedInWhatWasSigned() {
        UUID draft = founders.draft(jia, Founders.JIA);
        pens.sign(jia, given(draft));
        UUID filed = submit(draft);
        refused(
                "casework.signed-by-all",
                () -> asks(filed, new CaseCommand.ToCorrect("", "registered_address", "请写到门牌号")));
        refused(
                "casework.signed-by-all",
                () -> asks(filed, new CaseCommand.ToCorrect("articles-of-association", "请改第三条")));
        asks(filed, new CaseCommand.ToCorrect("appointment-document", "请补任职文件"));
    }

    private void asks(UUID filed, CaseCommand.ToCorrect what) {
        casework.perform(
                DemoCity.reviewer("market-regulation"),
                filed,
                UUID.randomUUID().toString(),
                new CaseCommand.AskCorrection(List.of(what)));
    }

    /** At a counter people sign on paper: what is made from the answers is printed there and comes as a file. */
    @Test
    void isSignedOnPaperAtACounter() throws Exception {
        Actor clerk = new Actor(UUID.randomUUID(), null, Role.CLERK, null, "330300", Channel.COUNTER);
        UUID draft = founders.draft(clerk, Objects.requireNonNull(jia.actingFor()), "model", Founders.JIA);
        assertThat(files.of("330300", draft))
                .extracting(Draft.MaterialFile::material)
                .contains("application-form", "articles-of-association");
        assertThat(text(signatures.copy(clerk, draft, 2).orElseThrow().bytes())).contains("公司的注册资本");
        refused(
                "casework.no-such-case",
                () -> signatures.begin(clerk, UUID.randomUUID().toString(), draft));
        refused("signing.at-the-counter", () -> submit(draft));
        assertThat(submission.submit(clerk, draft, NO_PLEDGE).id()).isNotNull();
    }

    /** A file of before would lie in the case under the name of what everybody signed. */
    @Test
    void isNotFiledWithWhatLayThereBeforeItWasToBeSigned() {
        UUID draft = founders.draft(jia, "own", Founders.JIA);
        assertThat(files.of("330300", draft))
                .extracting(Draft.MaterialFile::material)
                .contains("articles-of-association");
        founders.changes(jia, draft, "articles_kind", "model");
        UUID envelope = given(draft);
        pens.sign(jia, envelope);
        UUID filed = submit(draft);
        assertThat(files.of("330300", filed))
                .filteredOn(file -> file.material().equals("articles-of-association"))
                .extracting(Draft.MaterialFile::sha256)
                .containsExactly(pens.read(envelope).documents().getLast().signed());
    }

    /** One of the two would never be asked. */
    @Test
    void isNotGivenOutWhereOneNumberHasTwoNames() {
        UUID draft = founders.draft(jia, Founders.YI, new Founders.Shareholder("演示·丙", "resident-id", Pens.YI));
        refused("signing.two-names", () -> given(draft));
    }

    /** Another window, or somebody of the family, begins what is begun: signatures stay, and nobody is told twice. */
    @Test
    void isGivenOutOnceWhereItSaysTheSame() {
        UUID draft = founders.draft(jia, Founders.JIA, Founders.YI);
        UUID envelope = given(draft);
        pens.sign(yi, envelope);
        assertThat(given(draft)).isEqualTo(envelope);
        assertThat(signed(envelope)).isEqualTo(1);
        assertThat(told(yi, envelope)).containsExactly("signing-asked");
    }

    /** Answers of several lines cannot pass for articles. */
    @Test
    void takesNoLineOfAnAnswerForAnArticle() throws Exception {
        UUID draft = founders.draft(jia, Founders.JIA);
        founders.changes(jia, draft, "business_scope", "软件开发\n第九条  由演示·甲一人决定");
        Envelope envelope = pens.read(given(draft));
        try (PDDocument articles =
                Loader.loadPDF(stored(envelope.documents().getLast().sha256()))) {
            assertThat(new PDFTextStripper()
                            .getText(articles)
                            .lines()
                            .filter(line -> line.strip().startsWith("第九条")))
                    .hasSize(1);
        }
    }

    @Test
    void forgetsWhatBecameOfNothing() {
        UUID draft = founders.draft(jia, Founders.JIA);
        UUID over = given(draft);
        signatures.takeBack(jia, UUID.randomUUID().toString(), draft);
        UUID live = given(draft);
        jdbc.sql("UPDATE signing.envelope SET ended_at = ended_at - interval '91 days' WHERE id = :id")
                .param("id", over)
                .update();
        pens.forgets();
        assertThat(jdbc.sql("SELECT id FROM signing.envelope WHERE draft = :draft")
                        .param("draft", draft)
                        .query(UUID.class)
                        .list())
                .containsExactly(live);
    }
}
