package dev.sprintrunner.web.live;

import dev.sprintrunner.store.EventLog.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings committed events from the intake onto the loop, each once and in the order of the ids. */
final class Broadcast {
    private static final Logger log = LoggerFactory.getLogger(Broadcast.class);
    private static final int AT_ONCE = 500;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Loop loop;
    private final Executor readers;
    private final EventSource source;
    private final EventIntake intake;
    private final Consumer<List<Event>> audience;
    private final AtomicBoolean drainQueued = new AtomicBoolean();
    private long newest;
    private boolean reading;

    /** @param newest the id after which every event comes to the intake */
    Broadcast(
            Loop loop,
            Executor readers,
            EventSource source,
            EventIntake intake,
            long newest,
            Consumer<List<Event>> audience) {
        this.loop = loop;
        this.readers = readers;
        this.source = source;
        this.intake = intake;
        this.newest = newest;
        this.audience = audience;
    }

    /** There may be something to take. Called by writers, who must not wait. */
    void wake() {
        if (drainQueued.compareAndSet(false, true)) {
            loop.execute(this::drain);
        }
    }

    /** Hands on what waits; by turns, so that the loop gets to its other tasks. */
    private void drain() {
        drainQueued.set(false);
        if (reading) {
            return;
        }
        publish(taken());
        if (!intake.isEmpty()) {
            wake();
        } else if (intake.overflowed()) {
            intake.reopen();
            readMissing();
        }
    }

    /** Hands on all that waits, before the end. */
    void drainAll() {
        while (!reading && !intake.isEmpty()) {
            publish(taken());
        }
    }

    private List<Event> taken() {
        List<Event> events = new ArrayList<>();
        Event event = intake.poll();
        while (event != null) {
            events.add(event);
            event = events.size() < AT_ONCE ? intake.poll() : null;
        }
        return events;
    }

    private void publish(List<Event> events) {
        List<Event> fresh = events.stream().filter(event -> event.id() > newest).toList();
        if (!fresh.isEmpty()) {
            newest = fresh.get(fresh.size() - 1).id();
            audience.accept(fresh);
        }
    }

    private void readMissing() {
        reading = true;
        long after = newest;
        readers.execute(() -> {
            try {
                List<Event> page = source.after(after, AT_ONCE);
                loop.execute(() -> found(page));
            } catch (RuntimeException e) {
                log.warn("Events after {} could not be read; trying again", after, e);
                loop.schedule(RETRY, this::readMissing);
            }
        });
    }

    private void found(List<Event> page) {
        publish(page);
        if (page.size() == AT_ONCE) {
            readMissing();
        } else {
            reading = false;
            drain();
        }
    }
}
