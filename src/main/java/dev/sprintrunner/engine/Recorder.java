package dev.sprintrunner.engine;

import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.Durability;
import dev.sprintrunner.store.EventLog;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.store.Jdbc;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the database and tells listeners of the events in it: first committed, then told, in one order. */
public final class Recorder {
    private static final Logger log = LoggerFactory.getLogger(Recorder.class);

    private final Database database;
    private final Clock clock;
    private final EventLog eventLog = new EventLog();
    private final List<EventListener> listeners = new CopyOnWriteArrayList<>();

    public Recorder(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public void addListener(EventListener listener) {
        listeners.add(listener);
    }

    public void removeListener(EventListener listener) {
        listeners.remove(listener);
    }

    public <T> T read(Function<Jdbc, T> work) {
        return database.read(work);
    }

    /** Reads several things that belong together, as they were at one moment. */
    public <T> T snapshot(Function<Jdbc, T> work) {
        return database.snapshot(work);
    }

    /** What the program acts on: on the disk before this returns. */
    void record(Consumer<Entry> work) {
        write(Durability.POWER, work);
    }

    /** What is only shown. */
    void note(Consumer<Entry> work) {
        write(Durability.PROCESS, work);
    }

    private void write(Durability durability, Consumer<Entry> work) {
        database.write(
                durability,
                jdbc -> {
                    Entry entry = new Entry(jdbc, clock.instant());
                    work.accept(entry);
                    return entry.events;
                },
                this::tell);
    }

    private void tell(List<Event> events) {
        for (Event event : events) {
            listeners.forEach(listener -> tell(listener, event));
        }
    }

    /** What was committed stands; somebody who looks on cannot undo it. */
    private static void tell(EventListener listener, Event event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException e) {
            log.error("A listener failed at event {} ({})", event.id(), event.type(), e);
        }
    }

    /** A transaction being written; never leaves the work it was handed to. */
    final class Entry {
        private final Jdbc jdbc;
        private final Instant now;
        private final List<Event> events = new ArrayList<>();

        private Entry(Jdbc jdbc, Instant now) {
            this.jdbc = jdbc;
            this.now = now;
        }

        Jdbc jdbc() {
            return jdbc;
        }

        Instant now() {
            return now;
        }

        void event(EventDraft draft) {
            events.add(eventLog.append(jdbc, draft.at(now)));
        }
    }
}
