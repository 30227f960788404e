package dev.sprintrunner.workflow;

import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.command.CommitMode;
import dev.sprintrunner.sprint.StatusClass;
import java.util.List;
import java.util.Optional;

/** The next step within a cycle: documents for all its stories first, then story after story, then the commit. */
final class CyclePlan {
    private CyclePlan() {}

    /** Empty when there is no cycle. */
    static Optional<Step> next(BatchState state) {
        CycleState cycle = state.cycle();
        if (cycle == null) {
            return Optional.empty();
        }
        Optional<StoryPhase> shared = cycle.earliestSharedPhase();
        if (shared.isPresent()) {
            return Optional.of(onDocuments(state, cycle, shared.get()));
        }
        return cycle.firstOpen().map(story -> onCode(state, story)).or(() -> closing(state));
    }

    /** What is left to do for stories that are done: commit, and at the cycle's end archive. */
    static Optional<Step> closing(BatchState state) {
        CycleState cycle = state.cycle();
        if (cycle == null) {
            return Optional.empty();
        }
        if (state.runsInForeground()) {
            return Optional.of(new Step.Await());
        }
        return commit(state, cycle).or(() -> archive(state, cycle)).or(() -> end(cycle));
    }

    private static Step onDocuments(BatchState state, CycleState cycle, StoryPhase phase) {
        List<String> keys = cycle.in(phase).stream().map(StoryState::key).toList();
        return switch (phase) {
            case CREATE -> creation(state, cycle, keys);
            case STORY_REVIEW -> foreground(state, new CommandName(CommandType.STORY_REVIEW, 1), keys);
            case TECH_SPEC -> foreground(state, CommandName.of(CommandType.CREATE_TECH_SPEC), keys);
            case TECH_SPEC_REVIEW -> foreground(state, new CommandName(CommandType.TECH_SPEC_REVIEW, 1), keys);
            default -> throw new IllegalStateException("not a shared phase: " + phase);
        };
    }

    /** The writer and the scout work side by side; each is retried by itself, and both must end. */
    private static Step creation(BatchState state, CycleState cycle, List<String> keys) {
        Step write = cycle.storiesWritten()
                ? new Step.Await()
                : foreground(state, CommandName.of(CommandType.CREATE_STORY), keys);
        if (!(write instanceof Step.Await) || cycle.discoverySettled()) {
            return write;
        }
        return foreground(state, CommandName.of(CommandType.STORY_DISCOVERY), keys);
    }

    private static Step onCode(BatchState state, StoryState story) {
        List<String> key = List.of(story.key());
        return switch (story.phase()) {
            case DEVELOPMENT ->
                story.isKnownAs(StatusClass.IN_PROGRESS) || state.runsInForeground(story.key())
                        ? foreground(state, CommandName.of(CommandType.DEV_STORY), key)
                        : new Step.SetStatus(
                                new StatusChange(story.key(), StatusClass.IN_PROGRESS, "development begins"));
            case CODE_REVIEW -> codeReview(state, story, key);
            case VERIFICATION -> foreground(state, CommandName.of(CommandType.VERIFY), key);
            default -> throw new IllegalStateException("story " + story.key() + " has no code phase: " + story.phase());
        };
    }

    private static Step codeReview(BatchState state, StoryState story, List<String> key) {
        int attempt = story.reviews().size() + 1;
        boolean small = attempt >= state.plan().rules().haikuAfterReview();
        return Workflow.attempt(
                state, Workflow.run(new CommandName(CommandType.CODE_REVIEW, attempt), key, false, small, state));
    }

    private static Step foreground(BatchState state, CommandName name, List<String> keys) {
        return Workflow.attempt(state, Workflow.run(name, keys, false, false, state));
    }

    private static Optional<Step> commit(BatchState state, CycleState cycle) {
        List<String> keys = cycle.uncommitted().stream().map(StoryState::key).toList();
        if (keys.isEmpty() || cycle.commitSettled() || state.plan().rules().commitMode() == CommitMode.OFF) {
            return Optional.empty();
        }
        return Optional.of(foreground(state, CommandName.of(CommandType.BATCH_COMMIT), keys));
    }

    private static Optional<Step> archive(BatchState state, CycleState cycle) {
        List<String> done =
                cycle.in(StoryPhase.DONE).stream().map(StoryState::key).toList();
        boolean due = cycle.firstOpen().isEmpty() && !done.isEmpty() && !cycle.archived();
        return due && state.plan().rules().archiveArtifacts() ? Optional.of(new Step.Archive(done)) : Optional.empty();
    }

    private static Optional<Step> end(CycleState cycle) {
        return cycle.firstOpen().isEmpty() ? Optional.of(new Step.EndCycle(cycle.number())) : Optional.empty();
    }
}
