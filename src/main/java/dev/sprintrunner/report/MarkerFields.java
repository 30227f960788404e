package dev.sprintrunner.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A marker as written, before it is compared with what runs.
 *
 * @param story      null where absent, blank or {@code -}
 * @param reportedAt null in JSON, which has no time
 */
record MarkerFields(
        @Nullable String story,
        @Nullable String command,
        String task,
        String status,
        String message,
        @Nullable Instant reportedAt) {
    MarkerFields {
        story = story == null || story.isBlank() || story.equals("-") ? null : story;
        command = command == null || command.isBlank() ? null : command;
    }

    boolean isJson() {
        return reportedAt == null;
    }

    boolean namesFit(int limit) {
        return !task.isEmpty()
                && task.length() <= limit
                && status.length() <= limit
                && (story == null || story.length() <= limit)
                && (command == null || command.length() <= limit);
    }
}
