package dev.sprintrunner.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.store.EventLog.Event;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events as a running batch records them. */
final class Events {
    static final Instant START = Instant.parse("2026-11-22T14:00:00Z");

    private long lastId;
    private Instant now = START;

    Events later(long seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    Event batchStart(Integer maxCycles) {
        return event("batch:start", null, null, "batch 7 started", payload -> payload.put("max_cycles", maxCycles));
    }

    Event batchEnd(String status) {
        return event("batch:end", null, null, "batch 7 " + status, payload -> payload.put("status", status));
    }

    Event cycleStart(int number, String... keys) {
        return event("cycle:start", null, null, "cycle " + number + ": " + String.join(", ", keys), payload -> {
            payload.put("cycle_number", number);
            List.of(keys).forEach(payload.putArray("story_keys")::add);
        });
    }

    Event cycleEnd(int number) {
        return event("cycle:end", null, null, "cycle " + number + " ended", payload -> {});
    }

    Event commandStart(long id, String command, String... keys) {
        return command("command:start", id, command, command + " started", keys);
    }

    Event backgroundStart(long id, String command, String... keys) {
        return command("background:start", id, command, null, keys);
    }

    Event progress(long id, String command, String task, String message, String key) {
        Event base = command("command:progress", id, command, message, key);
        base.payload().put("task_id", task);
        return new Event(
                base.id(),
                7L,
                null,
                id,
                base.timestamp(),
                base.type(),
                null,
                key,
                command,
                task,
                "start",
                message,
                base.payload());
    }

    /** What an agent does between its reports. */
    Event doing(long id, String command, String kind, String line, String key) {
        Event event = command("command:progress", id, command, line, key);
        event.payload().put("kind", kind).put("status", kind);
        return event;
    }

    Event commandEnd(long id, String command, double usd, String... keys) {
        Event end = command("command:end", id, command, command + " completed", keys);
        end.payload().putObject("metrics").put("cost_usd", usd);
        return end;
    }

    Event commandFailed(long id, String command, String why, String... keys) {
        return command("command:end", id, command, command + " failed: " + why, keys);
    }

    Event story(String key, String from, String to, String reason) {
        return event(
                "story:status",
                null,
                key,
                key + " is " + to + ": " + reason,
                payload -> payload.put("story_key", key)
                        .put("old_status", from)
                        .put("new_status", to)
                        .put("reason", reason));
    }

    Event waiting(Instant until) {
        return event(
                "batch:waiting",
                null,
                null,
                "waiting for the usage limit to reset",
                payload -> payload.put("reason", "usage limit").put("until", until.toEpochMilli()));
    }

    Event waitOver() {
        return event(
                "batch:waiting",
                null,
                null,
                "the wait is over",
                payload -> payload.put("reason", "usage limit").putNull("until"));
    }

    Event warning(String text) {
        return event("batch:warning", null, null, text, payload -> payload.put("message", text));
    }

    private Event command(String type, long id, String command, @Nullable String message, String... keys) {
        String first = keys.length == 0 ? null : keys[0];
        Event event = event(type, id, first, message, payload -> {
            payload.put("story_key", first).put("command_id", id).put("command", command);
            List.of(keys).forEach(payload.putArray("story_keys")::add);
        });
        return new Event(
                event.id(),
                7L,
                null,
                id,
                event.timestamp(),
                type,
                null,
                first,
                command,
                null,
                "running",
                message,
                event.payload());
    }

    private Event event(
            String type,
            @Nullable Long commandId,
            @Nullable String key,
            @Nullable String message,
            Consumer<ObjectNode> fill) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("batch_id", 7);
        fill.accept(payload);
        return new Event(
                ++lastId, 7L, null, commandId, now.toEpochMilli(), type, null, key, null, null, null, message, payload);
    }
}
