package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.draft.JointDrafting;
import org.onedoor.casework.draft.MaterialFiles;
import org.onedoor.casework.draft.Signatures;
import org.onedoor.casework.filing.Attaching;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.filing.Submission;
import org.onedoor.casework.joint.JointApplications;
import org.onedoor.casework.joint.JointCase;
import org.onedoor.casework.joint.JointSubmission;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Person;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.signing.Envelope;
import org.onedoor.signing.Pens;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 企业开办 as one thing: what follows when a member is granted, is not, or is given up. */
@OnedoorTest
@Import({DemoCity.class, Pens.class})
@DirtiesContext
class OneThingTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Filing.Signed SIGNED = new Filing.Signed(false, false);

    @Autowired
    DemoCity city;

    @Autowired
    Parties parties;

    @Autowired
    JointDrafting beginning;

    @Autowired
    Drafting drafting;

    @Autowired
    Attaching attaching;

    @Autowired
    JointSubmission submission;

    @Autowired
    Submission single;

    @Autowired
    JointApplications applications;

    @Autowired
    Casework casework;

    @Autowired
    MaterialFiles files;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Signatures signatures;

    @Autowired
    Pens pens;

    private Actor founder;
    private UUID draft;

    @BeforeEach
    void filledIn() throws Exception {
        founder = city.applicant(
                parties.findPerson(Person.RESIDENT_ID, "330302199001019915").orElseThrow());
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        ObjectNode filled = (ObjectNode) JSON.readTree(new ClassPathResource("tour/starting-a-firm.json")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{today}", today.toString())
                .replace("{this-month}", today.withDayOfMonth(1).toString()));
        draft = beginning.begin(
                founder,
                Objects.requireNonNull(founder.actingFor()),
                "starting-a-firm",
                Set.of(),
                DemoCity.LUCHENG,
                (ObjectNode) filled.required("situation"));
        ObjectNode answers = (ObjectNode) filled.required("answers");
        answers.put("firm_name", "温州演示" + UUID.randomUUID().toString().substring(0, 8) + "商贸有限公司");
        Application begun = drafting.view(founder, draft);
        answers.propertyNames().stream()
                .filter(element -> begun.reused(element) != null)
                .toList()
                .forEach(answers::remove);
        Application application = drafting.answerAll(founder, draft, answers);
        assertThat(application.allProblems()).isEmpty();
        for (Application.Wanted wanted : application.missing()) {
            attaching.attach(founder, draft, wanted.material().type(), city.picture());
        }
        UUID envelope = signatures.begin(founder, UUID.randomUUID().toString(), draft);
        pens.sign(pens.myself(Pens.JIA), envelope);
        pens.sign(pens.myself(Pens.YI), envelope);
        pens.sign(pens.forFirm(Pens.WU, Pens.SECOND_FIRM), envelope);
    }

    private UUID submitted() {
        return submission
                .submit(founder, UUID.randomUUID().toString(), draft, SIGNED)
                .id();
    }

    private JointCase joint(UUID id) {
        return applications.view(founder, id).joint();
    }

    private JointCase.Member member(UUID id, String item) {
        return joint(id).members().stream()
                .filter(one -> one.item().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private void does(UUID caseId, CaseCommand command) {
        casework.perform(MARKET, caseId, UUID.randomUUID().toString(), command);
    }

    private UUID registration(UUID id) {
        return Objects.requireNonNull(member(id, "company-registration").caseId());
    }

    private void founded(UUID id) {
        does(registration(id), new CaseCommand.Accept());
        does(registration(id), new CaseCommand.Review("formal-review", true, ""));
        does(registration(id), new CaseCommand.Grant(""));
    }

    /** The seals, whose answers turned out to lack something when their turn came. */
    private JointCase.Member heldSeals(UUID id) {
        JointCase.Member seals = member(id, "seal-filing");
        jdbc.sql("UPDATE casework.draft SET answers = answers - 'seal_kinds' WHERE id = :id")
                .param("id", seals.draft())
                .update();
        founded(id);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> member(id, "seal-filing").stage() == JointCase.Stage.HELD);
        return seals;
    }

    /** The founder for the firm that was founded. */
    private Actor forTheFirm(JointCase.Member part) {
        UUID firm = jdbc.sql("SELECT party FROM casework.draft WHERE id = :id")
                .param("id", part.draft())
                .query(UUID.class)
                .single();
        return new Actor(founder.account(), firm, Role.APPLICANT, null, "330300", Channel.WEB);
    }

    private void completes(Actor firm, JointCase.Member seals) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("seal_kinds").add("legal-name");
        drafting.answerAll(firm, seals.draft(), answer);
    }

    @Test
    void becomesOneWholeHoweverOftenItIsSent() {
        String key = UUID.randomUUID().toString();
        UUID first = submission.submit(founder, key, draft, SIGNED).id();
        UUID again = submission.submit(founder, key, draft, SIGNED).id();
        assertThat(again).isEqualTo(first);
        assertThat(joint(first).members())
                .extracting(JointCase.Member::stage)
                .containsOnlyOnce(JointCase.Stage.FILED)
                .contains(JointCase.Stage.WAITING);
    }

    @Test
    void endsTheWholeWhereWhatAllWaitForIsNotGranted() {
        UUID id = submitted();
        does(registration(id), new CaseCommand.Accept());
        does(registration(id), new CaseCommand.Review("formal-review", false, "名称重复（演示）"));
        does(registration(id), new CaseCommand.Deny("名称重复（演示）"));
        await().atMost(Duration.ofSeconds(30)).until(() -> joint(id).outcome() != null);
        assertThat(joint(id).outcome()).isEqualTo(JointCase.Outcome.REFUSED);
        assertThat(joint(id).members().stream().filter(one -> one.caseId() == null))
                .isNotEmpty()
                .allMatch(one -> one.stage() == JointCase.Stage.LEFT);
    }

    @Test
    void beginsWhatWaitsOnceTheFirmIsThere() {
        UUID id = submitted();
        founded(id);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> member(id, "seal-filing").stage() == JointCase.Stage.FILED);
        assertThat(joint(id).outcome()).isNull();
    }

    @Test
    void takesNoPartBeforeItsTurnNorAfterItWasGivenUp() {
        UUID id = submitted();
        JointCase.Member seal = member(id, "seal-filing");
        assertThatThrownBy(() -> single.submit(founder, seal.draft(), SIGNED)).isInstanceOf(Refused.class);
        applications.giveUp(founder, id, seal.position());
        assertThatThrownBy(() -> single.submit(founder, seal.draft(), SIGNED)).isInstanceOf(Refused.class);
        assertThat(member(id, "seal-filing").caseId()).isNull();
    }

    @Test
    void givesUpWhatHasNotBegunAndNothingElse() {
        UUID id = submitted();
        JointCase.Member seal = member(id, "seal-filing");
        applications.giveUp(founder, id, seal.position());
        assertThat(member(id, "seal-filing").stage()).isEqualTo(JointCase.Stage.LEFT);
        assertThatThrownBy(() -> applications.giveUp(founder, id, seal.position()))
                .isInstanceOf(Refused.class);
        int begun = member(id, "company-registration").position();
        assertThatThrownBy(() -> applications.giveUp(founder, id, begun)).isInstanceOf(Refused.class);
        assertThat(joint(id).outcome()).isNull();
    }

    @Test
    void goesOnOnceWhatIsHeldIsCompleted() {
        UUID id = submitted();
        JointCase.Member seals = heldSeals(id);
        Actor firm = forTheFirm(seals);
        completes(firm, seals);
        UUID filed = single.submit(firm, seals.draft(), SIGNED).id();
        assertThat(member(id, "seal-filing").stage()).isEqualTo(JointCase.Stage.FILED);
        assertThat(member(id, "seal-filing").caseId()).isEqualTo(filed);
        assertThatThrownBy(() -> applications.giveUp(founder, id, seals.position()))
                .isInstanceOf(Refused.class);
    }

    /** The whole, submitted just when the registration was not taken in for a while; it is again. */
    private UUID withRegistrationHeld() throws Exception {
        city.changes(
                "items/company-registration.yaml",
                "offered: [web, phone, counter]",
                "offered: [web, phone, counter]\nuse: paused\nbecause: {zh: 系统升级（演示）, en: Being upgraded (demo)}");
        UUID id = submitted();
        city.changes("items/company-registration.yaml");
        assertThat(member(id, "company-registration").stage()).isEqualTo(JointCase.Stage.HELD);
        return id;
    }

    private List<String> filed(UUID caseId, String material) {
        return files.of("330300", caseId).stream()
                .filter(file -> file.material().equals(material))
                .map(Draft.MaterialFile::sha256)
                .toList();
    }

    /** What all signed for the whole they signed for each of its parts. */
    @Test
    void showsTheWholesSignaturesOnAPartThatWasHeld() throws Exception {
        UUID whole = withRegistrationHeld();
        JointCase.Member held = member(whole, "company-registration");
        drafting.answerAll(
                founder, held.draft(), JSON.createObjectNode()); // goes through all pages and changes nothing
        Signatures.Standing standing = signatures.standing(founder, held.draft());
        assertThat(standing.complete()).isTrue();
        assertThat(signatures.given(standing.application())).isTrue();
        Envelope given = Objects.requireNonNull(standing.given());
        assertThat(given.signers()).hasSize(3).allMatch(signer -> signer.signature() != null);
        assertThat(sha256(
                        signatures.copy(founder, held.draft(), 1).orElseThrow().bytes()))
                .isEqualTo(given.documents().getFirst().sha256());
        UUID filed = single.submit(founder, held.draft(), SIGNED).id();
        assertThat(filed(filed, "application-form"))
                .containsExactly(given.documents().getFirst().signed());
        assertThat(member(whole, "company-registration").caseId()).isEqualTo(filed);
    }

    /** A part that says something else than the whole is signed anew, and nothing of what was signed before goes with it. */
    @Test
    void asksForSignaturesOfItsOwnWhereAPartSaysSomethingElse() throws Exception {
        JointCase.Member held = member(withRegistrationHeld(), "company-registration");
        drafting.answerAll(founder, held.draft(), JSON.createObjectNode().put("registered_address", "温州市鹿城区演示路 9 号"));
        Signatures.Standing standing = signatures.standing(founder, held.draft());
        assertThat(standing.complete()).isFalse();
        assertThat(standing.given()).isNull();
        assertThat(signatures.given(standing.application())).isFalse();
        assertThatThrownBy(() -> single.submit(founder, held.draft(), SIGNED))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("signing.changed"));
        UUID own = signatures.begin(founder, UUID.randomUUID().toString(), held.draft());
        pens.sign(pens.myself(Pens.JIA), own);
        pens.sign(pens.myself(Pens.YI), own);
        pens.sign(pens.forFirm(Pens.WU, Pens.SECOND_FIRM), own);
        UUID filed = single.submit(founder, held.draft(), SIGNED).id();
        assertThat(filed(filed, "application-form"))
                .containsExactly(pens.read(own).documents().getFirst().signed());
    }

    /** A file that is not the one that was signed makes no case. */
    @Test
    void isNotFiledWithAnotherFileThanAllSigned() throws Exception {
        JointCase.Member held = member(withRegistrationHeld(), "company-registration");
        drafting.answerAll(founder, held.draft(), JSON.createObjectNode());
        jdbc.sql("""
                        UPDATE casework.material_file SET sha256 = decode(repeat('ab', 32), 'hex')
                         WHERE dossier = :whole AND material = 'application-form'""").param("whole", draft).update();
        assertThatThrownBy(() -> single.submit(founder, held.draft(), SIGNED))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("signing.lost"));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @RepeatedTest(3)
    void goesOneWayWhereItIsCompletedAndGivenUpAtTheSameMoment() throws Exception {
        UUID id = submitted();
        JointCase.Member seals = heldSeals(id);
        Actor firm = forTheFirm(seals);
        completes(firm, seals);
        List<Object> done =
                atOnce(() -> single.submit(firm, seals.draft(), SIGNED).id(), () -> {
                    applications.giveUp(founder, id, seals.position());
                    return "given up";
                });
        assertThat(done).hasSize(1);
        JointCase.Member after = member(id, "seal-filing");
        if (done.contains("given up")) {
            assertThat(after.stage()).isEqualTo(JointCase.Stage.LEFT);
            assertThat(after.caseId()).isNull();
        } else {
            assertThat(after.stage()).isEqualTo(JointCase.Stage.FILED);
            assertThat(done).containsExactly(after.caseId());
        }
        assertThat(jdbc.sql("SELECT submitted_as FROM casework.draft WHERE id = :id")
                        .param("id", seals.draft())
                        .query(UUID.class)
                        .optional())
                .isEqualTo(Optional.ofNullable(after.caseId()));
    }

    /** Does all at once; answers what came of those that were not refused. */
    private static List<Object> atOnce(Callable<?>... all) throws Exception {
        CountDownLatch ready = new CountDownLatch(all.length);
        List<Future<?>> running = new ArrayList<>();
        List<Object> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(all.length)) {
            for (Callable<?> one : all) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return one.call();
                }));
            }
            for (Future<?> one : running) {
                try {
                    done.add(one.get());
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(Refused.class);
                }
            }
        }
        return done;
    }
}
