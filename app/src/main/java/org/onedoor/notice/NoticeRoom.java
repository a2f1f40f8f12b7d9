package org.onedoor.notice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together. A way that is not set up has no outlet and no job, and loads no mail library. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeRoom {

    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(3);

    /** E-mail, once a server is named. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("onedoor.notice.email.host")
    static class ByEmail {

        @Bean
        RecurringTask<Void> noticeEmail(NoticeSettings settings, Sending sending, Clock clock) {
            return job("notice-email", settings.email().on() ? new MailServer(settings.email(), clock) : null, sending);
        }
    }

    /** SMS, once a gateway is named. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("onedoor.notice.sms.url")
    static class BySms {

        @Bean
        RecurringTask<Void> noticeSms(NoticeSettings settings, Sending sending) {
            return job("notice-sms", settings.sms().on() ? new SmsGateway(settings.sms()) : null, sending);
        }
    }

    /**
     * Each way has a job of its own, so that a slow gateway holds up no e-mail.
     *
     * @param outlet null where the setting is there but blank
     */
    private static RecurringTask<Void> job(String name, @Nullable Outlet outlet, Sending sending) {
        return Tasks.recurring(name, FixedDelay.of(BETWEEN_ROUNDS)).execute((instance, context) -> {
            if (outlet == null) {
                return;
            }
            try {
                sending.run(outlet, context.getSchedulerState()::isShuttingDown);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CompletionException(stopped);
            }
        });
    }
}
