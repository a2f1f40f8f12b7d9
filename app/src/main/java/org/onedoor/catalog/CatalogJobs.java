package org.onedoor.catalog;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the room does by itself. */
@Configuration(proxyBeanMethods = false)
class CatalogJobs {

    @Bean
    RecurringTask<Void> forgetUnfound(Unfound unfound) {
        return Tasks.recurring("catalog-forget-unfound", FixedDelay.of(Duration.ofHours(12)))
                .execute((instance, context) -> unfound.forget());
    }
}
