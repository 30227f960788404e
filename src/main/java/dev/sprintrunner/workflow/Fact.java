package dev.sprintrunner.workflow;

import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.sprint.StatusClass;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a batch. Facts are recorded in order and never changed; what they add up to is a
 * {@link BatchState}, in the live run and in a replay alike.
 */
public sealed interface Fact {

    BatchState applyTo(BatchState state);

    /** The first fact of every batch. */
    record BatchStarted(BatchPlan plan) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return BatchState.planned(plan);
        }
    }

    /** Settings were changed while the batch ran. */
    record RulesChanged(WorkflowRules rules) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.withPlan(state.plan().withRules(rules));
        }
    }

    record ContextChecked(ContextState found) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.withContext(
                    switch (found) {
                        case MISSING -> ContextProgress.TO_CREATE;
                        case STALE -> ContextProgress.STALE;
                        case FRESH -> ContextProgress.TO_FREEZE;
                    });
        }
    }

    /** @param available whether there was a project context to freeze */
    record ContextFrozen(boolean available) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.withContext(
                    state.context() == ContextProgress.STALE ? ContextProgress.TO_REFRESH : ContextProgress.SETTLED);
        }
    }

    /** The selection of a cycle; see {@link CycleState} for the components. */
    record CycleStarted(
            int number,
            @Nullable String epicId,
            @Nullable String epicKey,
            @Nullable StatusClass epicStatus,
            List<StoryPlan> stories)
            implements Fact {
        public CycleStarted {
            stories = List.copyOf(stories);
        }

        @Override
        public BatchState applyTo(BatchState state) {
            List<StoryState> entering =
                    stories.stream().map(StoryState::entering).toList();
            return state.withCycle(
                    new CycleState(number, epicId, epicKey, epicStatus, entering, false, false, false, false));
        }
    }

    record NothingSelectable() implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.withExhausted();
        }
    }

    record CommandStarted(long commandId, CommandRun run) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.withRunning(commandId, run);
        }
    }

    /**
     * A command ended, and its answer and effect were proven.
     *
     * @param verdict its verdict, or null for commands that give none
     * @param costUsd what this run cost, API-equivalent US dollars
     */
    record CommandCompleted(long commandId, @Nullable Verdict verdict, BigDecimal costUsd) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return CommandOutcomes.completed(state, this);
        }
    }

    /**
     * A command ended without what it was for.
     *
     * @param reason  one sentence for people
     * @param session the session to go on in, where that makes sense, or null
     * @param notBefore when trying again can make sense, epoch milliseconds, or null when unknown; of a usage limit,
     *                  when it resets
     */
    record CommandFailed(
            long commandId,
            FailureKind kind,
            String reason,
            BigDecimal costUsd,
            @Nullable String session,
            @Nullable Long notBefore)
            implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return CommandOutcomes.failed(state, this);
        }
    }

    record WaitStarted(Wait waiting) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.waiting(waiting);
        }
    }

    /** Its time came, or somebody said "try now". */
    record WaitEnded(long waitId) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.waited(waitId);
        }
    }

    /** Recorded before the file is written. */
    record StatusDecided(StatusChange change) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state;
        }
    }

    /** The runner has written a status to the file. */
    record StatusWritten(String key, StatusClass status) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.mapCycle(cycle -> key.equals(cycle.epicKey())
                    ? cycle.withEpicStatus(status)
                    : cycle.mapStories(List.of(key), story -> story.written(status)));
        }
    }

    /** The file was read and says something else than was last known. */
    record StatusSeen(String key, StatusClass status) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.mapCycle(cycle -> key.equals(cycle.epicKey())
                    ? cycle.withEpicStatus(status)
                    : cycle.mapStories(List.of(key), story -> story.seen(status)));
        }
    }

    record Archived(List<String> stories) implements Fact {
        public Archived {
            stories = List.copyOf(stories);
        }

        @Override
        public BatchState applyTo(BatchState state) {
            return state.mapCycle(CycleState::withArchived);
        }
    }

    record CycleEnded(int number) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.cycleEnded();
        }
    }

    record StopRequested(StopMode mode) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.withStopping(
                    state.stopping().ask(mode, state.finished().size()));
        }
    }

    /** Something outside any command makes going on impossible: the sprint-status file is broken, the disk is full. */
    record BatchFailed(String reason) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.withFatal(reason);
        }
    }

    record BatchEnded(BatchEnd end) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.withEnd(end);
        }
    }

    /** A stopped, interrupted or failed batch goes on; its settings may have changed meanwhile. */
    record BatchResumed(WorkflowRules rules) implements Fact {
        @Override
        public BatchState applyTo(BatchState state) {
            return state.resumed(rules);
        }
    }
}
