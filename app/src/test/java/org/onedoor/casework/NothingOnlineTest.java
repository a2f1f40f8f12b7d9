package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseState;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.identity.TestBrowser;
import org.onedoor.shared.Actor;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that has no payment provider, as every new one: what has to be paid is paid at the counter. */
@OnedoorTest
@Import({DemoCity.class, NothingOnlineTest.NoProvider.class, MovableClock.OnAMonday.class})
@DirtiesContext
class NothingOnlineTest {

    private static final String FEE = """
            fee:
              name: {zh: 工本费, en: Fee}
              fen: 2000
              ground: {zh: 某收费标准, en: Some tariff}
              due: acceptance
              unpaid: {within: {value: 10, unit: working-days}, then: terminate}
            """;

    @TestConfiguration
    static class NoProvider {

        @Bean
        static BeanDefinitionRegistryPostProcessor withoutTheSandbox() {
            return (BeanDefinitionRegistry registry) -> {
                for (String bean : new String[] {"sandbox", "sandboxController"}) {
                    registry.removeBeanDefinition(bean);
                }
            };
        }
    }

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

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

    @Test
    void saysWhereToPayAndEndsNothingThatCouldNotBePaid() throws IOException {
        city.begin();
        Actor applicant = city.applicant(city.firm());
        Files.writeString(
                folder.resolve("charged.yaml"),
                Files.readString(Path.of("../definitions/items/food-business-licence-new.yaml"))
                        .replace("fee: {fen: 0}\n", FEE));
        transactions.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), DefinitionFolder.read(folder, new Mistakes())));
        clock.moveTo("2026-03-02");
        UUID id = city.submitRestaurant(applicant);
        TestBrowser firm = TestBrowser.signedIn(mvc, "jia");
        firm.get("/acting");
        firm.post("/acting", "capacity", firm.capacity("温州演示一号科技有限公司"));
        assertThat(firm.get("/cases/" + id).body())
                .contains("还没有接通网上缴款", "窗口", "缴款识别码")
                .doesNotContain("去缴款");
        Actor program = Actor.program(DemoCity.LUCHENG);
        for (String day : new String[] {"2026-03-17", "2026-04-01", "2026-05-06"}) {
            city.sleep();
            clock.moveTo(day);
            casework.perform(program, id, new CaseCommand.Wake());
        }
        assertThat(views.view(applicant, id).head().state()).isEqualTo(CaseState.RECEIVED);
        casework.perform(
                DemoCity.reviewer("market-regulation"),
                id,
                new CaseCommand.TakeFee("cash", "A-" + id.toString().substring(24)));
        assertThat(views.view(applicant, id).awaitedFee()).isEmpty();
    }
}
