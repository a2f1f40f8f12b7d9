package org.onedoor.catalog;

import java.util.List;
import org.onedoor.shared.Text;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 智能导办: from what somebody types to what is offered. */
@Component
class Guide {

    /**
     * What may be meant.
     *
     * @param why which words led to it
     */
    record Found(Listed item, Text why) {}

    private final Directory directory;

    Guide(Directory directory) {
        this.directory = directory;
    }

    /** The best items for a text in any shape, best first; none where it says nothing. */
    List<Found> find(String text, int limit) {
        return directory.find(text, limit);
    }

    /** Reads items and dictionaries behind the back of the first visitor: they take a second, and of very many items a minute. */
    @EventListener(ApplicationReadyEvent.class)
    void warm() {
        Thread.ofVirtual().name("guide").start(() -> find("woxiang 开店", 1));
    }
}
