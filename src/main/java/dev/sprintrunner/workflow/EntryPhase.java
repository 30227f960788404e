package dev.sprintrunner.workflow;

import dev.sprintrunner.sprint.StatusClass;
import org.jspecify.annotations.Nullable;

/** Where a selected story enters its cycle. */
public final class EntryPhase {
    private EntryPhase() {}

    /**
     * The phase for a story of this status.
     *
     * @param from          a phase asked for explicitly, which wins, or null
     * @param specIsMissing whether a tech-spec was decided REQUIRED earlier and its file is not there
     * @throws IllegalArgumentException for a status that is never selected
     */
    public static StoryPhase of(StatusClass status, @Nullable StartPhase from, boolean specIsMissing) {
        if (from != null) {
            return from.phase();
        }
        return switch (status) {
            case BACKLOG -> StoryPhase.CREATE;
            case READY_FOR_DEV -> specIsMissing ? StoryPhase.TECH_SPEC : StoryPhase.DEVELOPMENT;
            case IN_PROGRESS -> StoryPhase.DEVELOPMENT;
            case REVIEW -> StoryPhase.CODE_REVIEW;
            case DONE, BLOCKED, DROPPED, UNKNOWN -> throw new IllegalArgumentException("not selectable: " + status);
        };
    }
}
