package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code system} lines. */
final class SystemReader {

    private static final Set<String> NOTES = Set.of(
            "informational",
            "status",
            "compact_boundary",
            "thinking_tokens",
            "hook_started",
            "hook_response",
            "hook_progress",
            "notification",
            "model_refusal_no_fallback");

    private static final int MAX_TYPE = 100;

    private SystemReader() {}

    static StreamMessage read(JsonNode line, @Nullable String sessionId) {
        String subtype = Json.text(line, "subtype");
        return switch (subtype) {
            case "init" -> init(line, sessionId);
            case "api_retry" -> apiRetry(line, sessionId);
            case "model_fallback" -> modelFallback(line, sessionId);
            case "task_started" -> taskStarted(line, sessionId);
            case "task_progress" -> taskProgress(line, sessionId);
            case "task_updated" -> taskUpdated(line, sessionId);
            case "task_notification" -> taskNotification(line, sessionId);
            case "background_tasks_changed" -> tasksChanged(line, sessionId);
            case "permission_denied" -> permissionDenied(line, sessionId);
            default ->
                NOTES.contains(subtype)
                        ? new StreamMessage.Note(sessionId, "system", subtype, noteText(line))
                        : new StreamMessage.Unknown(sessionId, "system", Texts.cut(subtype, MAX_TYPE));
        };
    }

    private static StreamMessage init(JsonNode line, @Nullable String sessionId) {
        return new StreamMessage.Init(
                sessionId,
                Json.text(line, "claude_code_version"),
                Json.text(line, "model"),
                Json.text(line, "permissionMode"),
                Json.text(line, "apiKeySource"),
                Json.text(line, "cwd"),
                Json.texts(line, "tools"),
                Json.texts(line, "slash_commands"),
                Json.texts(line, "skills"),
                Json.elements(line, "mcp_servers").stream()
                        .map(server ->
                                new StreamMessage.McpServer(Json.text(server, "name"), Json.text(server, "status")))
                        .toList());
    }

    private static StreamMessage apiRetry(JsonNode line, @Nullable String sessionId) {
        return new StreamMessage.ApiRetry(
                sessionId,
                Json.count(line, "attempt"),
                Json.count(line, "max_retries"),
                Json.whole(line, "retry_delay_ms"),
                Json.countOrNull(line, "error_status"),
                Json.text(line, "error"));
    }

    private static StreamMessage modelFallback(JsonNode line, @Nullable String sessionId) {
        return new StreamMessage.ModelFallback(
                sessionId,
                Json.text(line, "trigger"),
                Json.text(line, "original_model"),
                Json.text(line, "fallback_model"),
                Json.text(line, "content"));
    }

    private static StreamMessage taskStarted(JsonNode line, @Nullable String sessionId) {
        return new StreamMessage.TaskStarted(
                sessionId, task(line), Json.text(line, "tool_use_id"), Json.flagOrNull(line, "is_backgrounded"));
    }

    private static StreamMessage taskProgress(JsonNode line, @Nullable String sessionId) {
        return new StreamMessage.TaskProgress(
                sessionId,
                Json.text(line, "task_id"),
                Json.text(line, "description"),
                Json.text(line, "last_tool_name"));
    }

    private static StreamMessage taskUpdated(JsonNode line, @Nullable String sessionId) {
        JsonNode patch = line.path("patch");
        return new StreamMessage.TaskUpdated(
                sessionId, Json.text(line, "task_id"), Json.text(patch, "status"), Json.text(patch, "error"));
    }

    private static StreamMessage taskNotification(JsonNode line, @Nullable String sessionId) {
        return new StreamMessage.TaskNotification(
                sessionId, Json.text(line, "task_id"), Json.text(line, "status"), Json.text(line, "summary"));
    }

    private static StreamMessage tasksChanged(JsonNode line, @Nullable String sessionId) {
        List<BackgroundTask> tasks =
                Json.elements(line, "tasks").stream().map(SystemReader::task).toList();
        return new StreamMessage.BackgroundTasksChanged(sessionId, tasks);
    }

    private static StreamMessage permissionDenied(JsonNode line, @Nullable String sessionId) {
        return new StreamMessage.PermissionDenied(
                sessionId,
                new PermissionDenial(
                        Json.text(line, "tool_name"), Json.text(line, "tool_use_id"), Json.text(line, "message")));
    }

    private static BackgroundTask task(JsonNode node) {
        return new BackgroundTask(
                Json.text(node, "task_id"), Json.text(node, "task_type"), Json.text(node, "description"));
    }

    private static String noteText(JsonNode line) {
        for (String field : List.of("content", "text", "status", "output", "hook_name")) {
            String text = Json.text(line, field);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
