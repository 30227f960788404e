package dev.sprintrunner.web.batches;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story in a batch.
 *
 * @param id           of its row
 * @param storyId      the short form of the key
 * @param cycle        the latest cycle that had it
 * @param entry        the phase it entered at
 * @param durationMs   up to now while it is worked on
 * @param costUsd      its share of its commands, null where none told a cost
 * @param inputTokens  its share, with those from the cache
 * @param reviews      code reviews that gave a verdict
 */
record BatchStory(
        long id,
        String storyKey,
        String storyId,
        @Nullable String title,
        @Nullable String epicId,
        int cycle,
        String entry,
        String status,
        @Nullable String reason,
        @Nullable String techSpec,
        long startedAt,
        @Nullable Long endedAt,
        long durationMs,
        @Nullable Double costUsd,
        long inputTokens,
        long outputTokens,
        int reviews,
        List<CommandView> commands) {
    BatchStory {
        commands = List.copyOf(commands);
    }
}
