package dev.sprintrunner.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Lines that the real CLI has printed, with other content. The session is left open as {@link #SESSION}. */
public final class RecordedLines {
    public static final String SESSION = "@SESSION@";

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedLines() {}

    /** A whole recording. */
    public static List<String> of(String recording) {
        String resource = "/stream-json/2.1.330/" + recording + ".ndjson";
        try (InputStream in = Objects.requireNonNull(RecordedLines.class.getResourceAsStream(resource), resource)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String session = tree(lines.get(0)).path("session_id").asText();
            return lines.stream().map(line -> line.replace(session, SESSION)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String init() {
        return of("success").get(0);
    }

    public static String text(String text) {
        ObjectNode line = ofType("success", "assistant");
        ((ObjectNode) line.at("/message/content/0")).put("text", text);
        return line.toString();
    }

    public static String toolOutput(String text) {
        ObjectNode line = ofType("tool-bash-csv", "user");
        ((ObjectNode) line.at("/message/content/0")).put("content", text);
        ((ObjectNode) line.path("tool_use_result")).put("stdout", text);
        return line.toString();
    }

    public static String result(String text) {
        return ofType("success", "result").put("result", text).toString();
    }

    /** As {@link #result}, of a run that cost so much. */
    public static String result(String text, double costUsd) {
        ObjectNode line = ofType("success", "result").put("result", text).put("total_cost_usd", costUsd);
        line.path("modelUsage").forEach(usage -> ((ObjectNode) usage).put("costUSD", costUsd));
        line.path("model_usage_since_last_result").forEach(usage -> ((ObjectNode) usage).put("costUSD", costUsd));
        return line.toString();
    }

    public static String verdict(JsonNode verdict) {
        ObjectNode line = ofType("structured-output", "result").put("result", verdict.toString());
        line.set("structured_output", verdict);
        return line.toString();
    }

    public static String apiRetry(long delayMillis) {
        return ofSubtype("usage-limit-waited", "api_retry")
                .put("retry_delay_ms", delayMillis)
                .toString();
    }

    /** A run that meets the usage limit. */
    public static List<String> usageLimit(Instant resetsAt) {
        String recorded = Long.toString(ofType("usage-limit-subscription", "rate_limit_event")
                .at("/rate_limit_info/resetsAt")
                .asLong());
        return of("usage-limit-subscription").stream()
                .map(line -> line.replace(recorded, Long.toString(resetsAt.getEpochSecond())))
                .toList();
    }

    private static ObjectNode ofType(String recording, String type) {
        return first(recording, "type", type);
    }

    private static ObjectNode ofSubtype(String recording, String subtype) {
        return first(recording, "subtype", subtype);
    }

    private static ObjectNode first(String recording, String field, String value) {
        return (ObjectNode) of(recording).stream()
                .map(RecordedLines::tree)
                .filter(line -> line.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
