package dev.sprintrunner.workflow;

import static dev.sprintrunner.workflow.Answers.critical;
import static dev.sprintrunner.workflow.Answers.fails;
import static dev.sprintrunner.workflow.Answers.finds;
import static dev.sprintrunner.workflow.RulesBuilder.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.report.Severity;
import dev.sprintrunner.sprint.StatusClass;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stops of every kind, the boundaries they wait for, and where a resume goes on. */
class StoppingTest {
    private static final BatchEnd AFTER_STORY = new BatchEnd(BatchOutcome.STOPPED, "stopped after the story");
    private static final BatchEnd AFTER_COMMAND = new BatchEnd(BatchOutcome.STOPPED, "stopped after the command");
    private static final BatchEnd AT_ONCE = new BatchEnd(BatchOutcome.STOPPED, "stopped at once");

    private static SimulatedBatch pair() {
        return SimulatedBatch.ordinary()
                .story("1-1-a", StatusClass.IN_PROGRESS)
                .story("1-2-b", StatusClass.READY_FOR_DEV);
    }

    private static SimulatedBatch stoppedDuring(String command, StopMode mode, SimulatedBatch batch) {
        batch.runUntil(command).settle().stop(mode);
        batch.run();
        return batch;
    }

    private static List<String> afterResume(SimulatedBatch batch) {
        int before = batch.log.size();
        batch.resume().run();
        return batch.log.subList(before, batch.log.size());
    }

    @Nested
    class AfterTheStory {
        @Test
        void theStoryIsFinishedAndCommittedAndTheNextNotBegun() {
            SimulatedBatch batch = stoppedDuring("dev-story 1-1-a", StopMode.STORY, pair());

            assertThat(batch.end()).isEqualTo(AFTER_STORY);
            assertThat(batch.log).endsWith("1-1-a done", "batch-commit 1-1-a", "end of batch");
            assertThat(batch.status("1-2-b")).isEqualTo(StatusClass.READY_FOR_DEV);
        }

        @Test
        void aResumeGoesOnWithTheNextStoryOfTheSameCycleAndCommitsOnlyThat() {
            SimulatedBatch batch = stoppedDuring("dev-story 1-1-a", StopMode.STORY, pair());

            assertThat(afterResume(batch))
                    .startsWith("1-2-b in-progress", "dev-story 1-2-b")
                    .endsWith("batch-commit 1-2-b", "end of cycle 1", "end of batch");
            assertThat(batch.state().cyclesCompleted()).isEqualTo(1);
            assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
        }

        @Test
        void archivingComesOnceAtTheCyclesEnd() {
            SimulatedBatch batch = SimulatedBatch.of(rules().archiving().build())
                    .story("1-1-a", StatusClass.REVIEW)
                    .story("1-2-b", StatusClass.REVIEW);
            stoppedDuring("code-review-1 1-1-a", StopMode.STORY, batch);
            assertThat(batch.log).noneMatch(line -> line.startsWith("archive"));

            assertThat(afterResume(batch))
                    .containsSubsequence("batch-commit 1-2-b", "archive 1-1-a,1-2-b", "end of cycle 1");
        }

        @Test
        void aBlockedStoryIsTheStorysEndToo() {
            SimulatedBatch batch = SimulatedBatch.of(rules().maxReviews(1).build())
                    .story("1-1-a", StatusClass.REVIEW)
                    .story("1-2-b", StatusClass.REVIEW)
                    .on("code-review-1 1-1-a", finds(Severity.HIGH, "x"));
            stoppedDuring("code-review-1 1-1-a", StopMode.STORY, batch);

            assertThat(batch.end()).isEqualTo(AFTER_STORY);
            assertThat(batch.commands).containsExactly("code-review-1 1-1-a");
        }

        @Test
        void askedDuringTheCommitItStopsAfterTheCycle() {
            SimulatedBatch batch = stoppedDuring(
                    "batch-commit 1-1-a,1-2-b", StopMode.STORY, pair().story("2-1-c", StatusClass.REVIEW));

            assertThat(batch.end()).isEqualTo(AFTER_STORY);
            assertThat(batch.log).endsWith("end of cycle 1", "end of batch");
        }

        @Test
        void askedDuringTheLastCommitOfAllTheBatchIsComplete() {
            SimulatedBatch batch = SimulatedBatch.of(1, rules().build()).story("1-1-a", StatusClass.REVIEW);

            assertThat(stoppedDuring("batch-commit 1-1-a", StopMode.STORY, batch)
                            .end()
                            .outcome())
                    .isEqualTo(BatchOutcome.COMPLETED);
        }

        @Test
        void askedBeforeTheFirstStoryNothingMoreStarts() {
            SimulatedBatch batch = pair().context(ContextState.MISSING);
            stoppedDuring("generate-project-context", StopMode.STORY, batch);

            assertThat(batch.end()).isEqualTo(AFTER_STORY);
            assertThat(batch.commands).containsExactly("generate-project-context");
        }

        @Test
        void aFailedContextIsNotTriedAgainAfterIt() {
            SimulatedBatch batch =
                    pair().context(ContextState.MISSING).on("generate-project-context", fails(FailureKind.ORDINARY));
            stoppedDuring("generate-project-context", StopMode.STORY, batch);

            assertThat(batch.commands).containsExactly("generate-project-context");
            assertThat(afterResume(batch)).startsWith("pause generate-project-context", "generate-project-context");
        }

        @Test
        void backgroundReviewsMayEnd() {
            SimulatedBatch batch = SimulatedBatch.ordinary()
                    .story("1-1-a", StatusClass.BACKLOG)
                    .on("story-review-1 1-1-a", critical())
                    .on("story-review-2 1-1-a", critical());
            stoppedDuring("dev-story 1-1-a", StopMode.STORY, batch);

            assertThat(batch.commands).contains("story-review-3 1-1-a");
            assertThat(batch.end()).isEqualTo(AFTER_STORY);
        }
    }

    @Nested
    class AfterTheCommand {
        @Test
        void theRunningCommandEndsItsStatusIsWrittenAndNothingElseStarts() {
            SimulatedBatch batch = stoppedDuring("dev-story 1-1-a", StopMode.COMMAND, pair());

            assertThat(batch.end()).isEqualTo(AFTER_COMMAND);
            assertThat(batch.log).endsWith("dev-story 1-1-a", "1-1-a review", "end of batch");
            assertThat(afterResume(batch)).startsWith("code-review-1 1-1-a");
        }

        @Test
        void allCommandsThatRunMayEnd() {
            SimulatedBatch batch = SimulatedBatch.ordinary()
                    .story("1-1-a", StatusClass.BACKLOG)
                    .settle();
            batch.stop(StopMode.COMMAND);
            batch.end("story-discovery 1-1-a").settle();
            assertThat(batch.state().isOver()).isFalse();

            batch.end("create-story 1-1-a").settleOrEnd();
            assertThat(batch.end()).isEqualTo(AFTER_COMMAND);
            assertThat(afterResume(batch)).startsWith("story-review-1 1-1-a");
        }

        @Test
        void aFailedCommandIsRepeatedOnlyAfterAResume() {
            SimulatedBatch batch = pair().on("dev-story 1-1-a", fails(FailureKind.ORDINARY));
            stoppedDuring("dev-story 1-1-a", StopMode.COMMAND, batch);

            assertThat(batch.count("dev-story 1-1-a")).isEqualTo(1);
            assertThat(afterResume(batch)).startsWith("pause dev-story 1-1-a", "dev-story 1-1-a");
        }

        @Test
        void askedDuringAPauseBeforeARetryTheBatchStopsAtOnceAndKeepsThePause() {
            SimulatedBatch batch =
                    pair().on("dev-story 1-1-a", fails(FailureKind.ORDINARY)).settle();
            batch.end("dev-story 1-1-a").settle();
            assertThat(batch.state().waits()).hasSize(1);
            batch.stop(StopMode.COMMAND);
            batch.settleOrEnd();
            assertThat(batch.end()).isEqualTo(AFTER_COMMAND);

            batch.resume().settle();
            assertThat(batch.running()).isEmpty();
            assertThat(batch.run().status("1-1-a")).isEqualTo(StatusClass.DONE);
        }

        @Test
        void theNextBackgroundReviewOfAChainDoesNotStart() {
            SimulatedBatch batch = SimulatedBatch.ordinary()
                    .story("1-1-a", StatusClass.BACKLOG)
                    .on("story-review-1 1-1-a", critical())
                    .on("story-review-2 1-1-a", critical());
            stoppedDuring("dev-story 1-1-a", StopMode.COMMAND, batch);

            assertThat(batch.commands).contains("story-review-2 1-1-a").doesNotContain("story-review-3 1-1-a");
            assertThat(afterResume(batch)).contains("story-review-3 1-1-a");
        }
    }

    @Nested
    class AtOnce {
        @Test
        void theAgentsAreEndedAndTheCommandIsRepeatedInItsSessionAfterAResume() {
            SimulatedBatch batch = stoppedDuring("dev-story 1-1-a", StopMode.NOW, pair());

            assertThat(batch.end()).isEqualTo(AT_ONCE);
            assertThat(batch.log).endsWith("end agents", "end of batch");
            assertThat(afterResume(batch)).startsWith("dev-story 1-1-a", "1-1-a review");
            assertThat(batch.lastRun("dev-story 1-1-a").continuation())
                    .extracting(Continuation::reason)
                    .isEqualTo(FailureKind.INTERRUPTED);
        }

        @Test
        void whatEndedMeanwhileIsNotRepeatedAfterAResume() {
            SimulatedBatch batch = SimulatedBatch.ordinary()
                    .story("1-1-a", StatusClass.BACKLOG)
                    .settle();
            batch.end("create-story 1-1-a").stop(StopMode.NOW);
            batch.run();

            afterResume(batch);
            assertThat(batch.count("create-story 1-1-a")).isEqualTo(1);
            assertThat(batch.count("story-discovery 1-1-a")).isEqualTo(2);
        }

        @Test
        void backgroundAgentsAreEndedToo() {
            SimulatedBatch batch = SimulatedBatch.ordinary()
                    .story("1-1-a", StatusClass.BACKLOG)
                    .on("story-review-1 1-1-a", critical())
                    .runUntil("story-review-2 1-1-a")
                    .settle();
            batch.stop(StopMode.NOW);
            batch.run();

            assertThat(batch.state().running()).isEmpty();
            assertThat(batch.count("story-review-2 1-1-a")).isEqualTo(1);
        }
    }

    @Nested
    class OnOneAnother {
        @Test
        void aSoonerModeTakesThePlaceOfAMilderOne() {
            SimulatedBatch batch = pair().settle();
            batch.stop(StopMode.STORY);
            batch.stop(StopMode.COMMAND);
            batch.end("dev-story 1-1-a").settleOrEnd();

            assertThat(batch.end()).isEqualTo(AFTER_COMMAND);
        }

        @Test
        void aMilderModeDoesNotTakeASoonerOneBack() {
            SimulatedBatch batch = pair().settle();
            batch.stop(StopMode.NOW);
            batch.stop(StopMode.STORY);
            batch.run();

            assertThat(batch.end()).isEqualTo(AT_ONCE);
        }

        @Test
        void askingAgainDoesNotPutTheBoundaryOff() {
            SimulatedBatch batch = pair().settle();
            batch.stop(StopMode.STORY);
            batch.runUntil("batch-commit 1-1-a").stop(StopMode.STORY);
            batch.run();

            assertThat(batch.end()).isEqualTo(AFTER_STORY);
            assertThat(batch.commands).doesNotContain("dev-story 1-2-b");
        }

        @Test
        void aResumeForgetsTheStop() {
            SimulatedBatch batch = stoppedDuring("dev-story 1-1-a", StopMode.NOW, pair());
            afterResume(batch);

            assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
            assertThat(batch.state().finished()).containsExactly("1-1-a", "1-2-b");
        }
    }

    /** Stops that the settings ask for. */
    @Nested
    class BySettings {
        @Test
        void theBudgetStopsTheBatchAfterTheRunningCommand() {
            SimulatedBatch batch = SimulatedBatch.of(rules().budget(2).build())
                    .story("1-1-a", StatusClass.IN_PROGRESS)
                    .run();

            assertThat(batch.end()).isEqualTo(new BatchEnd(BatchOutcome.STOPPED, "budget"));
            assertThat(batch.log).endsWith("1-1-a review", "code-review-1 1-1-a", "1-1-a done", "end of batch");
        }

        @Test
        void withALargerBudgetAResumeGoesOn() {
            SimulatedBatch batch = SimulatedBatch.of(rules().budget(2).build())
                    .story("1-1-a", StatusClass.IN_PROGRESS)
                    .run();
            batch.add(new Fact.BatchResumed(rules().budget(20).build()));
            batch.run();

            assertThat(batch.commands).endsWith("batch-commit 1-1-a");
            assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
        }

        @Test
        void withTheSameBudgetAResumeStopsAgainWithoutStartingAnything() {
            SimulatedBatch batch = SimulatedBatch.of(rules().budget(2).build())
                    .story("1-1-a", StatusClass.IN_PROGRESS)
                    .run();

            assertThat(afterResume(batch)).containsExactly("end of batch");
        }

        @Test
        void aBatchThatIsCompleteIsNotStoppedByItsBudget() {
            SimulatedBatch batch = SimulatedBatch.of(1, rules().budget(3).build())
                    .story("1-1-a", StatusClass.IN_PROGRESS)
                    .on("batch-commit 1-1-a", Answers.answers(null));
            batch.runUntil("batch-commit 1-1-a");
            batch.add(new Fact.RulesChanged(rules().budget(100).build()));
            batch.settle().end("batch-commit 1-1-a");
            batch.step();
            batch.add(new Fact.RulesChanged(rules().budget(3).build()));
            batch.run();

            assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
        }

        @Test
        void aBlockedStoryStopsTheBatchWhereTheSettingsSaySo() {
            SimulatedBatch batch = blocking(SimulatedBatch.of(
                            rules().stoppingOnBlocked().maxReviews(1).build()))
                    .run();

            assertThat(batch.end()).isEqualTo(new BatchEnd(BatchOutcome.STOPPED, "a story is blocked"));
            assertThat(batch.statuses).containsExactly("1-1-a blocked");
            assertThat(batch.commands).containsExactly("code-review-1 1-1-a");
        }

        @Test
        void aResumeAcceptsTheBlockedStoryAndStopsAtTheNextOne() {
            SimulatedBatch batch = blocking(SimulatedBatch.of(
                            rules().stoppingOnBlocked().maxReviews(1).build()))
                    .story("2-1-c", StatusClass.REVIEW)
                    .story("3-1-d", StatusClass.REVIEW)
                    .on("code-review-1 2-1-c", finds(Severity.HIGH, "x"))
                    .run();

            assertThat(afterResume(batch))
                    .containsSubsequence("1-2-b done", "batch-commit 1-2-b", "end of cycle 1", "2-1-c blocked")
                    .doesNotContain("code-review-1 3-1-d");
            assertThat(batch.end()).isEqualTo(new BatchEnd(BatchOutcome.STOPPED, "a story is blocked"));
        }

        @Test
        void otherwiseTheBatchGoesOn() {
            SimulatedBatch batch =
                    blocking(SimulatedBatch.of(rules().maxReviews(1).build())).run();

            assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
            assertThat(batch.state().finished()).containsExactly("1-1-a", "1-2-b");
        }

        private static SimulatedBatch blocking(SimulatedBatch batch) {
            return batch.story("1-1-a", StatusClass.REVIEW)
                    .story("1-2-b", StatusClass.REVIEW)
                    .on("code-review-1 1-1-a", finds(Severity.HIGH, "x"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STORY", "COMMAND", "NOW"})
    void stoppedAtAnyPointAndResumedTheSameWorkIsDone(StopMode mode) {
        SimulatedBatch whole = pairFromBacklog().run();
        for (int steps = 0; steps < whole.facts.size(); steps++) {
            SimulatedBatch batch = pairFromBacklog();
            for (int i = 0; i < steps && !batch.state().isOver(); i++) {
                batch.step();
            }
            if (!batch.state().isOver()) {
                batch.stop(mode);
                batch.run();
            }
            batch.resume().run();

            assertThat(batch.state().finished())
                    .as("stopped after %d steps", steps)
                    .containsExactly("1-1-a", "1-2-b");
            assertThat(batch.state().cyclesCompleted()).isEqualTo(1);
            assertThat(batch.statuses).as("stopped after %d steps", steps).isEqualTo(whole.statuses);
        }
    }

    private static SimulatedBatch pairFromBacklog() {
        return SimulatedBatch.of(1, rules().build())
                .story("1-1-a", StatusClass.BACKLOG)
                .story("1-2-b", StatusClass.BACKLOG);
    }
}
