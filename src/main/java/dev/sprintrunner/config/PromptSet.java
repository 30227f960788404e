package dev.sprintrunner.config;

/** Which prompts agents get; {@code AUTO} takes BMAD's own where the project has them installed. */
public enum PromptSet implements Worded {
    AUTO("auto"),
    BUILTIN("builtin"),
    BMAD("bmad");

    private final String text;

    PromptSet(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
