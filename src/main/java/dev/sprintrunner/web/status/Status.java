package dev.sprintrunner.web.status;

import dev.sprintrunner.claude.protocol.TodoProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes on now, as the API and the live feed give it. Times are epoch milliseconds, money US dollars; null is
 * unknown or does not apply.
 *
 * @param batchId         of the running batch, else of the newest
 * @param cycle           number of the running cycle
 * @param maxCycles       null for all
 * @param inputTokens     of the batch, from a cache or not; of running commands about
 * @param billing         {@code subscription} or {@code api}
 * @param etaMs           how much longer the batch takes
 * @param resumableBatchId the newest batch, where it can be gone on with
 * @param sprintProblem   why nothing can start, with the mend
 */
record Status(
        String status,
        @Nullable Long batchId,
        @Nullable String batchStatus,
        @Nullable String batchReason,
        @Nullable Long startedAt,
        @Nullable Long endedAt,
        int cyclesCompleted,
        @Nullable Integer cycle,
        @Nullable Integer maxCycles,
        List<String> currentStories,
        @Nullable Stopping stopping,
        List<ActiveCommand> activeCommands,
        @Nullable Long waitingUntil,
        @Nullable Long waitingSince,
        @Nullable String waitingReason,
        @Nullable Double costUsd,
        long inputTokens,
        long outputTokens,
        @Nullable String billing,
        @Nullable Double maxCostUsd,
        Progress progress,
        @Nullable Long etaMs,
        @Nullable Long etaLowMs,
        @Nullable Long etaHighMs,
        @Nullable GitTile git,
        @Nullable UsageLimit usageLimit,
        @Nullable Long resumableBatchId,
        @Nullable String sprintProblem,
        long serverTime) {

    /**
     * @param mode     {@code story}, {@code command} or {@code now}
     * @param storyKey the story after which it stops
     */
    record Stopping(
            String mode, @Nullable Long since, @Nullable String storyKey) {}

    /**
     * @param taskId        the last task it reported
     * @param repeatCount   how often its last tool call was made in a row
     * @param silentLimitAt when it would be ended for silence
     */
    record ActiveCommand(
            long commandId,
            String command,
            List<String> storyKeys,
            @Nullable String taskId,
            int attempt,
            @Nullable Integer maxAttempts,
            @Nullable String model,
            @Nullable String sessionId,
            @Nullable Long pid,
            boolean background,
            long startedAt,
            long lastOutputAt,
            @Nullable String lastLine,
            int repeatCount,
            @Nullable TodoProgress todo,
            long inputTokens,
            long outputTokens,
            @Nullable Long silentLimitAt) {}

    /**
     * @param storiesFailed ended neither done nor blocked
     * @param storiesTotal  those so far and those still planned
     */
    record Progress(
            int storiesDone,
            int storiesBlocked,
            int storiesFailed,
            @Nullable Integer storiesTotal) {}

    /**
     * @param percent used, 0 to 100
     * @param type    {@code five_hour}, {@code seven_day}, …
     * @param status  {@code allowed}, {@code allowed_warning} or {@code rejected}
     */
    record UsageLimit(
            @Nullable Double percent,
            @Nullable Long resetsAt,
            @Nullable String type,
            @Nullable String status) {}
}
