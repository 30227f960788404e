package dev.sprintrunner.web.sprint;

import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.sprint.StoryEntry;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether an epic's status fits those of its stories. Pure. */
final class EpicHealth {
    private static final Set<StatusClass> NOTHING_LEFT = EnumSet.of(StatusClass.DONE, StatusClass.DROPPED);
    private static final Set<StatusClass> BEGUN =
            EnumSet.of(StatusClass.IN_PROGRESS, StatusClass.REVIEW, StatusClass.DONE, StatusClass.BLOCKED);

    private EpicHealth() {}

    /** A sentence on how they disagree. */
    static Optional<String> warning(StatusClass epic, List<StoryEntry> stories) {
        if (stories.isEmpty()) {
            return Optional.empty();
        }
        long open = stories.stream()
                .filter(story -> !NOTHING_LEFT.contains(story.statusClass()))
                .count();
        long begun = stories.stream()
                .filter(story -> BEGUN.contains(story.statusClass()))
                .count();
        if (epic == StatusClass.DONE && open > 0) {
            return Optional.of("the epic is done, but " + open + " of its " + count(stories.size()) + " "
                    + (open == 1 ? "is" : "are") + " not");
        }
        if (epic != StatusClass.DONE && epic != StatusClass.DROPPED && open == 0) {
            return Optional.of("nothing is left to do, but the epic is not done");
        }
        if (epic == StatusClass.BACKLOG && begun > 0) {
            return Optional.of("the epic is in the backlog, but work on " + begun + " of its " + count(stories.size())
                    + " has begun");
        }
        return Optional.empty();
    }

    private static String count(int stories) {
        return stories + (stories == 1 ? " story" : " stories");
    }
}
