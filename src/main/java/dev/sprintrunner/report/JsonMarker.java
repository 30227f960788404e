package dev.sprintrunner.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON form of a task marker. */
final class JsonMarker {
    private static final ObjectReader JSON =
            JsonMapper.builder().build().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonMarker() {}

    static Optional<MarkerFields> read(String line) {
        String text = withoutBackticks(line);
        if (!text.startsWith("{") || !text.endsWith("}") || !text.contains("\"sprint\"")) {
            return Optional.empty();
        }
        try {
            return fields(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // a line of text that only resembles a marker
        }
    }

    private static Optional<MarkerFields> fields(JsonNode node) {
        String task = text(node, "task");
        if (!"task".equals(text(node, "sprint")) || task == null || task.isEmpty()) {
            return Optional.empty();
        }
        String status = text(node, "status");
        String message = node.path("message").asText("");
        return Optional.of(new MarkerFields(
                text(node, "story"),
                text(node, "command"),
                task,
                status == null || status.isEmpty() ? "progress" : status,
                message,
                null));
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : null;
    }

    private static String withoutBackticks(String line) {
        boolean code = line.length() > 1 && line.startsWith("`") && line.endsWith("`");
        return code ? line.substring(1, line.length() - 1).strip() : line;
    }
}
