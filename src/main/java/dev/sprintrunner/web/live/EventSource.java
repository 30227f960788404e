package dev.sprintrunner.web.live;

import dev.sprintrunner.engine.EventListener;
import dev.sprintrunner.store.EventLog.Event;
import java.util.List;

/** The recorded events and the news of further ones. */
interface EventSource {
    /** From its return on the listener is told of every event that is committed, in the order of the ids. */
    void addListener(EventListener listener);

    void removeListener(EventListener listener);

    /** The id of the newest committed event, 0 where there is none. */
    long newestId();

    /** The oldest committed events with a greater id, in the order of the ids. */
    List<Event> after(long id, int limit);
}
