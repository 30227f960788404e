package dev.sprintrunner.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.sprint.StatusClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** What holds whatever happens to a batch. A failure names the seed; run it alone with {@code RandomBatch.of(seed)}. */
class WorkflowPropertyTest {
    private static final int SEEDS = 500;
    private static final Set<StatusClass> WORDS = Set.of(
            StatusClass.BACKLOG,
            StatusClass.READY_FOR_DEV,
            StatusClass.IN_PROGRESS,
            StatusClass.REVIEW,
            StatusClass.DONE,
            StatusClass.BLOCKED);

    private static void forEverySeed(int seeds, LongConsumer test) {
        for (long seed = 0; seed < seeds; seed++) {
            try {
                test.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void everyBatchEndsAndEveryStepIsAllowed() {
        forEverySeed(SEEDS, seed -> {
            RandomBatch random = RandomBatch.of(seed);
            random.run(WorkflowPropertyTest::check);
            SimulatedBatch batch = random.batch();

            assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
            assertThat(batch.state().running()).isEmpty();
            assertThat(batch.state().cycle()).isNull();
            batch.state()
                    .finished()
                    .forEach(key -> assertThat(batch.status(key)).isIn(StatusClass.DONE, StatusClass.BLOCKED));
            assertThat(committed(batch)).as("committed").doesNotHaveDuplicates();
        });
    }

    @Test
    void aReplayOfAnyBeginningOfTheFactsDecidesAsTheLiveRunDid() {
        forEverySeed(100, seed -> {
            RandomBatch random = RandomBatch.of(seed).run((state, step) -> {});
            List<Fact> facts = random.batch().facts;
            BatchState state = BatchState.replay(facts.subList(0, 1));
            Random cuts = new Random(seed);
            for (int i = 1; i < facts.size(); i++) {
                state = facts.get(i).applyTo(state);
                if (cuts.nextInt(10) == 0) {
                    BatchState replayed = BatchState.replay(facts.subList(0, i + 1));
                    assertThat(replayed).isEqualTo(state);
                    assertThat(Workflow.decide(replayed)).isEqualTo(Workflow.decide(state));
                }
            }
            assertThat(random.states()).last().isEqualTo(state);
        });
    }

    private static List<String> committed(SimulatedBatch batch) {
        Map<Long, CommandRun> commits = new HashMap<>();
        List<String> committed = new ArrayList<>();
        for (Fact fact : batch.facts) {
            if (fact instanceof Fact.CommandStarted started
                    && started.run().name().type() == CommandType.BATCH_COMMIT) {
                commits.put(started.commandId(), started.run());
            } else if (fact instanceof Fact.CommandCompleted completed && commits.containsKey(completed.commandId())) {
                committed.addAll(commits.get(completed.commandId()).stories());
            }
        }
        return committed;
    }

    private static void check(BatchState state, Step step) {
        assertThat(Workflow.decide(state)).as("decided again").isEqualTo(step);
        assertThat(state.running().values().stream().map(CommandRun::slot))
                .as("running slots")
                .doesNotHaveDuplicates();
        CycleState cycle = state.cycle();
        if (cycle != null) {
            cycle.stories().forEach(story -> assertThat(story.failuresInRow()).isLessThanOrEqualTo(3));
        }
        if (step instanceof Step.StartCommand start) {
            checkStart(state, start.run());
        } else if (step instanceof Step.SetStatus set) {
            checkStatus(state, set.change());
        } else if (step instanceof Step.SelectStories select) {
            assertThat(cycle).isNull();
            assertThat(state.hasCyclesLeft()).isTrue();
            assertThat(select.cycle()).isEqualTo(state.cyclesCompleted() + 1);
        } else if (step instanceof Step.EndCycle) {
            assertThat(Objects.requireNonNull(cycle).firstOpen()).isEmpty();
        } else if (step instanceof Step.EndBatch end) {
            checkEnd(state, end.end());
        }
    }

    private static void checkStart(BatchState state, CommandRun run) {
        assertThat(state.isOver()).isFalse();
        assertThat(state.fatal()).isNull();
        assertThat(state.isLimited()).as("waits for the usage limit").isFalse();
        assertThat(state.stopping().mode()).isNotIn(StopMode.COMMAND, StopMode.NOW);
        assertThat(state.runs(run.slot())).as("%s runs already", run).isFalse();
        assertThat(state.slot(run.slot()).pause()).isEqualTo(SlotState.Pause.NONE);
        if (!run.background()) {
            checkForeground(state, run);
        }
    }

    private static void checkForeground(BatchState state, CommandRun run) {
        CommandType type = run.name().type();
        assertThat(state.running().values().stream()
                        .filter(other -> !other.background())
                        .map(other -> other.name().type()))
                .as("beside %s", run)
                .isSubsetOf(CommandType.CREATE_STORY, CommandType.STORY_DISCOVERY);
        for (String key : run.stories()) {
            StoryState story = Objects.requireNonNull(state.cycle()).story(key).orElseThrow();
            if (type == CommandType.BATCH_COMMIT) {
                assertThat(story.phase()).isEqualTo(StoryPhase.DONE);
                assertThat(story.committed()).isFalse();
            } else {
                assertThat(story.phase().isFinal()).isFalse();
            }
            if (type == CommandType.CODE_REVIEW) {
                assertThat(run.name().attempt()).isEqualTo(story.reviews().size() + 1);
                assertThat(story.fileStatus()).isEqualTo(StatusClass.REVIEW);
            }
            if (type == CommandType.DEV_STORY) {
                assertThat(story.fileStatus()).isEqualTo(StatusClass.IN_PROGRESS);
            }
        }
    }

    private static void checkStatus(BatchState state, StatusChange change) {
        CycleState cycle = Objects.requireNonNull(state.cycle());
        assertThat(change.status()).isIn(WORDS);
        if (change.key().equals(cycle.epicKey())) {
            assertThat(cycle.epicStatus()).isEqualTo(StatusClass.BACKLOG);
            assertThat(change.status()).isEqualTo(StatusClass.IN_PROGRESS);
            return;
        }
        StoryPhase phase = cycle.story(change.key()).orElseThrow().phase();
        assertThat(change.status() == StatusClass.DONE).isEqualTo(phase == StoryPhase.DONE);
        assertThat(change.status() == StatusClass.BLOCKED).isEqualTo(phase == StoryPhase.BLOCKED);
        assertThat(state.runsInForeground(change.key())).as("an agent is at it").isFalse();
    }

    private static void checkEnd(BatchState state, BatchEnd end) {
        assertThat(state.running()).isEmpty();
        if (end.outcome() == BatchOutcome.COMPLETED) {
            assertThat(state.cycle()).isNull();
            assertThat(state.chains()).isEmpty();
            assertThat(state.exhausted() || !state.hasCyclesLeft()).isTrue();
        }
    }
}
