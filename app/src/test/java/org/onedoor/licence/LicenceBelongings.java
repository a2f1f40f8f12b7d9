package org.onedoor.licence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.identity.access.Belongings;
import org.onedoor.licence.LicenceHolder.IdKind;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody else's licence. */
class LicenceBelongings implements Belongings {

    @Override
    public List<Attempt> attempts(ApplicationContext context) {
        Licences licences = context.getBean(Licences.class);
        Clock clock = context.getBean(Clock.class);
        LocalDate today = LocalDate.now(clock);
        UUID licence = Objects.requireNonNull(context.getBean(TransactionTemplate.class)
                        .execute(status -> licences.issue(
                                Actor.program("330300"),
                                new IssueLicence(
                                        Samples.FOOD,
                                        Samples.MARKET,
                                        new LicenceHolder(
                                                UUID.randomUUID(), "演示甲", IdKind.RESIDENT_ID, "330302190001010000"),
                                        "330300",
                                        "330302",
                                        Ids.next(clock),
                                        "JY2330302DEM0002",
                                        List.of(Samples.item("经营场所", "Premises", "演示路 18 号")),
                                        today,
                                        today.plusYears(5)))))
                .id();
        return List.of(
                new Attempt("GET /licences/{id}/file", Whose.SOMEBODY_ELSES, "geng", "/licences/" + licence + "/file"),
                new Attempt(
                        "GET /api/v1/licences/{id}/file",
                        Whose.SOMEBODY_ELSES,
                        "geng",
                        "/api/v1/licences/" + licence + "/file"));
    }
}
