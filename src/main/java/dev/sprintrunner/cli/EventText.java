package dev.sprintrunner.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.store.EventLog.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events in words. */
final class EventText {
    private EventText() {}

    /** Keys of the stories an event is about, none for those of the whole batch. */
    static List<String> stories(Event event) {
        List<String> keys = new ArrayList<>();
        event.payload().path("story_keys").forEach(key -> keys.add(key.asText()));
        if (keys.isEmpty() && event.storyKey() != null) {
            keys.add(event.storyKey());
        }
        return keys;
    }

    /** What happened, on one line and safe to show. */
    static String message(Event event) {
        return Plain.text(
                switch (event.type()) {
                    case "command:progress" -> progress(event);
                    case "background:start" -> event.command() + " started in the background";
                    case "background:end" -> event.command() + " " + event.status() + " in the background";
                    case "sprint:changed" -> said(event).orElse("the sprint status was written");
                    default -> said(event).orElse(event.type());
                });
    }

    private static String progress(Event event) {
        String said = said(event).orElse("");
        return switch (event.payload().path("kind").asText()) {
            case "tool" -> event.command() + ": " + said;
            case "tool_error" -> event.command() + " failed call: " + said;
            case "text" -> event.command() + " says: " + said;
            default ->
                event.command() + " " + event.taskId() + " " + event.status() + (said.isEmpty() ? "" : ": " + said);
        };
    }

    private static Optional<String> said(Event event) {
        return Optional.ofNullable(event.message()).filter(text -> !text.isBlank());
    }

    /** As the WebSocket sends it. */
    static JsonNode json(Event event) {
        return Json.object()
                .put("type", event.type())
                .put("id", event.id())
                .put("timestamp", event.timestamp())
                .set("payload", event.payload());
    }
}
