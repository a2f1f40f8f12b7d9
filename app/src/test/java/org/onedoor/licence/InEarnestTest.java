package org.onedoor.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.licence.LicenceHolder.IdKind;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that is no demo: what it issues has legal effect, so nothing on it may say otherwise. */
@OnedoorTest
@TestPropertySource(properties = "onedoor.demo=false")
class InEarnestTest {

    @Autowired
    private Licences licences;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Test
    void issuesLicencesThatAreNoDemonstrations() {
        UUID party = Ids.next(clock);
        IssueLicence wanted = new IssueLicence(
                Samples.FOOD,
                Samples.MARKET,
                new LicenceHolder(party, "演示·小满面馆", IdKind.CREDIT_CODE, "91330302MA2DEM017C"),
                "330300",
                "330302",
                Ids.next(clock),
                null,
                List.of(Samples.item("住址", "Address", "演示路 18 号")),
                LocalDate.now(clock),
                null);

        Licence issued =
                Objects.requireNonNull(transaction.execute(status -> licences.issue(Actor.program("330300"), wanted)));

        assertThat(issued.demo()).isFalse();
    }
}
