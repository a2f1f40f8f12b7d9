package org.onedoor.paper;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.onedoor.shared.GivingWay;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.onedoor.web.PublicAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together, and what it does by itself. */
@Configuration(proxyBeanMethods = false)
class PaperRoom {

    /** Some tenths of a second, so that {@link GivingWay} has its say often. */
    private static final int AT_ONCE = 10;

    /** One run, so that the scheduler sees an end of it while much is left. */
    private static final Duration RUN = Duration.ofSeconds(20);

    @Bean
    PaperPrinter paperPrinter(PublicAddress address) {
        return new PaperPrinter(address.base());
    }

    /** So that nobody waits for the printing; one that is opened before is made at once. */
    @Bean
    RecurringTask<Void> paperPrinting(PaperFiles files) {
        return Tasks.recurring("paper-printing", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((instance, context) -> {
                    Instant end = Instant.now().plus(RUN);
                    GivingWay way = new GivingWay();
                    while (files.makeMissing(AT_ONCE) == AT_ONCE
                            && Instant.now().isBefore(end)
                            && way.given()) {
                        // the next batch
                    }
                });
    }

    @Bean
    NavEntry papersEntry() {
        return new NavEntry("paper.mine.title", "/papers", NavEntry.Place.ACCOUNT, 12, Set.of(Role.APPLICANT));
    }
}
