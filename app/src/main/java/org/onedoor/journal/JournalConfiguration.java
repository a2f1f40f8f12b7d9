package org.onedoor.journal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalSettings.class)
class JournalConfiguration {

    /** Hourly, because the demo's clock may be moved forward by months at any time. */
    @Bean
    RecurringTask<Void> journalPartitions(Partitions partitions) {
        return Tasks.recurring("journal-partitions", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> partitions.prepare());
    }

    @Bean
    RecurringTask<Void> journalForgetAnswers(Once once) {
        return Tasks.recurring("journal-forget-answers", FixedDelay.of(Duration.ofHours(6)))
                .execute((instance, context) -> once.forget());
    }
}
