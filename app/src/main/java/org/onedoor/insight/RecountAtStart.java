package org.onedoor.insight;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code onedoor.insight.recount}: counts all figures anew from the first event of the journal, once at this start. */
@Component
@ConditionalOnBooleanProperty("onedoor.insight.recount")
class RecountAtStart implements ApplicationRunner {

    private final Recount recount;

    RecountAtStart(Recount recount) {
        this.recount = recount;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        recount.fromTheFirstEvent();
    }
}
