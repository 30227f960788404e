package dev.sprintrunner.web.batches;

import org.jspecify.annotations.Nullable;

/**
 * A phase of a command, as its agent reported it.
 *
 * @param storyKey the story it was for, or null
 * @param status   running, or how it ended: completed, failed, interrupted
 * @param message  the agent's last word on it, or null
 */
record TaskView(
        String taskId,
        @Nullable String storyKey,
        String status,
        long startedAt,
        @Nullable Long endedAt,
        @Nullable String message) {}
