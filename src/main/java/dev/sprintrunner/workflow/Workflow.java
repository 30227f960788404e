package dev.sprintrunner.workflow;

import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import java.util.List;
import java.util.Optional;

/**
 * The decision what to do next. The same facts always give the same step.
 *
 * <p>Read {@link #decide} from the top: each line may answer, the first that does wins.
 */
public final class Workflow {
    private Workflow() {}

    public static Step decide(BatchState state) {
        return over(state)
                .or(() -> breakingOff(state))
                .or(() -> StatusKeeping.correction(state).map(Step.SetStatus::new))
                .or(() -> stoppingNow(state))
                .or(() -> usageLimit(state))
                .or(() -> backgroundReview(state))
                .or(() -> stoppingAfterStory(state))
                .or(() -> projectContext(state))
                .or(() -> CyclePlan.next(state))
                .orElseGet(() -> nextCycle(state));
    }

    private static Optional<Step> over(BatchState state) {
        return state.isOver() ? Optional.of(new Step.Await()) : Optional.empty();
    }

    /** The batch cannot go on, or must not for another moment: end the agents, then the batch. */
    private static Optional<Step> breakingOff(BatchState state) {
        if (state.fatal() == null && !state.stopping().is(StopMode.NOW)) {
            return Optional.empty();
        }
        if (!state.running().isEmpty()) {
            return Optional.of(new Step.EndAgents());
        }
        BatchEnd end = state.fatal() == null
                ? new BatchEnd(BatchOutcome.STOPPED, "stopped at once")
                : new BatchEnd(BatchOutcome.ERROR, state.fatal());
        return Optional.of(new Step.EndBatch(end));
    }

    /** Nothing new starts; what runs may end. */
    private static Optional<Step> stoppingNow(BatchState state) {
        if (state.stopping().is(StopMode.COMMAND)) {
            return Optional.of(endWhenIdle(state, new BatchEnd(BatchOutcome.STOPPED, "stopped after the command")));
        }
        if (state.isOverBudget() && !isComplete(state)) {
            return Optional.of(endWhenIdle(state, new BatchEnd(BatchOutcome.STOPPED, "budget")));
        }
        return Optional.empty();
    }

    /** The limit is the account's: nothing starts until it resets; what runs may meet it or finish. */
    private static Optional<Step> usageLimit(BatchState state) {
        if (state.limit().waitDue()) {
            return Optional.of(
                    new Step.WaitForLimit(state.limit().resetAt(), state.limit().hits()));
        }
        return state.limitWait()
                .map(wait -> stoppingAfterStory(state)
                        .filter(step -> !(step instanceof Step.StartCommand))
                        .orElseGet(Step.Await::new));
    }

    private static Optional<Step> backgroundReview(BatchState state) {
        return state.chains().stream()
                .map(chain -> run(new CommandName(chain.type(), chain.attempt()), chain.stories(), true, true, state))
                .flatMap(run -> inBackground(state, run).stream())
                .findFirst();
    }

    /** A story has ended since somebody asked, or one was blocked and the settings say to stop then. */
    private static Optional<Step> stoppingAfterStory(BatchState state) {
        Optional<String> reason = storyBoundary(state);
        if (reason.isEmpty() || isComplete(state)) {
            return Optional.empty();
        }
        return CyclePlan.closing(state)
                .or(() -> Optional.of(endWhenIdle(state, new BatchEnd(BatchOutcome.STOPPED, reason.get()))));
    }

    private static Optional<String> storyBoundary(BatchState state) {
        boolean storyEnded = state.cycle() == null
                || state.finished().size() > state.stopping().finishedAtAsk();
        if (state.stopping().is(StopMode.STORY) && storyEnded) {
            return Optional.of("stopped after the story");
        }
        return state.plan().rules().stopOnBlocked()
                        && state.blocked() > state.stopping().blockedAccepted()
                ? Optional.of("a story is blocked")
                : Optional.empty();
    }

    private static Optional<Step> projectContext(BatchState state) {
        CommandName command = CommandName.of(CommandType.PROJECT_CONTEXT);
        return switch (state.context()) {
            case UNCHECKED -> Optional.of(new Step.CheckContext());
            case TO_CREATE -> Optional.of(attempt(state, run(command, List.of(), false, false, state)));
            case TO_FREEZE, STALE -> Optional.of(new Step.FreezeContext());
            case TO_REFRESH -> inBackground(state, run(command, List.of(), true, false, state));
            case SETTLED -> Optional.empty();
        };
    }

    private static Step nextCycle(BatchState state) {
        if (!isComplete(state)) {
            return new Step.SelectStories(state.cyclesCompleted() + 1);
        }
        return state.hasBackgroundWork()
                ? new Step.Await()
                : endWhenIdle(state, new BatchEnd(BatchOutcome.COMPLETED, ""));
    }

    private static boolean isComplete(BatchState state) {
        return state.cycle() == null && (state.exhausted() || !state.hasCyclesLeft());
    }

    private static Step endWhenIdle(BatchState state, BatchEnd end) {
        return state.running().isEmpty() ? new Step.EndBatch(end) : new Step.Await();
    }

    // Shared with CyclePlan

    /** Starts a piece of work, unless it runs already or must pause after a failure. */
    static Step attempt(BatchState state, CommandRun run) {
        Slot slot = run.slot();
        if (state.runs(slot)) {
            return new Step.Await();
        }
        SlotState memory = state.slot(slot);
        return switch (memory.pause()) {
            case NONE -> new Step.StartCommand(run);
            case DUE -> new Step.PauseRetry(slot, memory.transients(), memory.notBefore());
            case SET -> new Step.Await();
        };
    }

    /** As {@link #attempt}, but the cycle does not wait for work that runs or pauses. */
    private static Optional<Step> inBackground(BatchState state, CommandRun run) {
        return Optional.of(attempt(state, run)).filter(step -> !(step instanceof Step.Await));
    }

    /** A command with what its slot remembers of the run before. */
    static CommandRun run(CommandName name, List<String> stories, boolean background, boolean small, BatchState state) {
        SlotState memory = state.slot(Slot.of(name.type(), stories, background));
        return new CommandRun(name, stories, background, small, memory.continuation(), memory.lastFailure());
    }
}
