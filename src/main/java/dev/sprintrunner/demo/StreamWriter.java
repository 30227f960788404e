package dev.sprintrunner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Writes the lines of Claude Code 2.1.330's stream-json, one write a line. It knows how lines look, not what they mean. */
final class StreamWriter {
    private static final int LIMIT_WINDOW_SECONDS = 5 * 3600;

    private final OutputStream out;
    private final String sessionId;
    private final Identifiers ids;
    private final Clock clock;
    private final UsageMeter meter;
    private String messageId;
    private String requestId;

    StreamWriter(OutputStream out, String sessionId, Identifiers ids, Clock clock, UsageMeter meter) {
        this.out = out;
        this.sessionId = sessionId;
        this.ids = ids;
        this.clock = clock;
        this.meter = meter;
        this.messageId = ids.message();
        this.requestId = ids.request();
    }

    void init(ObjectNode template) {
        write(template.put("session_id", sessionId).put("uuid", ids.uuid()));
    }

    void text(String text) {
        meter.written(text);
        assistant(Json.object().put("type", "text").put("text", text));
    }

    void thinking(String thought) {
        int tokens = thought.length() / 4;
        write(system("thinking_tokens")
                .put("estimated_tokens", tokens)
                .put("estimated_tokens_delta", tokens)
                .put("session_id", sessionId)
                .put("uuid", ids.uuid()));
        meter.written(thought);
        ObjectNode block =
                Json.object().put("type", "thinking").put("thinking", thought).put("signature", "c2ltdWxhdGVk");
        write(assistantLine(block).put("thinking_duration_ms", 20L * tokens).put("thinking_display", "updates"));
    }

    /** Returns the id of the call. */
    String toolUse(String name, JsonNode input) {
        String id = ids.toolUse();
        meter.written(Json.write(input));
        ObjectNode block = Json.object().put("type", "tool_use").put("name", name);
        block.set("input", input);
        assistant(block.put("id", id));
        return id;
    }

    /** Ends the model's message: what follows belongs to the next API call. */
    void toolResult(String toolUseId, ToolOutcome outcome, String acceptReason) {
        ObjectNode block = outcome.isError()
                ? Json.object()
                        .put("type", "tool_result")
                        .put("content", outcome.content())
                        .put("is_error", true)
                        .put("tool_use_id", toolUseId)
                : Json.object()
                        .put("tool_use_id", toolUseId)
                        .put("type", "tool_result")
                        .put("content", outcome.content());
        if (outcome.kind() == ToolOutcome.Kind.SUCCESS) {
            block.put("is_error", false);
        }
        ObjectNode line = userLine(block);
        line.set("tool_use_result", outcome.details());
        ObjectNode meta = line.putArray("tool_result_meta").addObject().put("id", toolUseId);
        if (outcome.kind() == ToolOutcome.Kind.DENIED) {
            meta.put("non_execution_kind", "user-rejected");
            meta.putObject("permission_decision").put("decision", "reject").put("source", "config");
        } else {
            meta.putObject("permission_decision")
                    .put("decision", "accept")
                    .put("source", "config")
                    .put("reason_type", acceptReason);
        }
        write(line);
        nextMessage(outcome.content());
    }

    void permissionDenied(String tool, String toolUseId, String message) {
        write(system("permission_denied")
                .put("tool_name", tool)
                .put("tool_use_id", toolUseId)
                .put("message", message)
                .put("uuid", ids.uuid())
                .put("session_id", sessionId));
    }

    /** The result of a call that the user stopped. */
    void toolRejected(String toolUseId) {
        ObjectNode line = userLine(Json.object()
                .put("type", "tool_result")
                .put(
                        "content",
                        "The user doesn't want to proceed with this tool use. The tool use was rejected (eg. if it"
                                + " was a file edit, the new_string was NOT written to the file). STOP what you are doing and wait"
                                + " for the user to tell you how to proceed.")
                .put("is_error", true)
                .put("tool_use_id", toolUseId));
        line.put("tool_use_result", "User rejected tool use");
        line.putArray("tool_result_meta").addObject().put("id", toolUseId).put("non_execution_kind", "user-rejected");
        write(line);
    }

    void userText(String text) {
        write(userLine(Json.object().put("type", "text").put("text", text)));
    }

    void apiRetry(int attempt, long delayMillis, int status, String error) {
        write(system("api_retry")
                .put("attempt", attempt)
                .put("max_retries", 10)
                .put("retry_delay_ms", delayMillis)
                .put("error_status", status)
                .put("error", error)
                .put("session_id", sessionId)
                .put("uuid", ids.uuid()));
    }

    /**
     * The account's usage, below its limit.
     *
     * @param utilization 0 to 1
     */
    void usage(double utilization) {
        long window = clock.instant().getEpochSecond() / LIMIT_WINDOW_SECONDS;
        long resetsAt = (window + 1) * LIMIT_WINDOW_SECONDS;
        ObjectNode line = Json.object().put("type", "rate_limit_event");
        ObjectNode info = line.putObject("rate_limit_info")
                .put("status", "allowed")
                .put("resetsAt", resetsAt)
                .put("rateLimitType", "five_hour")
                .put("utilization", utilization)
                .put("overageStatus", "rejected")
                .put("overageDisabledReason", "org_level_disabled")
                .put("isUsingOverage", false);
        info.putObject("unifiedWindows")
                .putObject("five_hour")
                .put("utilization", utilization)
                .put("resetsAt", resetsAt)
                .put("status", "allowed");
        write(line.put("uuid", ids.uuid()).put("session_id", sessionId));
    }

    /** The CLI's own words about an API call that failed for good. */
    void apiError(String text, String error, int status, String apiType) {
        ObjectNode message =
                Json.object().putNull("diagnostics").put("id", ids.uuid()).putNull("container");
        message.put("model", "<synthetic>")
                .put("role", "assistant")
                .putNull("stop_details")
                .put("stop_reason", "stop_sequence")
                .put("stop_sequence", "")
                .put("type", "message")
                .set("usage", ResultLine.emptyUsage());
        message.putArray("content").addObject().put("type", "text").put("text", text);
        message.putNull("context_management");
        write(envelope("assistant", message)
                .put("error", error)
                .put("request_id", requestId)
                .put("is_api_error_message", true)
                .put("api_error_status", status)
                .put("api_error_type", apiType));
    }

    void result(ResultLine result) {
        write(result.toJson(sessionId, ids.uuid()));
    }

    private void nextMessage(String toolResult) {
        meter.callEnded(toolResult);
        messageId = ids.message();
        requestId = ids.request();
    }

    private void assistant(ObjectNode block) {
        write(assistantLine(block));
    }

    private ObjectNode assistantLine(ObjectNode block) {
        ObjectNode message = Json.object()
                .put("id", messageId)
                .put("type", "message")
                .put("role", "assistant")
                .put("model", meter.model().id());
        message.putArray("content").add(block);
        message.putNull("stop_reason").putNull("stop_sequence");
        message.putObject("usage")
                .put("input_tokens", 4)
                .put("output_tokens", 1)
                .put("cache_creation_input_tokens", meter.uncachedTokens())
                .put("cache_read_input_tokens", meter.cachedTokens());
        message.putNull("context_management");
        return envelope("assistant", message).put("request_id", requestId);
    }

    private ObjectNode userLine(ObjectNode block) {
        ObjectNode message = Json.object().put("role", "user");
        message.putArray("content").add(block);
        return envelope("user", message);
    }

    private ObjectNode envelope(String type, ObjectNode message) {
        ObjectNode line = Json.object().put("type", type);
        line.set("message", message);
        return line.putNull("parent_tool_use_id")
                .put("session_id", sessionId)
                .put("uuid", ids.uuid())
                .put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static ObjectNode system(String subtype) {
        return Json.object().put("type", "system").put("subtype", subtype);
    }

    private void write(ObjectNode line) {
        try {
            out.write((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The output is closed or full", e);
        }
    }
}
