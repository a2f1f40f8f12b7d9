package org.onedoor.payment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Set;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaymentRoom {

    /** Usually finds nothing on its two indexes. */
    @Bean
    RecurringTask<Void> paymentReconcile(Reconciling reconciling) {
        return Tasks.recurring("payment-reconcile", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((instance, context) -> reconciling.run());
    }

    @Bean
    NavEntry paymentDayEntry() {
        return new NavEntry("payment.nav.day", "/desk/payments", NavEntry.Place.DESK, 70, Set.of(Role.HEAD));
    }
}
