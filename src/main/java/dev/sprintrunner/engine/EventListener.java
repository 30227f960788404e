package dev.sprintrunner.engine;

import dev.sprintrunner.store.EventLog.Event;

/** Sees every event after it was committed, in the order of the ids. Must return at once and not throw. */
@FunctionalInterface
public interface EventListener {
    void onEvent(Event event);
}
