package org.onedoor.journal;

import java.util.List;
import java.util.Set;

/**
 * Reacts to events (订阅者). A Spring bean of this type gets every event of its types exactly once, in order: its effect
 * in the database and its cursor are committed together. What it throws is tried again a few times; then the event is
 * parked for it, an alert raised, and the next one delivered.
 */
public interface Subscriber {

    /** The cursor's name, for example {@code insight.figures}; renaming it starts again from the first event. */
    String name();

    /** The event types it wants; empty means all. */
    Set<String> types();

    /** Takes one event in a transaction; several events may share one. No remote call, no file. */
    void on(Event event);

    /** Takes events that are delivered together, in order; for who has one statement for any number of them. */
    default void on(List<Event> events) {
        events.forEach(this::on);
    }
}
