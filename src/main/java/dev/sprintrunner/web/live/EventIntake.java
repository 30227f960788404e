package dev.sprintrunner.web.live;

import dev.sprintrunner.engine.EventListener;
import dev.sprintrunner.store.EventLog.Event;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Where the writers of events leave them: never waits, and holds a bounded number. What does not fit is in the database;
 * so that no event is taken before one that did not fit, nothing is accepted from then on until {@link #reopen}.
 */
final class EventIntake implements EventListener {
    private final Queue<Event> queue;
    private volatile boolean overflowed;
    private volatile Runnable wake = () -> {};

    EventIntake(int capacity) {
        queue = new ArrayBlockingQueue<>(capacity);
    }

    /** @param taker told, now and after each event, that there may be something to take; must return at once */
    void wakeWith(Runnable taker) {
        wake = taker;
        taker.run();
    }

    @Override
    public void onEvent(Event event) {
        if (overflowed || !queue.offer(event)) {
            overflowed = true;
        }
        wake.run();
    }

    @Nullable
    Event poll() {
        return queue.poll();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Whether events are missing behind those that are here. */
    boolean overflowed() {
        return overflowed;
    }

    /** Accepts events again; whoever calls this reads the missing ones from the database afterwards. */
    void reopen() {
        overflowed = false;
    }
}
