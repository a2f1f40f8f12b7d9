package org.onedoor.journal;

import org.onedoor.journal.Cursors.Parked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code onedoor.journal.replay-parked}: delivers what is parked once more at this start, the oldest first. */
@Component
@ConditionalOnBooleanProperty("onedoor.journal.replay-parked")
class ReplayAtStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayAtStart.class);

    private final Cursors cursors;

    ReplayAtStart(Cursors cursors) {
        this.cursors = cursors;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        cursors.parked().forEach(this::replay);
    }

    /** What fails again stays parked, and must not keep the others or the start back. */
    private void replay(Parked parked) {
        try {
            cursors.replay(parked.subscriber(), parked.position());
            LOG.info("event {} was delivered to {}", parked.position(), parked.subscriber());
        } catch (RuntimeException again) {
            LOG.error("event {} stays parked for {}", parked.position(), parked.subscriber(), again);
        }
    }
}
