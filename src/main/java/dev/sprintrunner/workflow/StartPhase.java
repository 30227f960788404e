package dev.sprintrunner.workflow;

import java.util.Arrays;
import java.util.Optional;

/** From where a story is run again, as {@code --from} takes it. */
public enum StartPhase {
    CREATE("create", StoryPhase.CREATE),
    TECH_SPEC("tech-spec", StoryPhase.TECH_SPEC),
    DEV("dev", StoryPhase.DEVELOPMENT),
    REVIEW("review", StoryPhase.CODE_REVIEW);

    private final String text;
    private final StoryPhase phase;

    StartPhase(String text, StoryPhase phase) {
        this.text = text;
        this.phase = phase;
    }

    public String text() {
        return text;
    }

    public StoryPhase phase() {
        return phase;
    }

    public static Optional<StartPhase> ofText(String text) {
        return Arrays.stream(values()).filter(phase -> phase.text.equals(text)).findFirst();
    }
}
