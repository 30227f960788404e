package dev.sprintrunner.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table {@code events}: what people and pages are told, in order. */
public final class EventLog {

    /**
     * An event as recorded and broadcast.
     *
     * @param timestamp epoch milliseconds
     * @param type      such as {@code command:start}
     * @param payload   the fields of its type
     */
    public record Event(
            long id,
            @Nullable Long batchId,
            @Nullable Long storyId,
            @Nullable Long commandId,
            long timestamp,
            String type,
            @Nullable String epicId,
            @Nullable String storyKey,
            @Nullable String command,
            @Nullable String taskId,
            @Nullable String status,
            @Nullable String message,
            ObjectNode payload) {

        Event withId(long newId) {
            return new Event(
                    newId, batchId, storyId, commandId, timestamp, type, epicId, storyKey, command, taskId, status,
                    message, payload);
        }
    }

    private final ObjectMapper json = new ObjectMapper();

    /** Records the event and gives it its id. */
    public Event append(Jdbc jdbc, Event event) {
        long id = jdbc.insert(
                """
                insert into events (batch_id, story_id, command_id, timestamp, event_type, epic_id, story_key, command,
                    task_id, status, message, payload)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                event.batchId(),
                event.storyId(),
                event.commandId(),
                event.timestamp(),
                event.type(),
                event.epicId(),
                event.storyKey(),
                event.command(),
                event.taskId(),
                event.status(),
                event.message(),
                event.payload().toString());
        return event.withId(id);
    }

    public List<Event> after(Jdbc jdbc, long id, int limit) {
        return jdbc.query("select * from events where id > ? order by id limit ?", this::map, id, limit);
    }

    /** The newest events, oldest first. */
    public List<Event> latest(Jdbc jdbc, int limit) {
        return jdbc.query(
                "select * from (select * from events order by id desc limit ?) order by id", this::map, limit);
    }

    public Optional<Event> find(Jdbc jdbc, long id) {
        return jdbc.queryOne("select * from events where id = ?", this::map, id);
    }

    /** The id of the newest event ever, 0 before the first one. */
    public long lastId(Jdbc jdbc) {
        return jdbc.number("select coalesce(max(id), 0) from events");
    }

    Event map(ResultSet row) throws SQLException {
        return new Event(
                row.getLong("id"),
                Jdbc.nullableLong(row, "batch_id"),
                Jdbc.nullableLong(row, "story_id"),
                Jdbc.nullableLong(row, "command_id"),
                row.getLong("timestamp"),
                row.getString("event_type"),
                row.getString("epic_id"),
                row.getString("story_key"),
                row.getString("command"),
                row.getString("task_id"),
                row.getString("status"),
                row.getString("message"),
                payload(row.getString("payload")));
    }

    private ObjectNode payload(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new StoreException("an event's payload is not JSON: " + text, e);
        }
    }
}
