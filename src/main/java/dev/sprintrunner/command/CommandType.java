package dev.sprintrunner.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a cycle is made of: agent runs, and the user's verify command. The text form is the name in prompts, settings, logs and the database. */
public enum CommandType {
    CREATE_STORY("create-story", false),
    STORY_DISCOVERY("story-discovery", false),
    STORY_REVIEW("story-review", true),
    CREATE_TECH_SPEC("create-tech-spec", false),
    TECH_SPEC_REVIEW("tech-spec-review", true),
    DEV_STORY("dev-story", false),
    CODE_REVIEW("code-review", true),
    BATCH_COMMIT("batch-commit", false),
    PROJECT_CONTEXT("generate-project-context", false),
    /** Not an agent: the user's own {@code verify_command}. */
    VERIFY("verify", false);

    private final String text;
    private final boolean numbered;

    CommandType(String text, boolean numbered) {
        this.text = text;
        this.numbered = numbered;
    }

    public String text() {
        return text;
    }

    /** The commands that agents carry out. */
    public static List<CommandType> ofAgents() {
        return Arrays.stream(values()).filter(type -> type != VERIFY).toList();
    }

    /** Whether runs of this command carry their attempt in the name, as in {@code code-review-2}. */
    public boolean isNumbered() {
        return numbered;
    }

    public static Optional<CommandType> ofText(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
