package dev.sprintrunner.command;

/** Which prompts agents get: our own, or those that call the BMAD skills and commands installed in the project. */
public enum PromptSet implements Worded {
    /** {@link #BMAD} for each command whose skill the project has, else {@link #BUILTIN}. */
    AUTO("auto"),
    BUILTIN("builtin"),
    /** As {@link #AUTO}, and a warning where a skill that could be called is not installed. */
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
