package dev.sprintrunner.dashboard.scene;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.testkit.RecordedLines;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Lines of the stream of an agent that works for a subscriber: what was recorded, with other texts and numbers. */
final class AgentLines {
    /** Stands where the time of printing belongs. */
    static final String TIME = "@AT@";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String model;
    private int calls;

    AgentLines(String model) {
        this.model = model;
    }

    String init() {
        return tree(RecordedLines.init())
                .put("model", model)
                .put("apiKeySource", "none")
                .toString();
    }

    String usageLimit(double share, Instant resetsAt) {
        ObjectNode line = JSON.createObjectNode().put("type", "rate_limit_event");
        line.putObject("rate_limit_info")
                .put("status", "allowed")
                .put("resetsAt", resetsAt.getEpochSecond())
                .put("rateLimitType", "five_hour")
                .put("utilization", share)
                .put("isUsingOverage", false);
        return line.put("session_id", RecordedLines.SESSION).toString();
    }

    String says(String text) {
        ObjectNode line = said();
        ((ObjectNode) line.at("/message/content/0")).put("text", text);
        return line.toString();
    }

    String task(String task, String status, String message) {
        return says(JSON.createObjectNode()
                .put("sprint", "task")
                .put("task", task)
                .put("status", status)
                .put("message", message)
                .toString());
    }

    /** @param field the one of its input that says what the call is about */
    String calls(String tool, String field, String value) {
        return calls(tool, JSON.createObjectNode().put(field, value));
    }

    String edits(String file, String from, String to) {
        return calls(
                "Edit",
                JSON.createObjectNode()
                        .put("file_path", file)
                        .put("old_string", from)
                        .put("new_string", to));
    }

    String plans(List<String> todos, int done) {
        ObjectNode input = JSON.createObjectNode();
        ArrayNode list = input.putArray("todos");
        for (int i = 0; i < todos.size(); i++) {
            String status = i < done ? "completed" : i == done ? "in_progress" : "pending";
            list.addObject().put("content", todos.get(i)).put("status", status);
        }
        return calls("TodoWrite", input);
    }

    /** What the newest call answered. */
    String answered(String output, boolean failed) {
        ObjectNode line = tree(RecordedLines.toolOutput(output)).put("timestamp", TIME);
        ((ObjectNode) line.at("/message/content/0"))
                .put("tool_use_id", lastCall())
                .put("is_error", failed);
        return line.toString();
    }

    /** @param cost in USD; tokens follow from it */
    String result(String text, double cost) {
        return paid(tree(RecordedLines.result(text)), cost);
    }

    String verdict(JsonNode verdict, double cost) {
        return paid(tree(RecordedLines.verdict(verdict)), cost);
    }

    private String calls(String tool, ObjectNode input) {
        calls++;
        ObjectNode line = said();
        ObjectNode content =
                ((ArrayNode) line.at("/message/content")).removeAll().addObject();
        content.put("type", "tool_use").put("name", tool).put("id", lastCall()).set("input", input);
        return line.toString();
    }

    private ObjectNode said() {
        ObjectNode line = tree(RecordedLines.text(""));
        line.put("timestamp", TIME);
        ObjectNode message = (ObjectNode) line.path("message");
        message.put("id", "msg_" + System.identityHashCode(this) + "_" + calls).put("model", model);
        ((ObjectNode) message.path("usage"))
                .put("input_tokens", 40)
                .put("output_tokens", 310)
                .put("cache_creation_input_tokens", 1_900)
                .put("cache_read_input_tokens", 24_000 + 1_800 * calls);
        return line;
    }

    private String lastCall() {
        return "toolu_%s_%04d".formatted(System.identityHashCode(this), calls);
    }

    private String paid(ObjectNode line, double cost) {
        long read = Math.round(cost * 900_000);
        long written = Math.round(cost * 62_000);
        long out = Math.round(cost * 14_500);
        line.put("total_cost_usd", cost).put("num_turns", Math.max(4, (int) (cost * 30)));
        ((ObjectNode) line.path("usage"))
                .put("input_tokens", 900)
                .put("output_tokens", out)
                .put("cache_read_input_tokens", read)
                .put("cache_creation_input_tokens", written);
        for (String field : List.of("modelUsage", "model_usage_since_last_result")) {
            line.putObject(field)
                    .putObject(model)
                    .put("inputTokens", 900)
                    .put("outputTokens", out)
                    .put("cacheReadInputTokens", read)
                    .put("cacheCreationInputTokens", written)
                    .put("costUSD", cost);
        }
        return line.toString();
    }

    private static ObjectNode tree(String line) {
        try {
            return (ObjectNode) JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
