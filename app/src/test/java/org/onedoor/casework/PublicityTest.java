package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.publicity.PublicDecision;
import org.onedoor.casework.publicity.Publicity;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.onedoor.shared.Slice;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** 双公示: decisions on permits as the public sees them, through what becomes of them. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
@DirtiesContext
class PublicityTest {

    private static final Path ITEM = Path.of("../definitions/items/food-business-licence-new.yaml");
    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEALTH = DemoCity.reviewer("health");
    private static final Actor HEAD =
            new Actor(UUID.randomUUID(), null, Role.HEAD, "market-regulation", DemoCity.LUCHENG, Channel.WEB);

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    Publicity publicity;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc mvc;

    @TempDir
    Path folder;

    private Actor applicant;

    @BeforeEach
    void begin() {
        city.begin();
        clock.moveTo("2026-03-02");
        applicant = city.applicant(city.firm());
    }

    private UUID decided(CaseCommand decision) {
        UUID id = city.submitRestaurant(applicant);
        does(MARKET, id, new CaseCommand.Accept());
        does(applicant, id, new CaseCommand.Supplement("food-safety-rules", city.picture()));
        does(applicant, id, new CaseCommand.Supplement("equipment-list", city.picture()));
        does(MARKET, id, new CaseCommand.Review("site-inspection", true, ""));
        does(HEALTH, id, new CaseCommand.Review("hygiene-opinion", true, ""));
        does(MARKET, id, new CaseCommand.Review("review", true, ""));
        does(MARKET, id, decision);
        return id;
    }

    private void does(Actor actor, UUID id, CaseCommand command) {
        casework.perform(actor, id, UUID.randomUUID().toString(), command);
    }

    private List<PublicDecision> all(Publicity.Asked asked, int most) {
        List<PublicDecision> all = new ArrayList<>();
        String after = null;
        do {
            Slice<PublicDecision> slice = publicity.page(asked, after, most);
            all.addAll(slice.rows());
            after = slice.next();
        } while (after != null);
        return all;
    }

    private List<PublicDecision> found(String words) {
        return all(new Publicity.Asked(words, null, null), 2);
    }

    private static PublicDecision of(List<PublicDecision> all, UUID id) {
        return all.stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void showsEachDecisionAsItStandsAndHidesWhatIsNotForThePublic() throws Exception {
        UUID granted = decided(new CaseCommand.Grant(""));
        clock.moveTo("2026-03-03");
        UUID denied = decided(new CaseCommand.Deny("操作间面积不够"));
        clock.moveTo("2026-03-04");
        UUID open = city.submitRestaurant(applicant);
        UUID withdrawn = city.submitRestaurant(applicant);
        does(applicant, withdrawn, new CaseCommand.Withdraw(""));

        List<PublicDecision> all = all(Publicity.Asked.ALL, 1);
        assertThat(all).extracting(PublicDecision::id).containsSubsequence(denied, granted);
        assertThat(all)
                .extracting(PublicDecision::id)
                .doesNotContain(open, withdrawn)
                .doesNotHaveDuplicates();
        PublicDecision grant = of(all, granted);
        assertThat(grant.party()).isEqualTo(city.firm().name());
        assertThat(grant.partyCode()).isEqualTo("91330302MA2DEM017C");
        assertThat(java.util.Objects.requireNonNull(grant.document()).zh()).isEqualTo("准予行政许可决定书");
        assertThat(grant.certificateNumber()).isNotBlank();
        assertThat(grant.decided()).isEqualTo("2026-03-02");
        assertThat(grant.validFrom()).isEqualTo("2026-03-02");
        assertThat(grant.validTo()).isEqualTo("2031-03-01");
        assertThat(grant.organCode()).hasSize(18);
        assertThat(grant.status()).isEqualTo("valid");
        PublicDecision refusal = of(all, denied);
        assertThat(refusal.status()).isEqualTo("refused");
        assertThat(refusal.certificate()).isNull();
        assertThat(refusal.validTo()).isNull();

        LocalDate third = LocalDate.of(2026, 3, 3);
        assertThat(all(new Publicity.Asked("", third, third), 5))
                .extracting(PublicDecision::id)
                .contains(denied)
                .doesNotContain(granted);
        String name = city.firm().name();
        for (String words : List.of(name.substring(0, name.length() - 1), "91330302MA2DEM017C")) {
            assertThat(found(words)).extracting(PublicDecision::id).contains(granted, denied);
        }
        String filing = views.view(applicant, granted).head().filingNumber().spaced();
        assertThat(found(filing)).extracting(PublicDecision::id).containsExactly(granted);
        assertThat(found("没有这家")).isEmpty();
        assertThat(publicity.page(Publicity.Asked.ALL, "nonsense", 1).rows()).hasSize(1);

        does(HEAD, granted, new CaseCommand.EndGrant(Action.CANCEL, "持证人申请注销"));
        assertThat(of(all(Publicity.Asked.ALL, 20), granted).status()).isEqualTo("cancelled");

        String page = body("/publicity");
        assertThat(page).contains("已注销", "不予许可", name);
        assertThat(body("/publicity.csv")).startsWith("\ufeff行政相对人名称,").contains("2026/03/02", "2031/03/01", "已注销");
        assertThat(body("/api/v1/publicity")).contains("\"status\":\"cancelled\"");

        withhold();
        assertThat(all(Publicity.Asked.ALL, 20)).extracting(PublicDecision::id).doesNotContain(granted, denied);
    }

    private String body(String path) throws Exception {
        MockHttpServletResponse response = mvc.perform(get(path).header("Accept-Language", "zh"))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    /** The same item, found not to be for the public. */
    private void withhold() throws Exception {
        String secret = Files.readString(ITEM)
                .replace("result:\n", "result:\n  publicity: {withheld: {zh: 涉及商业秘密, en: trade secrets}}\n");
        Files.createDirectories(folder.resolve("items"));
        Files.writeString(folder.resolve("items/secret.yaml"), secret);
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), DefinitionFolder.read(folder, mistakes)));
        assertThat(mistakes.all()).isEmpty();
        clock.moveTo("2026-03-05"); // what is in force is looked up anew on another day
    }
}
