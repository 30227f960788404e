package dev.sprintrunner.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.store.EventLog.Event;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event being put together: its columns and, under the same names, the fields of its payload. */
final class EventDraft {
    private final String type;
    private final @Nullable Long batchId;
    private final ObjectNode payload = JsonNodeFactory.instance.objectNode();
    private @Nullable Long storyId;
    private @Nullable Long commandId;
    private @Nullable String epicId;
    private @Nullable String storyKey;
    private @Nullable String command;
    private @Nullable String taskId;
    private @Nullable String status;
    private @Nullable String message;

    private EventDraft(String type, @Nullable Long batchId) {
        this.type = type;
        this.batchId = batchId;
        payload.put("batch_id", batchId);
    }

    static EventDraft of(String type, long batchId) {
        return new EventDraft(type, batchId);
    }

    /** About the project, whatever batch may run. */
    static EventDraft ofProject(String type) {
        return new EventDraft(type, null);
    }

    EventDraft story(@Nullable Long rowId, @Nullable String key, @Nullable String epic) {
        storyId = rowId;
        storyKey = key;
        epicId = epic;
        payload.put("story_key", key);
        return this;
    }

    EventDraft command(long id, String name) {
        commandId = id;
        command = name;
        payload.put("command_id", id).put("command", name);
        return this;
    }

    EventDraft task(@Nullable String task) {
        taskId = task;
        payload.put("task_id", task);
        return this;
    }

    EventDraft status(String text) {
        status = text;
        payload.put("status", text);
        return this;
    }

    EventDraft message(String text) {
        message = text;
        payload.put("message", text);
        return this;
    }

    /** The line for people, without a field of the payload. */
    EventDraft summary(String text) {
        message = text;
        return this;
    }

    EventDraft with(String name, @Nullable String value) {
        payload.put(name, value);
        return this;
    }

    EventDraft with(String name, @Nullable Long value) {
        payload.put(name, value);
        return this;
    }

    EventDraft with(String name, @Nullable Integer value) {
        payload.put(name, value);
        return this;
    }

    EventDraft with(String name, boolean value) {
        payload.put(name, value);
        return this;
    }

    EventDraft with(String name, BigDecimal value) {
        payload.put(name, value);
        return this;
    }

    EventDraft with(String name, ObjectNode value) {
        payload.set(name, value);
        return this;
    }

    EventDraft with(String name, List<String> values) {
        values.forEach(payload.putArray(name)::add);
        return this;
    }

    Event at(Instant now) {
        return new Event(
                0,
                batchId,
                storyId,
                commandId,
                now.toEpochMilli(),
                type,
                epicId,
                storyKey,
                command,
                taskId,
                status,
                message,
                payload);
    }
}
