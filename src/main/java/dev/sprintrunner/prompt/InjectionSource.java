package dev.sprintrunner.prompt;

import org.jspecify.annotations.Nullable;

/**
 * A document that an agent is to get with its prompt.
 *
 * @param label what it is, {@code story file of 2a-1-scanner}
 * @param path  absolute path
 * @param text  its text where that is not what the file holds now (frozen, or an excerpt), or null: read the file
 */
public record InjectionSource(
        String label, String path, @Nullable String text) {

    public static InjectionSource ofFile(String label, String path) {
        return new InjectionSource(label, path, null);
    }
}
