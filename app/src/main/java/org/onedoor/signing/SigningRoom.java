package org.onedoor.signing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Set;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.onedoor.web.PublicAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together, and what it does by itself. */
@Configuration(proxyBeanMethods = false)
class SigningRoom {

    private static final int AT_ONCE = 10;

    @Bean
    SignatureSheet signatureSheet(PublicAddress address) {
        return new SignatureSheet(address.base());
    }

    /** What the moment of the last signature did not come to: the program was stopped, the disk was full. */
    @Bean
    RecurringTask<Void> signingSealing(SealedCopies copies) {
        return Tasks.recurring("signing-sealing", FixedDelay.of(Duration.ofSeconds(20)))
                .execute((instance, context) -> copies.makeMissing(AT_ONCE));
    }

    @Bean
    RecurringTask<Void> signingForgetting(Forgetting forgetting) {
        return Tasks.recurring("signing-forgetting", FixedDelay.of(Duration.ofHours(6)))
                .execute((instance, context) -> {
                    while (forgetting.forget()) {
                        // the next ones
                    }
                });
    }

    @Bean
    NavEntry signingEntry() {
        return new NavEntry("signing.mine.title", "/signing", NavEntry.Place.ACCOUNT, 15, Set.of(Role.APPLICANT));
    }
}
