package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code assistant} and {@code user} lines. */
final class MessageReader {

    private MessageReader() {}

    static StreamMessage assistant(JsonNode line, @Nullable String sessionId) {
        JsonNode message = line.path("message");
        List<ContentBlock> blocks = BlockReader.read(line);
        return new StreamMessage.AssistantMessage(
                sessionId,
                Json.time(line, "timestamp"),
                Json.text(message, "id"),
                Json.text(message, "model"),
                Json.textOrNull(line, "parent_tool_use_id"),
                blocks,
                Usage.read(message.path("usage")),
                failure(line, blocks));
    }

    static StreamMessage user(JsonNode line, @Nullable String sessionId) {
        return new StreamMessage.UserMessage(
                sessionId,
                Json.time(line, "timestamp"),
                Json.textOrNull(line, "parent_tool_use_id"),
                Json.flag(line, "isSynthetic"),
                BlockReader.read(line),
                Json.textOrNull(line.path("tool_use_result"), "stdout"));
    }

    private static @Nullable ApiFailure failure(JsonNode line, List<ContentBlock> blocks) {
        String error = Json.text(line, "error");
        String apiError = Json.textOrNull(line, "api_error");
        if (error.isEmpty() && apiError == null && !Json.flag(line, "is_api_error_message")) {
            return null;
        }
        JsonNode limit = line.path("api_error_params").path("rate_limit_info");
        return new ApiFailure(
                error.isEmpty() ? "unknown" : error,
                apiError,
                Json.countOrNull(line, "api_error_status"),
                Json.textOrNull(line, "api_error_type"),
                limit.isObject() ? RateLimitReader.read(limit) : null,
                ContentBlock.textOf(blocks));
    }
}
