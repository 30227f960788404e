package dev.sprintrunner.workflow;

import dev.sprintrunner.sprint.StatusClass;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What the sprint-status file must say. The runner owns it: whatever else an agent wrote there is set right. */
final class StatusKeeping {
    private StatusKeeping() {}

    /** The first status that must be written now; stories that an agent is working on are left until it ends. */
    static Optional<StatusChange> correction(BatchState state) {
        CycleState cycle = state.cycle();
        if (cycle == null) {
            return Optional.empty();
        }
        return cycle.stories().stream()
                .filter(story -> !state.runsInForeground(story.key()))
                .flatMap(story -> correction(story).stream())
                .findFirst()
                .or(() -> epicLift(cycle));
    }

    /** A status is written even where an agent was there first, so that each one was decided and told here. */
    private static Optional<StatusChange> correction(StoryState story) {
        Set<StatusClass> allowed = allowed(story.phase());
        boolean kept = allowed.contains(story.writtenStatus());
        if (kept && allowed.contains(story.fileStatus())) {
            return Optional.empty();
        }
        StatusClass wanted = kept ? story.writtenStatus() : allowed.iterator().next();
        String why = kept ? changed(story) : reason(story) + (isForeign(story, allowed) ? "; " + changed(story) : "");
        return Optional.of(new StatusChange(story.key(), wanted, why));
    }

    /** Neither what the runner left there nor what is to be written now. Why a story is blocked is said alone. */
    private static boolean isForeign(StoryState story, Set<StatusClass> allowed) {
        return story.blockedReason() == null
                && story.fileStatus() != story.writtenStatus()
                && !allowed.contains(story.fileStatus());
    }

    /** In progress is written when development begins, not before. */
    private static Set<StatusClass> allowed(StoryPhase phase) {
        return switch (phase) {
            case CREATE -> EnumSet.of(StatusClass.BACKLOG);
            case STORY_REVIEW, TECH_SPEC, TECH_SPEC_REVIEW -> EnumSet.of(StatusClass.READY_FOR_DEV);
            case DEVELOPMENT -> EnumSet.of(StatusClass.READY_FOR_DEV, StatusClass.IN_PROGRESS);
            case CODE_REVIEW, VERIFICATION -> EnumSet.of(StatusClass.REVIEW);
            case DONE -> EnumSet.of(StatusClass.DONE);
            case BLOCKED -> EnumSet.of(StatusClass.BLOCKED);
        };
    }

    private static String changed(StoryState story) {
        return "the file had been changed to " + story.fileStatus().text();
    }

    private static String reason(StoryState story) {
        String blockedReason = story.blockedReason();
        if (blockedReason != null) {
            return blockedReason;
        }
        return switch (story.phase()) {
            case CREATE -> "to be created again";
            case STORY_REVIEW, TECH_SPEC, TECH_SPEC_REVIEW -> "created";
            case DEVELOPMENT -> "development";
            case CODE_REVIEW, VERIFICATION -> "developed";
            case DONE -> "accepted";
            case BLOCKED -> "blocked";
        };
    }

    private static Optional<StatusChange> epicLift(CycleState cycle) {
        String epicKey = cycle.epicKey();
        if (epicKey == null || cycle.epicStatus() != StatusClass.BACKLOG) {
            return Optional.empty();
        }
        return cycle.hasCreated()
                ? Optional.of(new StatusChange(epicKey, StatusClass.IN_PROGRESS, "its first story was created"))
                : Optional.empty();
    }
}
