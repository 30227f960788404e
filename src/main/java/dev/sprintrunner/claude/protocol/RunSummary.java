package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of one process say so far.
 *
 * @param sessionId         the session to resume; null before the first line that names one
 * @param init              of the latest turn
 * @param usage             tokens and cost of this process alone, sub-agents included
 * @param numTurns          over all results
 * @param durationApiMs     as the last result says; in a resumed session of 2.1.330 it includes the earlier processes
 * @param permissionDenials each denied call once, at most 500
 * @param modelFallback     the last switch to another model, or null
 * @param runningTasks      background tasks that have not ended
 * @param failedTasks       how many tasks the CLI called failed
 * @param todos             null when the agent keeps no list
 */
public record RunSummary(
        @Nullable String sessionId,
        StreamMessage.@Nullable Init init,
        Results results,
        Answer answer,
        Usage usage,
        long numTurns,
        long durationApiMs,
        List<PermissionDenial> permissionDenials,
        ApiTrouble api,
        StreamMessage.@Nullable ModelFallback modelFallback,
        List<BackgroundTask> runningTasks,
        int failedTasks,
        @Nullable TodoProgress todos,
        LineCounts lines) {

    /**
     * @param primary          the first result that answers the prompt itself
     * @param lastError        the last result with {@code is_error}
     * @param structuredOutput the last one that is not null, over all results
     * @param first            the first results, at most 16
     */
    public record Results(
            int count,
            @Nullable RunResult primary,
            @Nullable RunResult last,
            @Nullable RunResult lastError,
            @Nullable JsonNode structuredOutput,
            List<RunResult> first) {}

    /**
     * @param text      the answer, or its last 4 Mi characters; empty when there is none
     * @param fromModel whether it was collected from what the model said, not taken from a result
     * @param cut       whether its beginning is missing
     */
    public record Answer(String text, boolean fromModel, boolean cut) {}

    /**
     * @param waiting     the retry whose wait is not known to be over, or null
     * @param rateLimit   the last one reported
     * @param usageLimit  the last rejection with a reset time, until the CLI says {@code allowed} again
     * @param lastFailure the last error line on the main thread
     */
    public record ApiTrouble(
            int retries,
            StreamMessage.@Nullable ApiRetry lastRetry,
            StreamMessage.@Nullable ApiRetry waiting,
            @Nullable RateLimit rateLimit,
            @Nullable RateLimit usageLimit,
            @Nullable ApiFailure lastFailure) {}

    /**
     * @param truncated      lines of which a string was cut
     * @param unknown        lines of a type unknown here
     * @param unknownTypes   how often, by type; at most 50 types
     * @param lastUnreadable the beginning of the last line that was no JSON
     */
    public record LineCounts(
            long lines,
            long notJson,
            long brokenJson,
            long oversize,
            long truncated,
            long unknown,
            Map<String, Long> unknownTypes,
            String lastUnreadable) {

        /** Lines that were read as JSON objects. */
        public long json() {
            return lines - notJson - brokenJson - oversize;
        }

        public long unreadable() {
            return notJson + brokenJson + oversize;
        }
    }
}
