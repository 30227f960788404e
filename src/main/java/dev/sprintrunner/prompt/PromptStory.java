package dev.sprintrunner.prompt;

/**
 * A story as its agent gets to know it.
 *
 * @param key           the whole key, {@code 2a-1-session-scanner}
 * @param id            the short form agents report, {@code 2a-1}
 * @param title         as a person wrote it, or empty
 * @param storyFile     absolute path, where the file is or is to be written; so are the next two
 */
public record PromptStory(
        String key, String id, String title, String storyFile, String discoveryFile, String techSpecFile) {}
