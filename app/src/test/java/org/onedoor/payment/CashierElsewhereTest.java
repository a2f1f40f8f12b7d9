package org.onedoor.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.Parties;
import org.onedoor.identity.TestBrowser;
import org.onedoor.shared.Text;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;

/** A provider whose cashier is on another host: no form may lead there (form-action), so a link does. */
@OnedoorTest
@Import(CashierElsewhereTest.Elsewhere.class)
@DirtiesContext
class CashierElsewhereTest {

    @TestConfiguration
    static class Elsewhere {

        @Bean
        @Primary
        PaymentProvider elsewhere() {
            return new PaymentProvider() {
                @Override
                public String name() {
                    return "elsewhere";
                }

                @Override
                public URI checkout(Order order) {
                    return URI.create("https://cashier.example/pay?order=" + order.number());
                }

                @Override
                public Optional<Transfer> read(String signature, byte[] body) {
                    return Optional.empty();
                }

                @Override
                public List<Transfer> transfers(String number) {
                    return List.of();
                }

                @Override
                public void refund(Transfer transfer) {
                    throw new IllegalStateException("nothing was paid");
                }
            };
        }
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    Parties parties;

    @Autowired
    MockMvc mvc;

    @Test
    void leadsThePayerToAnotherHostByALinkThatNamesIt() {
        UUID party = parties.findFirm("91330302MA2DEM017C").orElseThrow().id();
        OpenBill open = new OpenBill(UUID.randomUUID(), UUID.randomUUID(), party);
        String number = context.getBean(Bills.class).nextNumber("330300");
        open.write(
                context,
                new BillOrder.Make(
                        "330300",
                        open.id(),
                        number,
                        open.subject(),
                        "330300202603020000018",
                        party,
                        "public-security",
                        "330302",
                        new Text("工本费", "Fee"),
                        OpenBill.SUM,
                        LocalDate.parse("2099-03-16"),
                        null));
        TestBrowser firm = TestBrowser.signedIn(mvc, "jia");
        firm.get("/acting");
        firm.post("/acting", "capacity", firm.capacity("温州演示一号科技有限公司"));
        firm.get("/cases");
        TestBrowser.Seen leaving =
                firm.post("/payments/" + open.id(), "key", UUID.randomUUID().toString());
        assertThat(leaving.status()).isEqualTo(200);
        assertThat(leaving.body())
                .contains("href=\"https://cashier.example/pay?order=" + number + "\"", "cashier.example")
                .doesNotContain("action=\"https://cashier.example");
    }
}
