package org.onedoor.casework.desk;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

    /** Usually finds nothing on its index: most batches are over before their request is. */
    @Bean
    RecurringTask<Void> caseworkBatches(BatchWork work) {
        return Tasks.recurring("casework-batches", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> work.goOn());
    }
}
