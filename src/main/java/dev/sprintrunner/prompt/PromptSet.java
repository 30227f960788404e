package dev.sprintrunner.prompt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which prompts are used: our own, or those that call the BMAD skills and commands installed in the project. */
public enum PromptSet {
    /** {@link #BMAD} for each command whose skill the project has, else {@link #BUILTIN}. */
    AUTO,
    BUILTIN,
    /** As {@link #AUTO}, and a warning where a skill that could be called is not installed. */
    BMAD;

    /** The name in the settings. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PromptSet> ofText(String text) {
        return Arrays.stream(values()).filter(set -> set.text().equals(text)).findFirst();
    }
}
