package dev.sprintrunner.web.batches;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of an agent. Times are epoch milliseconds.
 *
 * @param storyKeys     its stories, in their order in the batch
 * @param storyRows     the rows of these
 * @param durationMs    up to now while it runs
 * @param resumed       whether it went on in an earlier session
 * @param verdict       an object, or null
 * @param promptBytes   null where the prompt is gone or was not asked for
 */
record CommandView(
        long id,
        long batchId,
        String command,
        List<String> storyKeys,
        @JsonIgnore List<Long> storyRows,
        @Nullable Integer cycle,
        int attempt,
        boolean background,
        String status,
        @Nullable String taskId,
        long startedAt,
        @Nullable Long endedAt,
        long durationMs,
        @Nullable String model,
        @Nullable String sessionId,
        boolean resumed,
        @Nullable Long pid,
        @Nullable Integer exitCode,
        @Nullable String failure,
        @Nullable String failureKind,
        @Nullable String outputSummary,
        @Nullable JsonNode verdict,
        @JsonUnwrapped Usage usage,
        int numTurns,
        long durationApiMs,
        int permissionDenials,
        @Nullable Long promptBytes,
        List<TaskView> tasks) {
    CommandView {
        storyKeys = List.copyOf(storyKeys);
        storyRows = List.copyOf(storyRows);
        tasks = List.copyOf(tasks);
    }
}
