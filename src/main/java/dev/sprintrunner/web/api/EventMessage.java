package dev.sprintrunner.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.store.EventLog.Event;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as the WebSocket and the API give it.
 *
 * @param timestamp epoch milliseconds
 * @param summary   a line for people, or null
 * @param truncated whether a text was cut; {@code GET /api/events?id=} gives it whole
 */
public record EventMessage(
        String type,
        long id,
        long timestamp,
        ObjectNode payload,
        @Nullable String summary,
        boolean truncated) {
    private static final int MAX_TEXT = 500;

    /** The event with all its text. */
    public static EventMessage whole(Event event) {
        return new EventMessage(event.type(), event.id(), event.timestamp(), event.payload(), event.message(), false);
    }

    /** The event with texts of at most 500 characters. */
    public static EventMessage brief(Event event) {
        Map<String, String> cut = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : event.payload().properties()) {
            String text = field.getValue().textValue(); // only texts directly in a payload are of unknown length
            if (text != null && isLong(text)) {
                cut.put(field.getKey(), shortened(text));
            }
        }
        ObjectNode payload = cut.isEmpty() ? event.payload() : event.payload().deepCopy();
        cut.forEach(payload::put);
        boolean truncated = !cut.isEmpty() || isLong(event.message());
        String summary = event.message() == null ? null : shortened(event.message());
        return new EventMessage(event.type(), event.id(), event.timestamp(), payload, summary, truncated);
    }

    private static boolean isLong(@Nullable String text) {
        return text != null && text.length() > MAX_TEXT;
    }

    private static String shortened(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
        return text.substring(0, end);
    }
}
