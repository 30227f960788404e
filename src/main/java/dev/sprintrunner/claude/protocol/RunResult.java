package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code result} line: the end of one turn of the process, not necessarily of the run.
 *
 * @param isError              also true where the line has no such field and the subtype is an error
 * @param numTurns             0 when no model turn happened; null when absent
 * @param durationApiMs        cumulative; after {@code --resume} 2.1.330 goes on from the earlier process
 * @param text                 the field {@code result}: the last text block of the turn, or the error text
 * @param errors               of the error subtypes, instead of {@code text}
 * @param totalCostUsd         cumulative, with the same trap as {@code durationApiMs}
 * @param turnUsage            of the main thread in this turn
 * @param modelUsage           by model, cumulative, sub-agents included
 * @param usageSinceLastResult by model; null before 2.1.330
 * @param structuredOutput     null when absent
 * @param originKind           what started this turn, {@code task-notification} say; null for the prompt's own
 */
public record RunResult(
        @Nullable String sessionId,
        String subtype,
        boolean isError,
        @Nullable Integer numTurns,
        long durationMs,
        long durationApiMs,
        @Nullable String stopReason,
        @Nullable String terminalReason,
        @Nullable Integer apiErrorStatus,
        @Nullable String apiError,
        @Nullable String apiErrorType,
        String text,
        List<String> errors,
        double totalCostUsd,
        Usage turnUsage,
        Map<String, Usage> modelUsage,
        @Nullable Map<String, Usage> usageSinceLastResult,
        List<PermissionDenial> permissionDenials,
        @Nullable JsonNode structuredOutput,
        @Nullable String originKind)
        implements StreamMessage {

    /** What the CLI says for people: the result's text, else its errors. */
    public String explanation() {
        return text.isBlank() ? String.join("; ", errors) : text;
    }
}
