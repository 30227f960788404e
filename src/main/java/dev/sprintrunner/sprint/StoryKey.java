package dev.sprintrunner.sprint;

import org.jspecify.annotations.Nullable;

/**
 * A story's key, taken apart.
 *
 * @param text   the whole key, as in {@code 2a-1-session-scanner}
 * @param id     the short form, {@code 2a-1}; the whole key where it has no story number
 * @param epicId {@code 2a}, of {@code 5-sr-3-core} it is {@code 5-sr}; null where the key has no number at all
 * @param number the story number's digits, or null where the key has none
 * @param letter the letter of a split story, {@code a} of {@code 1-3a-login}; else empty
 */
public record StoryKey(
        String text,
        String id,
        @Nullable String epicId,
        @Nullable String number,
        String letter) {
    static StoryKey numbered(String text, String epicId, String number, String letter, int idEnd) {
        return new StoryKey(text, text.substring(0, idEnd), epicId, number, letter);
    }

    static StoryKey unnumbered(String text, @Nullable String epicId) {
        return new StoryKey(text, text, epicId, null, "");
    }

    /** Whether the key starts with its epic's number; word-led keys, as in {@code orch-2-1-parser}, come after these. */
    boolean isNumberLed() {
        return epicId != null && Character.isDigit(epicId.charAt(0));
    }
}
