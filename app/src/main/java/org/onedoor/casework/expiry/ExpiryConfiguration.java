package org.onedoor.casework.expiry;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExpiryConfiguration {

    /** Every ten minutes, because the demo's clock may be moved forward at any time; usually finds nothing on its index. */
    @Bean
    RecurringTask<Void> caseworkRemind(Reminders reminders) {
        return Tasks.recurring("casework-remind", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> reminders.run());
    }
}
