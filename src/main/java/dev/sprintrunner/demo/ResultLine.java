package dev.sprintrunner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a run, with the keys of 2.1.330 in its order.
 *
 * @param before what the session's earlier processes used; counted in the totals, not in what is new
 * @param model  the model of this process
 * @param used   what this process used
 * @param turns  tool results and one more
 */
record ResultLine(
        Outcome outcome,
        AgentState.Session before,
        String model,
        ModelUsage used,
        ArrayNode denials,
        int turns,
        long durationMillis,
        long apiMillis) {

    /** What differs between the ways a run can end. */
    sealed interface Outcome {
        /** @param structured the answer to {@code --json-schema}, or null */
        record Answer(String text, @Nullable JsonNode structured) implements Outcome {}

        record ApiFailure(String text, int status, String apiType) implements Outcome {}

        /** @param stopReason null when no reply had begun */
        record Aborted(String terminalReason, @Nullable String stopReason, String error) implements Outcome {}
    }

    ObjectNode toJson(String sessionId, String uuid) {
        AgentState.Session total = used.equals(ModelUsage.NONE) ? before : before.plus(apiMillis, model, used);
        ObjectNode line = Json.object().put("duration_api_ms", total.apiMillis());
        line.put("stop_reason", stopReason()).put("session_id", sessionId);
        line.put(
                "total_cost_usd",
                total.models().values().stream()
                        .reduce(ModelUsage.NONE, ModelUsage::plus)
                        .costUsd());
        line.set("usage", usage());
        line.set("modelUsage", models(total.models()));
        line.set("permission_denials", denials);
        line.put("terminal_reason", terminalReason())
                .put("fast_mode_state", "off")
                .put("fast_mode_disabled_reason", "sdk_opt_in_required");
        line.set("subagent_stats", noSubagents());
        line.put("safety_stops", 0)
                .put("is_error", !(outcome instanceof Outcome.Answer))
                .put("num_turns", turns);
        putOutcome(line);
        putTimes(line, uuid);
        line.set(
                "model_usage_since_last_result", models(used.equals(ModelUsage.NONE) ? Map.of() : Map.of(model, used)));
        return line;
    }

    private @Nullable String stopReason() {
        if (outcome instanceof Outcome.Answer answer) {
            return answer.structured() == null ? "end_turn" : "tool_use";
        }
        return outcome instanceof Outcome.Aborted aborted ? aborted.stopReason() : "stop_sequence";
    }

    private String terminalReason() {
        if (outcome instanceof Outcome.Aborted aborted) {
            return aborted.terminalReason();
        }
        return outcome instanceof Outcome.Answer ? "completed" : "api_error";
    }

    private void putOutcome(ObjectNode line) {
        if (outcome instanceof Outcome.Aborted aborted) {
            line.put("subtype", "error_during_execution").putArray("errors").add(aborted.error());
        } else if (outcome instanceof Outcome.ApiFailure failure) {
            line.put("subtype", "success")
                    .put("api_error_status", failure.status())
                    .put("api_error_type", failure.apiType())
                    .put("result", failure.text());
        } else if (outcome instanceof Outcome.Answer answer) {
            line.put("subtype", "success").putNull("api_error_status").put("result", answer.text());
            if (answer.structured() != null) {
                line.set("structured_output", answer.structured());
            }
        }
    }

    /** Only an answer has the times of the first token. */
    private void putTimes(ObjectNode line, String uuid) {
        boolean answered = outcome instanceof Outcome.Answer;
        if (answered) {
            line.put("ttft_ms", 412);
        }
        line.put("type", "result").put("duration_ms", durationMillis).put("uuid", uuid);
        if (answered) {
            line.put("ttft_stream_ms", 411).put("time_to_request_ms", 187).put("first_content_frame_ms", 411);
        }
        line.put("queued_turn_count", 0).put("result_index", 0);
    }

    private ObjectNode usage() {
        ObjectNode usage = Json.object()
                .put("input_tokens", used.input())
                .put("cache_creation_input_tokens", used.cacheCreation())
                .put("cache_read_input_tokens", used.cacheRead())
                .put("output_tokens", used.output());
        usage.putObject("output_tokens_details").put("thinking_tokens", 0);
        usage.putObject("server_tool_use").put("web_search_requests", 0).put("web_fetch_requests", 0);
        usage.put("service_tier", "standard");
        usage.putObject("cache_creation")
                .put("ephemeral_1h_input_tokens", 0)
                .put("ephemeral_5m_input_tokens", used.cacheCreation());
        usage.put("inference_geo", "").putArray("iterations");
        return usage.put("speed", "standard").putNull("fallback_credit");
    }

    /** The usage of a synthetic message. */
    static ObjectNode emptyUsage() {
        ObjectNode usage = Json.object()
                .putNull("output_tokens_details")
                .put("input_tokens", 0)
                .put("output_tokens", 0)
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0);
        usage.putObject("server_tool_use").put("web_search_requests", 0).put("web_fetch_requests", 0);
        usage.putNull("service_tier");
        usage.putObject("cache_creation").put("ephemeral_1h_input_tokens", 0).put("ephemeral_5m_input_tokens", 0);
        return usage.putNull("inference_geo")
                .putNull("iterations")
                .putNull("speed")
                .putNull("fallback_credit");
    }

    private static ObjectNode models(Map<String, ModelUsage> models) {
        ObjectNode json = Json.object();
        new TreeMap<>(models).forEach((model, usage) -> json.set(model, usage.toJson(model)));
        return json;
    }

    private static ObjectNode noSubagents() {
        ObjectNode stats = Json.object().put("spawned", 0);
        stats.putObject("requested").put("background", 0).put("foreground", 0).put("unset", 0);
        stats.put("started_in_background", 0)
                .put("max_depth", 0)
                .put("spawned_by_subagents", 0)
                .put("completed", 0)
                .put("failed", 0);
        stats.putObject("killed").put("parent", 0).put("user", 0).put("system", 0);
        stats.putObject("refused")
                .put("depth_limit", 0)
                .put("concurrency_limit", 0)
                .put("budget", 0);
        stats.putObject("by_type");
        return stats;
    }
}
