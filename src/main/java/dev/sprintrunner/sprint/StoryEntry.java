package dev.sprintrunner.sprint;

import org.jspecify.annotations.Nullable;

/**
 * A story of a sprint-status file.
 *
 * @param status as written, with a remark if there is one; empty where there is none
 * @param line   1-based line of the status
 */
public record StoryEntry(StoryKey storyKey, String status, StatusClass statusClass, int line) {
    public String key() {
        return storyKey.text();
    }

    public String id() {
        return storyKey.id();
    }

    /** The epic's id, or null where the key has no number at all. */
    public @Nullable String epicId() {
        return storyKey.epicId();
    }

    boolean isSameEpicAs(StoryEntry other) {
        String epic = epicId();
        String otherEpic = other.epicId();
        return epic != null && otherEpic != null && epic.equalsIgnoreCase(otherEpic);
    }
}
