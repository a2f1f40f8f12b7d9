package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.filing.Submission;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.AutomaticTrace;
import org.onedoor.casework.life.AutomaticTrace.AutomaticFact;
import org.onedoor.casework.life.AutomaticTrace.AutomaticRule;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Step;
import org.onedoor.catalog.Items;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Person;
import org.onedoor.identity.TestBrowser;
import org.onedoor.licence.LicenceStatus;
import org.onedoor.licence.LicencesOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
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
import tools.jackson.databind.json.JsonMapper;

/** 秒批: what the program keeps of what it decided on, and what a person finds of it afterwards. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
@DirtiesContext
class AutomaticGrantTest {

    private static final String GENG = "330302196006069918";
    private static final Actor CIVIL = DemoCity.reviewer("civil-affairs");
    private static final Actor HEAD =
            new Actor(UUID.randomUUID(), null, Role.HEAD, "civil-affairs", DemoCity.LUCHENG, Channel.WEB);

    @Autowired
    DemoCity city;

    @Autowired
    Parties parties;

    @Autowired
    Drafting drafting;

    @Autowired
    Submission submission;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    AutomaticGrants grants;

    @Autowired
    LicencesOf licences;

    @Autowired
    Items items;

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

    private Actor geng;

    @BeforeEach
    void begin() {
        clock.moveTo("2026-03-02");
        city.begin();
        geng = city.applicant(parties.findPerson(Person.RESIDENT_ID, GENG).orElseThrow());
    }

    @Test
    void keepsEveryRuleAndEveryValueWithItsSourceAndTime() throws IOException {
        publish("");
        UUID id = submitted();
        AutomaticTrace trace = views.view(geng, id).automatic();
        assertThat(trace).isNotNull();
        assertThat(trace.item()).isEqualTo("elder-card");
        assertThat(trace.itemVersion()).isEqualTo(views.view(geng, id).head().itemVersion());
        assertThat(trace.definitions()).isEqualTo(definitions.publications());
        assertThat(trace.rules()).extracting(AutomaticRule::met).containsOnly(true);
        assertThat(trace.rules()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(trace.rules().getFirst().text()).isEqualTo("years_since(birth_date) >= 60");
        AutomaticFact born = trace.facts().stream()
                .filter(fact -> fact.element().equals("birth_date"))
                .findFirst()
                .orElseThrow();
        assertThat(born.value()).isEqualTo("1960-06-06");
        assertThat(born.source().zh()).contains("公安");
        assertThat(born.asOf()).isNotNull();
        assertThat(trace.facts()).extracting(AutomaticFact::element).contains("identity-proof");

        String kept = jdbc.sql("SELECT trace FROM casework.automatic_grant WHERE case_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(jdbc.sql("""
                                SELECT payload ->> 'sha256' FROM journal.entry
                                 WHERE type = 'casework.granted-on-data.v1' AND subject = :id""").param("id", id).query(String.class).single())
                .as("the journal vouches for it")
                .isEqualTo(AutomaticTrace.sha256(kept));
        for (String change : List.of(
                "UPDATE casework.automatic_grant SET trace = '{}'",
                "DELETE FROM casework.automatic_grant",
                "TRUNCATE casework.automatic_grant")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).hasStackTraceContaining("append-only");
        }
        assertThat(steps(id)).as("no share is drawn").doesNotContain(Step.SAMPLE);
    }

    @Test
    void tellsTheApplicantInPlainWordsAndTheDeskLikewise() throws IOException {
        publish("");
        UUID id = submitted();
        assertThat(TestBrowser.signedIn(mvc, "geng").get("/cases/" + id).body())
                .contains("为什么由系统直接办结", "出生日期", "1960年6月6日", "证照上要写的内容与权威数据一致");
        assertThat(TestBrowser.signedIn(mvc, "civil.lucheng")
                        .get("/desk/cases/" + id)
                        .body())
                .contains("为什么由系统直接办结", "1960年6月6日");
    }

    /** A value that only the applicant could tell and no question asks decides nothing. */
    @Test
    void leavesWhatRestsOnTypedWordsToAPerson() throws IOException {
        publish("automatic: years_since(birth_date) >= 60 && emergency_contact_phone == '17900000008'", "");
        UUID id = file(Map.of("mobile", "17900000007", "emergency_contact_phone", "17900000008"));
        assertThat(views.view(geng, id).head().state()).isEqualTo(CaseState.RECEIVED);
        assertThat(views.view(geng, id).automatic()).isNull();
        publish("automatic: years_since(birth_date) >= 60 && photo_source == 'id-card'", "");
        UUID chosen = file(Map.of("mobile", "17900000007"));
        assertThat(views.view(geng, chosen).head().state())
                .as("a situation is the applicant's to say")
                .isEqualTo(CaseState.GRANTED);
    }

    @Test
    void putsASampleOnTheDeskAndTakesWhatWasRight() throws IOException {
        publish("sample: 1000");
        UUID id = submitted();
        assertThat(steps(id)).contains(Step.SAMPLE);
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM casework.desk WHERE case_id = :id AND step = 'sample' AND department = 'civil-affairs'")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        refuses(DemoCity.reviewer("market-regulation"), id, new CaseCommand.JudgeSample(true, ""));
        refuses(CIVIL, id, new CaseCommand.JudgeSample(false, " "));
        refuses(geng, id, new CaseCommand.JudgeSample(true, ""));
        String key = UUID.randomUUID().toString();
        CaseCommand right = new CaseCommand.JudgeSample(true, "");
        casework.perform(CIVIL, id, key, right);
        int version = views.view(geng, id).head().version();
        casework.perform(CIVIL, id, key, right);
        assertThat(views.view(geng, id).head().version())
                .as("the same request again")
                .isEqualTo(version);
        refuses(CIVIL, id, new CaseCommand.JudgeSample(false, "改主意了"));
        assertThat(judgements(id)).containsExactly(true);
        assertThat(views.view(geng, id).head().state()).isEqualTo(CaseState.GRANTED);
    }

    @Test
    void leadsFromAWrongOneToItsRevocation() throws IOException {
        publish("sample: 1000");
        UUID id = submitted();
        casework.perform(CIVIL, id, UUID.randomUUID().toString(), new CaseCommand.JudgeSample(false, "户籍档案上出生日期不同"));
        assertThat(judgements(id)).containsExactly(false);
        assertThat(jdbc.sql("SELECT count(*) FROM casework.remark WHERE case_id = :id AND text LIKE '%户籍档案上出生日期不同%'")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .as("the head is told")
                .isPositive();
        UUID licence = views.view(geng, id).head().licence();
        casework.perform(
                HEAD, id, UUID.randomUUID().toString(), new CaseCommand.EndGrant(Action.REVOKE, "出生日期有误，不满六十周岁"));
        assertThat(views.view(geng, id).head().state()).isEqualTo(CaseState.REVOKED);
        assertThat(licences.find(java.util.Objects.requireNonNull(licence))
                        .orElseThrow()
                        .status())
                .isEqualTo(LicenceStatus.REVOKED);
    }

    /** Always the same for one case, and about as many as were asked for. */
    @Test
    void drawsTheShareThatTheItemNames() {
        List<UUID> cases =
                IntStream.range(0, 20_000).mapToObj(n -> UUID.randomUUID()).toList();
        long drawn = cases.stream().filter(id -> grants.draws(id, 50)).count();
        assertThat(drawn).isBetween(800L, 1_200L);
        assertThat(cases.stream().filter(id -> grants.draws(id, 50)).count()).isEqualTo(drawn);
        assertThat(cases.stream().filter(id -> grants.draws(id, 50))).allMatch(id -> grants.draws(id, 200));
        assertThat(cases).noneMatch(id -> grants.draws(id, 0)).allMatch(id -> grants.draws(id, 1_000));
    }

    private void refuses(Actor actor, UUID id, CaseCommand command) {
        int version = views.view(geng, id).head().version();
        assertThatThrownBy(() -> casework.perform(actor, id, UUID.randomUUID().toString(), command))
                .isInstanceOf(Refused.class);
        assertThat(views.view(geng, id).head().version()).isEqualTo(version);
    }

    private List<Boolean> judgements(UUID id) {
        return jdbc.sql("SELECT \"right\" FROM casework.sample_judgement WHERE case_id = :id")
                .param("id", id)
                .query(Boolean.class)
                .list();
    }

    private List<String> steps(UUID id) {
        return views.view(geng, id).steps().stream().map(Step::id).toList();
    }

    private UUID submitted() {
        UUID id = file(Map.of("mobile", "17900000007"));
        assertThat(views.view(geng, id).head().state()).isEqualTo(CaseState.GRANTED);
        return id;
    }

    private UUID file(Map<String, String> person) {
        UUID draft = drafting.begin(
                geng,
                java.util.Objects.requireNonNull(geng.actingFor()),
                "elder-card",
                DemoCity.LUCHENG,
                JsonMapper.builder().build().createObjectNode().put("photo_source", "id-card"),
                null);
        city.answer(geng, draft, "person", person);
        city.answer(geng, draft, "delivery", Map.of("delivery_way", "electronic"));
        return submission.submit(geng, draft, new Filing.Signed(false, false)).id();
    }

    private void publish(String sample) throws IOException {
        assertThat(publish("automatic: years_since(birth_date) >= 60", sample).all())
                .isEmpty();
    }

    private Mistakes publish(String rule, String sample) throws IOException {
        String item = Files.readString(Path.of("../definitions/items/elder-card.yaml"))
                .replace(
                        "    automatic: years_since(birth_date) >= 60\n",
                        "    " + rule + "\n" + (sample.isEmpty() ? "" : "    " + sample + "\n"));
        Files.createDirectories(folder.resolve("items"));
        Files.writeString(folder.resolve("items/elder-card.yaml"), item);
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), DefinitionFolder.read(folder, mistakes)));
        clock.moveTo("2026-02-27"); // what is in force is looked up anew on another day
        items.inForce("elder-card");
        clock.moveTo("2026-03-03");
        return mistakes;
    }
}
