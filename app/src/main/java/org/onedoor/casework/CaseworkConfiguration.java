package org.onedoor.casework;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.life.CaseworkSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaseworkSettings.class)
class CaseworkConfiguration {

    /** Every ten seconds, because the demo's clock may be moved forward at any time; usually finds nothing on its index. */
    @Bean
    RecurringTask<Void> caseworkWake(Waking waking) {
        return Tasks.recurring("casework-wake", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((instance, context) -> waking.run());
    }

    /** Once an hour it looks through what is over; sealed files cost it a look at an index each. */
    @Bean
    RecurringTask<Void> caseworkArchive(Archiving archiving) {
        return Tasks.recurring("casework-archive", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> archiving.run());
    }

    /** As often: a calendar may be published, or come into force, at any time. */
    @Bean
    RecurringTask<Void> caseworkRecount(Recounting recounting) {
        return Tasks.recurring("casework-recount", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((instance, context) -> recounting.run());
    }

    /** Who stood at a counter yesterday is not there any more. */
    @Bean
    RecurringTask<Void> caseworkForgetVisits(Visits visits) {
        return Tasks.recurring("casework-forget-visits", FixedDelay.of(Duration.ofMinutes(30)))
                .execute((instance, context) -> visits.forget());
    }

    @Bean
    RecurringTask<Void> caseworkExpireDrafts(Drafting drafting) {
        return Tasks.recurring("casework-expire-drafts", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> {
                    boolean more;
                    do {
                        more = drafting.expire();
                    } while (more);
                });
    }
}
