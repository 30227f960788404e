package dev.sprintrunner.prompt;

import java.util.List;

/**
 * A prompt ready for the agent's stdin.
 *
 * @param text     begins with the {@link FixedLine}
 * @param template the file it was made from, for logs
 * @param warnings what the user should know about the choice of template; mostly empty
 */
public record Prompt(String text, String template, List<String> warnings) {
    public Prompt {
        warnings = List.copyOf(warnings);
    }
}
