package dev.sprintrunner.web.batches;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a batch, but for its events.
 *
 * @param batchCommands those for no story
 * @param commits       newest first
 */
record BatchDetail(
        BatchSummary batch,
        List<BatchStory> stories,
        List<CommandView> batchCommands,
        List<BackgroundTask> backgroundTasks,
        List<WaitView> waits,
        List<CommitView> commits,
        BatchStats stats) {
    BatchDetail {
        stories = List.copyOf(stories);
        batchCommands = List.copyOf(batchCommands);
        backgroundTasks = List.copyOf(backgroundTasks);
        waits = List.copyOf(waits);
        commits = List.copyOf(commits);
    }

    /** A command beside the cycle. */
    record BackgroundTask(
            long id,
            @Nullable String storyKey,
            String taskType,
            long spawnedAt,
            @Nullable Long completedAt,
            String status,
            @Nullable Long commandId) {}

    /** @param until when it was to end */
    record WaitView(
            String reason,
            long startedAt,
            long until,
            @Nullable Long endedAt) {}
}
