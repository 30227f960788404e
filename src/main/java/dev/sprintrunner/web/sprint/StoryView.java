package dev.sprintrunner.web.sprint;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A story of the sprint-status file.
 *
 * @param statusClass what the runner takes the status for
 * @param selectable  whether it may be chosen for work
 * @param running     whether the running batch works on it
 */
record StoryView(
        String key,
        String id,
        @Nullable String epicId,
        @Nullable String title,
        String status,
        @JsonProperty("class") String statusClass,
        boolean selectable,
        boolean running,
        Files files,
        @Nullable Long lastBatchId,
        @Nullable String lastStatus,
        @Nullable String reason,
        long timeMs,
        @Nullable Double costUsd,
        int attempts,
        @Nullable Long lastActivityAt) {

    /** Paths from the project's root, null where there is no such file. */
    record Files(
            @Nullable String story,
            @Nullable String techSpec,
            @Nullable String discovery) {}
}
