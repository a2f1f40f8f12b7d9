package org.onedoor.files;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the room does by itself. */
@Configuration(proxyBeanMethods = false)
class FilesJobs {

    @Bean
    RecurringTask<Void> filesSweep(KeptFiles files) {
        return Tasks.recurring("files-sweep", FixedDelay.of(Duration.ofHours(6)))
                .execute((instance, context) -> {
                    try {
                        files.sweep();
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
    }
}
