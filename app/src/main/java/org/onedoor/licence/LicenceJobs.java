package org.onedoor.licence;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** What the room does by itself. Each job takes a little at a time and can be run again at any time. */
@Configuration(proxyBeanMethods = false)
class LicenceJobs {

    private static final int PRINTED_AT_ONCE = 20;
    private static final int EXPIRED_AT_ONCE = 500;

    /** So that a holder seldom waits for the printing, which costs a quarter of a second. */
    @Bean
    RecurringTask<Void> licencePrinting(LicenceFiles files) {
        return Tasks.recurring("licence-printing", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((instance, context) -> files.makeMissing(PRINTED_AT_ONCE));
    }

    /** Hourly and not nightly, because the demo's clock may be moved forward at any time. */
    @Bean
    RecurringTask<Void> licenceExpiry(Licences licences, TransactionTemplate transaction) {
        return Tasks.recurring("licence-expiry", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> {
                    Integer written;
                    do {
                        written = transaction.execute(status -> licences.expire(EXPIRED_AT_ONCE));
                    } while (written != null && written == EXPIRED_AT_ONCE);
                });
    }
}
