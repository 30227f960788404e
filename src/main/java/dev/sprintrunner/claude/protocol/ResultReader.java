package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code result} lines. */
final class ResultReader {

    private static final int MAX_MODELS = 100;

    private ResultReader() {}

    static StreamMessage read(JsonNode line, @Nullable String sessionId) {
        String subtype = Json.text(line, "subtype");
        return new RunResult(
                sessionId,
                subtype,
                isError(line, subtype),
                Json.countOrNull(line, "num_turns"),
                Json.whole(line, "duration_ms"),
                Json.whole(line, "duration_api_ms"),
                Json.textOrNull(line, "stop_reason"),
                Json.textOrNull(line, "terminal_reason"),
                Json.countOrNull(line, "api_error_status"),
                Json.textOrNull(line, "api_error"),
                Json.textOrNull(line, "api_error_type"),
                Json.text(line, "result"),
                Json.texts(line, "errors"),
                Math.max(0, Json.decimal(line, "total_cost_usd")),
                Usage.read(line.path("usage")),
                usageByModel(line.path("modelUsage")),
                line.path("model_usage_since_last_result").isObject()
                        ? usageByModel(line.path("model_usage_since_last_result"))
                        : null,
                denials(line),
                structuredOutput(line),
                originKind(line.path("origin")));
    }

    private static boolean isError(JsonNode line, String subtype) {
        Boolean stated = Json.flagOrNull(line, "is_error");
        return stated == null ? subtype.startsWith("error") : stated;
    }

    private static Map<String, Usage> usageByModel(JsonNode models) {
        Map<String, Usage> usage = new LinkedHashMap<>();
        models.properties().stream()
                .limit(MAX_MODELS)
                .forEach(model -> usage.put(model.getKey(), modelUsage(model.getValue())));
        return Collections.unmodifiableMap(usage);
    }

    private static Usage modelUsage(JsonNode usage) {
        return new Usage(
                Json.whole(usage, "inputTokens"),
                Json.whole(usage, "outputTokens"),
                Json.whole(usage, "cacheReadInputTokens"),
                Json.whole(usage, "cacheCreationInputTokens"),
                Math.max(0, Json.decimal(usage, "costUSD")));
    }

    private static List<PermissionDenial> denials(JsonNode line) {
        return Json.elements(line, "permission_denials").stream()
                .map(denial -> new PermissionDenial(
                        Json.text(denial, "tool_name"),
                        Json.text(denial, "tool_use_id"),
                        denial.path("tool_input").toString()))
                .toList();
    }

    private static @Nullable JsonNode structuredOutput(JsonNode line) {
        JsonNode output = line.path("structured_output");
        return output.isMissingNode() || output.isNull() ? null : output;
    }

    private static @Nullable String originKind(JsonNode origin) {
        if (origin.isMissingNode() || origin.isNull()) {
            return null;
        }
        return origin.isTextual() ? origin.textValue() : Json.text(origin, "kind");
    }
}
