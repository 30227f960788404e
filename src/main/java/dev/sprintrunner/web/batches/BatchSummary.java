package dev.sprintrunner.web.batches;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A batch in a line.
 *
 * @param maxCycles     null for all
 * @param storiesFailed stories of a batch that is over which ended neither done nor blocked
 * @param durationMs    up to now while it runs
 * @param waitedMs      how much of that was waits, for a usage limit or before a retry; side by side ones count once
 * @param failures      failed commands
 * @param commits       how often a command left another commit checked out than it found: at least one commit each time
 */
record BatchSummary(
        long id,
        long startedAt,
        @Nullable Long endedAt,
        @Nullable Integer maxCycles,
        int cyclesCompleted,
        String status,
        @Nullable String reason,
        int storyCount,
        int storiesDone,
        int storiesBlocked,
        int storiesFailed,
        long durationMs,
        long waitedMs,
        @JsonUnwrapped Usage usage,
        int commands,
        int failures,
        int commits) {}
