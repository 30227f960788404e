package dev.sprintrunner.workflow;

import static dev.sprintrunner.workflow.Answers.critical;
import static dev.sprintrunner.workflow.Answers.finds;
import static dev.sprintrunner.workflow.Answers.hitsLimit;
import static dev.sprintrunner.workflow.RulesBuilder.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.report.Severity;
import dev.sprintrunner.sprint.StatusClass;
import org.junit.jupiter.api.Test;

/** The usage limit is the account's: everything waits for it, nothing is charged, and then it goes on by itself. */
class UsageLimitTest {
    private static final String DEV = "dev-story 1-1-a";
    private static final String CREATE = "create-story 1-1-a";
    private static final String DISCOVERY = "story-discovery 1-1-a";

    private static SimulatedBatch developing() {
        return SimulatedBatch.ordinary().story("1-1-a", StatusClass.IN_PROGRESS);
    }

    private static SimulatedBatch creating() {
        return SimulatedBatch.ordinary().story("1-1-a", StatusClass.BACKLOG);
    }

    private static void waitIsOver(SimulatedBatch batch) {
        batch.add(new Fact.WaitEnded(batch.state().limitWait().orElseThrow().id()));
        batch.settle();
    }

    @Test
    void theBatchWaitsForTheResetAndGoesOnInTheSameSession() {
        SimulatedBatch batch = developing().on(DEV, hitsLimit(9_000L)).settle();
        batch.end(DEV).settle();
        assertThat(batch.limitWaits).containsExactly(new Step.WaitForLimit(9_000L, 1));
        assertThat(batch.running()).isEmpty();

        waitIsOver(batch);
        assertThat(batch.running()).containsExactly(DEV);
        assertThat(batch.lastRun(DEV).continuation()).isEqualTo(new Continuation("session-1", FailureKind.USAGE_LIMIT));
        assertThat(batch.run().status("1-1-a")).isEqualTo(StatusClass.DONE);
    }

    @Test
    void noAttemptIsChargedHoweverOftenItIsMet() {
        SimulatedBatch batch = developing();
        for (int i = 0; i < 5; i++) {
            batch.on(DEV, hitsLimit(9_000L + i));
        }
        batch.runUntil("code-review-1 1-1-a");

        assertThat(batch.storyState("1-1-a").failuresInRow()).isZero();
        assertThat(batch.retryWaits).isEmpty();
        assertThat(batch.count(DEV)).isEqualTo(6);
    }

    @Test
    void withoutAResetTimeThePausesGrowUntilACommandCompletes() {
        SimulatedBatch batch = developing()
                .on(DEV, hitsLimit(null), hitsLimit(null), hitsLimit(null))
                .on("code-review-1 1-1-a", hitsLimit(null))
                .run();

        assertThat(batch.limitWaits)
                .containsExactly(
                        new Step.WaitForLimit(null, 1),
                        new Step.WaitForLimit(null, 2),
                        new Step.WaitForLimit(null, 3),
                        new Step.WaitForLimit(null, 1));
    }

    @Test
    void nothingStartsWhileItIsWaitedForAlsoNotInTheBackground() {
        SimulatedBatch batch = creating()
                .on("story-review-1 1-1-a", critical())
                .on(DEV, hitsLimit(9_000L))
                .on("story-review-2 1-1-a", critical())
                .runUntil(DEV)
                .settle();
        batch.end(DEV).settle();
        batch.end("story-review-2 1-1-a").settle();
        assertThat(batch.running()).isEmpty();
        assertThat(batch.commands).doesNotContain("story-review-3 1-1-a");

        waitIsOver(batch);
        assertThat(batch.running()).containsExactly("story-review-3 1-1-a", DEV);
    }

    @Test
    void anAgentThatStillRunsMayFinishAndTakesNoWaitAway() {
        SimulatedBatch batch = creating().on(CREATE, hitsLimit(9_000L)).settle();
        batch.end(CREATE).settle().end(DISCOVERY).settle();

        assertThat(batch.state().limitWait()).isPresent();
        assertThat(batch.running()).isEmpty();
        waitIsOver(batch);
        assertThat(batch.running()).containsExactly(CREATE);
    }

    @Test
    void anEndThatComesInTogetherWithTheLimitTakesNoWaitAway() {
        SimulatedBatch batch = creating().on(CREATE, hitsLimit(9_000L)).settle();
        batch.end(CREATE).end(DISCOVERY).settle();

        assertThat(batch.limitWaits).hasSize(1);
        assertThat(batch.running()).isEmpty();
    }

    @Test
    void agentsSideBySideMeetOneLimitNotTwo() {
        SimulatedBatch batch = creating().on(CREATE, hitsLimit(null)).on(DISCOVERY, hitsLimit(null));
        batch.settle().end(CREATE).settle().end(DISCOVERY).settle();

        assertThat(batch.limitWaits).containsExactly(new Step.WaitForLimit(null, 1));
        assertThat(batch.state().waits()).hasSize(1);
    }

    @Test
    void aResetTimeThatIsLearntLaterTakesThePlaceOfAGuess() {
        SimulatedBatch batch = creating().on(CREATE, hitsLimit(null)).on(DISCOVERY, hitsLimit(9_000L));
        batch.settle().end(CREATE).settle().end(DISCOVERY).settle();

        assertThat(batch.limitWaits).containsExactly(new Step.WaitForLimit(null, 1), new Step.WaitForLimit(9_000L, 1));
        assertThat(batch.state().waits()).hasSize(1);
    }

    @Test
    void aKnownResetTimeIsNotForgottenForAnAgentThatDoesNotSay() {
        SimulatedBatch batch = creating().on(CREATE, hitsLimit(9_000L)).on(DISCOVERY, hitsLimit(null));
        batch.settle().end(CREATE).settle().end(DISCOVERY).settle();

        assertThat(batch.limitWaits).containsExactly(new Step.WaitForLimit(9_000L, 1));
    }

    @Test
    void aStatusIsWrittenAlsoWhileItIsWaitedFor() {
        SimulatedBatch batch = creating()
                .on("story-review-1 1-1-a", critical())
                .on("story-review-2 1-1-a", hitsLimit(9_000L))
                .runUntil(DEV)
                .settle();
        batch.end("story-review-2 1-1-a").settle().end(DEV).settle();

        assertThat(batch.state().limitWait()).isPresent();
        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.REVIEW);
    }

    @Test
    void aRestartKeepsTheWait() {
        SimulatedBatch batch = developing().on(DEV, hitsLimit(9_000L)).settle();
        batch.end(DEV).settle();
        Wait wait = batch.state().limitWait().orElseThrow();

        assertThat(BatchState.replay(batch.facts).limitWait()).contains(wait);
        batch.stop(StopMode.NOW);
        batch.run().resume().settle();
        assertThat(batch.state().limitWait()).contains(wait);
        assertThat(batch.running()).isEmpty();
    }

    @Test
    void aStopAtOnceOrAfterTheCommandEndsTheWaitingBatch() {
        for (StopMode mode : new StopMode[] {StopMode.NOW, StopMode.COMMAND}) {
            SimulatedBatch batch = developing().on(DEV, hitsLimit(9_000L)).settle();
            batch.end(DEV).settle();
            batch.stop(mode);
            batch.settleOrEnd();

            assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.STOPPED);
            assertThat(batch.state().limitWait()).as("kept for a resume").isPresent();
        }
    }

    @Test
    void aStopAfterTheCommandStandsWhenThatCommandMeetsTheLimitAndTheWaitComesAfterAResume() {
        SimulatedBatch batch = developing().on(DEV, hitsLimit(9_000L)).settle();
        batch.stop(StopMode.COMMAND);
        batch.end(DEV).settleOrEnd();
        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.STOPPED);

        batch.resume().settle();
        assertThat(batch.limitWaits).containsExactly(new Step.WaitForLimit(9_000L, 1));
        assertThat(batch.running()).isEmpty();
    }

    @Test
    void aStopAfterTheStoryWaitsForTheStoryInHand() {
        SimulatedBatch batch = developing()
                .story("2-1-b", StatusClass.REVIEW)
                .on(DEV, hitsLimit(9_000L))
                .settle();
        batch.end(DEV).settle();
        batch.stop(StopMode.STORY);
        batch.settleOrEnd();
        assertThat(batch.state().isOver()).isFalse();

        batch.run();
        assertThat(batch.state().finished()).containsExactly("1-1-a");
        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.STOPPED);
    }

    @Test
    void aStopAfterTheStoryDoesNotWaitWhereNoStoryIsInHand() {
        String creation = "generate-project-context";
        SimulatedBatch batch = developing()
                .context(ContextState.MISSING)
                .on(creation, hitsLimit(9_000L))
                .settle();
        batch.end(creation).settle();
        batch.stop(StopMode.STORY);
        batch.settleOrEnd();

        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.STOPPED);
    }

    @Test
    void aBlockedStoryStopsTheBatchAlsoWhileABackgroundReviewWaits() {
        SimulatedBatch batch = SimulatedBatch.of(
                        rules().stoppingOnBlocked().maxReviews(1).build())
                .story("1-1-a", StatusClass.BACKLOG)
                .story("2-1-b", StatusClass.BACKLOG)
                .on("story-review-1 1-1-a", critical())
                .on("story-review-2 1-1-a", hitsLimit(9_000L))
                .on("code-review-1 1-1-a", finds(Severity.HIGH, "x"))
                .runUntil("code-review-1 1-1-a")
                .settle();
        if (batch.running().contains("story-review-2 1-1-a")) {
            batch.end("story-review-2 1-1-a").settle();
        }
        batch.end("code-review-1 1-1-a").settleOrEnd();

        assertThat(batch.end()).isEqualTo(new BatchEnd(BatchOutcome.STOPPED, "a story is blocked"));
    }

    @Test
    void theBudgetStopsTheBatchAlsoWhileItWaits() {
        SimulatedBatch batch = SimulatedBatch.of(rules().budget(1).build())
                .story("1-1-a", StatusClass.IN_PROGRESS)
                .on(DEV, hitsLimit(9_000L))
                .settle();
        batch.end(DEV).settleOrEnd();

        assertThat(batch.end()).isEqualTo(new BatchEnd(BatchOutcome.STOPPED, "budget"));
    }
}
