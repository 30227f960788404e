package dev.sprintrunner.workflow;

import dev.sprintrunner.command.CommandType;
import java.util.List;

/**
 * A piece of work that is retried as one: attempts and pauses are counted by slot. The attempt number of a review is
 * not part of it.
 */
public record Slot(CommandType type, List<String> stories, boolean background) {
    public Slot {
        stories = List.copyOf(stories);
    }

    static Slot of(CommandType type, List<String> stories, boolean background) {
        return new Slot(type, stories, background);
    }

    /** Whether its failures are those of its stories. */
    boolean countsForStories() {
        return !background
                && type != CommandType.STORY_DISCOVERY
                && type != CommandType.BATCH_COMMIT
                && type != CommandType.PROJECT_CONTEXT;
    }

    /** Failures in a row after which it is given up. A review in the background is not repeated for a failure of its own. */
    int strikes() {
        return background && type.isNumbered() ? 1 : SlotState.STRIKES;
    }

    @Override
    public String toString() {
        return stories.isEmpty() ? type.text() : type.text() + " " + String.join(", ", stories);
    }
}
