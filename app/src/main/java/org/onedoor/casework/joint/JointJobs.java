package org.onedoor.casework.joint;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What wholes do by themselves. */
@Configuration(proxyBeanMethods = false)
class JointJobs {

    @Bean
    RecurringTask<Void> jointDeliveriesInTime(OneDeliveries deliveries) {
        return Tasks.recurring("joint-deliveries-in-time", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> deliveries.sendWhatCannotWait());
    }
}
