package dev.sprintrunner.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.engine.EventListener;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.Durability;
import dev.sprintrunner.store.EventLog;
import dev.sprintrunner.store.EventLog.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real database that is written to as the engine does it: listeners are told after the commit, inside the write lock. */
public final class RecordingDatabase implements EventSource, AutoCloseable {
    private final Database database;
    private final EventLog log = new EventLog();
    private final List<EventListener> listeners = new CopyOnWriteArrayList<>();

    public RecordingDatabase(Path folder) {
        database = Database.open(folder.resolve("events.db"));
    }

    /** Commits so many events in one transaction, with so many characters of text each. */
    public void write(int events, int chars) {
        database.write(
                Durability.PROCESS,
                jdbc -> {
                    List<Event> written = new ArrayList<>();
                    for (int i = 0; i < events; i++) {
                        ObjectNode payload = JsonNodeFactory.instance
                                .objectNode()
                                .put("story_key", "1-1-scanner")
                                .put("kind", "tool")
                                .put("message", "x".repeat(chars));
                        Event draft = new Event(
                                0,
                                null,
                                null,
                                null,
                                System.currentTimeMillis(),
                                "command:progress",
                                null,
                                "1-1-scanner",
                                "dev-story",
                                null,
                                "tool",
                                null,
                                payload);
                        written.add(log.append(jdbc, draft));
                    }
                    return written;
                },
                written -> written.forEach(event -> listeners.forEach(listener -> listener.onEvent(event))));
    }

    public void write(int events) {
        write(events, 100);
    }

    /** The simplest true {@code init}. */
    public ObjectNode init(boolean withEvents) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("last_event_id", newestId())
                .set("status", status());
    }

    public JsonNode status() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", "running")
                .put("server_time", System.currentTimeMillis());
    }

    public List<Long> idsAfter(long id) {
        return database.read(
                jdbc -> jdbc.query("select id from events where id > ? order by id", row -> row.getLong(1), id));
    }

    @Override
    public void addListener(EventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(EventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public long newestId() {
        return database.read(jdbc -> jdbc.number("select coalesce(max(id), 0) from events"));
    }

    @Override
    public List<Event> after(long id, int limit) {
        return database.read(jdbc -> log.after(jdbc, id, limit));
    }

    @Override
    public void close() {
        database.close();
    }
}
