package dev.sprintrunner.workflow;

import static dev.sprintrunner.workflow.Answers.answers;
import static dev.sprintrunner.workflow.Answers.fails;
import static dev.sprintrunner.workflow.Answers.failsWithoutSession;
import static dev.sprintrunner.workflow.Answers.finds;
import static dev.sprintrunner.workflow.RulesBuilder.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.report.Severity;
import dev.sprintrunner.sprint.StatusClass;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Whose failure a failure is, how often it is tried again, and in which session. */
class FailuresTest {
    private static final String DEV = "dev-story 1-1-a";

    private static SimulatedBatch developing() {
        return SimulatedBatch.ordinary().story("1-1-a", StatusClass.IN_PROGRESS);
    }

    @Test
    void aFailedCommandIsTriedAgainAfterAPauseInANewSessionThatIsToldWhy() {
        SimulatedBatch batch = developing().on(DEV, fails(FailureKind.ORDINARY)).run();

        assertThat(batch.log).containsSubsequence(DEV, "pause dev-story 1-1-a", DEV);
        assertThat(batch.retryWaits).extracting(Step.PauseRetry::transientTry).containsExactly(0);
        assertThat(batch.lastRun(DEV).continuation()).isNull();
        assertThat(batch.lastRun(DEV).lastFailure()).isEqualTo("it failed");
        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.DONE);
    }

    @Test
    void theThirdFailureInARowBlocksTheStoryAndTheBatchGoesOn() {
        SimulatedBatch batch = developing()
                .story("1-2-b", StatusClass.REVIEW)
                .on(DEV, fails(FailureKind.ORDINARY), fails(FailureKind.ORDINARY), fails(FailureKind.ORDINARY))
                .runUntil("code-review-1 1-2-b");

        assertThat(batch.count(DEV)).isEqualTo(3);
        assertThat(batch.storyState("1-1-a").blockedReason()).isEqualTo("three failures in a row, the last: it failed");
        batch.run();
        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.BLOCKED);
        assertThat(batch.status("1-2-b")).isEqualTo(StatusClass.DONE);
        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
    }

    @Test
    void aSuccessInBetweenBeginsTheCountAnew() {
        SimulatedBatch batch = developing()
                .on(DEV, fails(FailureKind.ORDINARY), fails(FailureKind.ORDINARY))
                .on("code-review-1 1-1-a", fails(FailureKind.ORDINARY), fails(FailureKind.ORDINARY))
                .run();

        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.DONE);
    }

    @Test
    void failuresOfOneKindOfWorkDoNotHideBehindAnother() {
        SimulatedBatch batch = SimulatedBatch.ordinary()
                .story("1-1-a", StatusClass.REVIEW)
                .on("code-review-1 1-1-a", finds(Severity.HIGH, "x"))
                .on(
                        "code-review-2 1-1-a",
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY))
                .run();

        assertThat(batch.count("code-review-2 1-1-a")).isEqualTo(3);
        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.BLOCKED);
    }

    @Test
    void aCommandForTwoStoriesCountsForBoth() {
        SimulatedBatch batch = SimulatedBatch.ordinary()
                .story("1-1-a", StatusClass.BACKLOG)
                .story("1-2-b", StatusClass.BACKLOG)
                .on(
                        "story-review-1 1-1-a,1-2-b",
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY))
                .run();

        assertThat(batch.state().finished()).containsExactly("1-1-a", "1-2-b");
        assertThat(batch.state().blocked()).isEqualTo(2);
        assertThat(batch.statuses).endsWith("1-1-a blocked", "1-2-b blocked");
    }

    @Test
    void overloadsAreRetriedInTheSameSessionAndNotTheStorysFailure() {
        SimulatedBatch batch = developing()
                .on(DEV, fails(FailureKind.TRANSIENT), fails(FailureKind.TRANSIENT))
                .runUntil("code-review-1 1-1-a");

        assertThat(batch.retryWaits).extracting(Step.PauseRetry::transientTry).containsExactly(1, 2);
        assertThat(batch.lastRun(DEV).continuation())
                .extracting(Continuation::reason)
                .isEqualTo(FailureKind.TRANSIENT);
        assertThat(batch.storyState("1-1-a").failuresInRow()).isZero();
    }

    @Test
    void usedUpRetriesAreOneFailureAndBeginAnew() {
        SimulatedBatch batch = developing();
        for (int i = 0; i < 9; i++) {
            batch.on(DEV, fails(FailureKind.TRANSIENT));
        }
        batch.run();

        assertThat(batch.count(DEV)).isEqualTo(9);
        assertThat(batch.retryWaits).extracting(Step.PauseRetry::transientTry).containsExactly(1, 2, 0, 1, 2, 0, 1, 2);
        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.BLOCKED);
    }

    @Test
    void withoutRetriesEachOverloadIsAFailure() {
        SimulatedBatch batch = SimulatedBatch.of(rules().retries(0).build())
                .story("1-1-a", StatusClass.IN_PROGRESS)
                .on(DEV, fails(FailureKind.TRANSIENT), fails(FailureKind.TRANSIENT), fails(FailureKind.TRANSIENT))
                .run();

        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.BLOCKED);
    }

    @Test
    void aRetryIsNotBeforeTheTimeTheApiAskedFor() {
        SimulatedBatch batch = developing()
                .on(
                        DEV,
                        id -> new Fact.CommandFailed(
                                id, FailureKind.TRANSIENT, "too many requests", BigDecimal.ONE, "s", 7_000L))
                .run();

        assertThat(batch.retryWaits).extracting(Step.PauseRetry::notBefore).containsExactly(7_000L);
    }

    @Test
    void aFatalErrorEndsTheOtherAgentsAndTheBatchAndBlamesNoStory() {
        SimulatedBatch batch = SimulatedBatch.ordinary()
                .story("1-1-a", StatusClass.BACKLOG)
                .on("story-discovery 1-1-a", fails(FailureKind.FATAL))
                .settle()
                .end("story-discovery 1-1-a")
                .run();

        assertThat(batch.log).endsWith("end agents", "end of batch");
        assertThat(batch.end()).isEqualTo(new BatchEnd(BatchOutcome.ERROR, "it failed"));
        assertThat(batch.storyState("1-1-a").failuresInRow()).isZero();
        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.BACKLOG);
    }

    @Test
    void afterAnErrorTheBatchGoesOnAtItsExactStepInTheSameSession() {
        SimulatedBatch batch = developing().on(DEV, fails(FailureKind.FATAL)).run();
        int done = batch.commands.size();

        batch.resume().run();

        assertThat(batch.commands.subList(done, batch.commands.size()))
                .containsExactly(DEV, "code-review-1 1-1-a", "batch-commit 1-1-a");
        assertThat(batch.lastRun(DEV).continuation()).isEqualTo(new Continuation("session-1", FailureKind.FATAL));
        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
    }

    @Test
    void somethingOutsideAnyCommandEndsTheBatchAsAnErrorAndTheFirstReasonStands() {
        SimulatedBatch batch = developing().on(DEV, fails(FailureKind.FATAL)).settle();
        batch.add(new Fact.BatchFailed("the disk is full"));
        batch.end(DEV).run();

        assertThat(batch.end()).isEqualTo(new BatchEnd(BatchOutcome.ERROR, "the disk is full"));
    }

    @Test
    void aCommandThatDiedWithTheRunnerIsRepeatedInItsSessionAndNotCharged() {
        SimulatedBatch batch = developing().settle();
        batch.crash();
        batch.crash();
        batch.crash();
        batch.settle();

        assertThat(batch.count(DEV)).isEqualTo(2);
        assertThat(batch.lastRun(DEV).continuation()).isEqualTo(new Continuation("session-1", FailureKind.INTERRUPTED));
        assertThat(batch.storyState("1-1-a").failuresInRow()).isZero();
        assertThat(batch.run().status("1-1-a")).isEqualTo(StatusClass.DONE);
    }

    @Test
    void aRunThatDiedBeforeItHadASessionLeavesTheOneItWasToGoOnIn() {
        SimulatedBatch batch = developing()
                .on(DEV, fails(FailureKind.INTERRUPTED), failsWithoutSession(FailureKind.INTERRUPTED))
                .run();

        assertThat(batch.lastRun(DEV).continuation()).isEqualTo(new Continuation("session-1", FailureKind.INTERRUPTED));
    }

    @Test
    void aCommandWhoseSessionIsLostStartsAfreshAtOnceAndIsNotCharged() {
        SimulatedBatch batch = developing()
                .on(DEV, fails(FailureKind.INTERRUPTED), fails(FailureKind.SESSION_LOST))
                .run();

        assertThat(batch.count(DEV)).isEqualTo(3);
        assertThat(batch.lastRun(DEV).continuation()).isNull();
        assertThat(batch.retryWaits).isEmpty();
    }

    @Test
    void aLostSessionThatWasNeverGoneOnInIsAFailureSoThatItEnds() {
        SimulatedBatch batch = developing();
        for (int i = 0; i < 3; i++) {
            batch.on(DEV, fails(FailureKind.SESSION_LOST));
        }
        batch.run();

        assertThat(batch.count(DEV)).isEqualTo(3);
        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.BLOCKED);
    }

    @Test
    void theCostOfEveryRunCountsAlsoOfFailedOnes() {
        SimulatedBatch batch = developing().on(DEV, fails(FailureKind.ORDINARY)).run();

        assertThat(batch.state().costUsd()).isEqualByComparingTo(BigDecimal.valueOf(batch.commands.size()));
    }

    @Test
    void theEndOfACommandThatDoesNotRunIsABugAndNamed() {
        assertThatThrownBy(() -> developing().add(answers(null).apply(99)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("99");
    }
}
