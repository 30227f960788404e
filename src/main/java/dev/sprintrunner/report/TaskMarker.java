package dev.sprintrunner.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent said about its progress.
 *
 * @param story      the story as the agent named it, or null when it named none
 * @param storyKey   the key of the running command's story that is meant, or null when it is none or several of them
 * @param command    the command as the agent named it, or null when it named none
 * @param task       the task as the agent named it
 * @param status     lower case; normally {@code start}, {@code end} or {@code progress}, else as the agent wrote it
 * @param message    whole, or empty
 * @param metrics    the numbers of the message's last bracket, such as {@code files} to {@code 2}, in their order
 * @param reportedAt when the agent says it was (CSV markers only), or null
 * @param known      whether it is about a task of the running command and its stories; any other marker is plain
 *                   progress and moves nothing on
 */
public record TaskMarker(
        @Nullable String story,
        @Nullable String storyKey,
        @Nullable String command,
        String task,
        String status,
        String message,
        Map<String, String> metrics,
        @Nullable Instant reportedAt,
        boolean known) {
    private static final int DISPLAY_CHARACTERS = 150;

    public TaskMarker {
        status = status.toLowerCase(Locale.ROOT);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    public boolean isStart() {
        return "start".equals(status);
    }

    public boolean isEnd() {
        return "end".equals(status);
    }

    /** The message, cut to 150 characters with {@code …} as the last where it is longer. */
    public String forDisplay() {
        if (message.codePointCount(0, message.length()) <= DISPLAY_CHARACTERS) {
            return message;
        }
        return message.substring(0, message.offsetByCodePoints(0, DISPLAY_CHARACTERS - 1)) + "…";
    }
}
