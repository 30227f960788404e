package dev.sprintrunner.workflow;

import static dev.sprintrunner.workflow.Answers.fails;
import static dev.sprintrunner.workflow.Answers.hitsLimit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.sprint.StatusClass;
import org.junit.jupiter.api.Test;

/** What is done about {@code project-context.md} at the batch's start. */
class ProjectContextTest {
    private static final String CREATION = "generate-project-context";

    @Test
    void aFreshContextIsFrozenAndNotGenerated() {
        SimulatedBatch batch = batch(ContextState.FRESH).run();

        assertThat(batch.commands).doesNotContain(CREATION);
        assertThat(batch.log).startsWith("freeze", "cycle 1 1-1-a");
    }

    @Test
    void theBatchWaitsForAMissingContextToBeCreated() {
        SimulatedBatch batch = batch(ContextState.MISSING).settle();

        assertThat(batch.log).containsExactly(CREATION);
        assertThat(batch.lastRun(CREATION).background()).isFalse();

        batch.run();
        assertThat(batch.log).startsWith(CREATION, "freeze", "cycle 1 1-1-a");
        assertThat(batch.count(CREATION)).isEqualTo(1);
    }

    @Test
    void aStaleContextIsFrozenAndRefreshedBesideTheBatch() {
        SimulatedBatch batch = batch(ContextState.STALE).settle();

        assertThat(batch.log).startsWith("freeze", CREATION, "cycle 1 1-1-a");
        assertThat(batch.lastRun(CREATION).background()).isTrue();
        assertThat(batch.running()).containsExactly(CREATION, "dev-story 1-1-a");
    }

    @Test
    void theBatchDoesNotEndBeforeItsRefreshDoes() {
        SimulatedBatch batch = batch(ContextState.STALE).settle();
        while (batch.running().size() > 1 || !batch.log.contains("end of cycle 1")) {
            batch.end(batch.running().get(1));
            batch.settle();
        }

        assertThat(batch.running()).containsExactly(CREATION);
        assertThat(batch.state().isOver()).isFalse();
        batch.end(CREATION).settle();
        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
    }

    @Test
    void aCreationThatKeepsFailingIsGivenUpAndTheBatchGoesOn() {
        SimulatedBatch batch = batch(ContextState.MISSING)
                .on(CREATION, fails(FailureKind.ORDINARY), fails(FailureKind.ORDINARY), fails(FailureKind.ORDINARY))
                .run();

        assertThat(batch.count(CREATION)).isEqualTo(3);
        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.DONE);
    }

    @Test
    void aRefreshThatKeepsFailingNeverHoldsTheCycleUpAndIsGivenUp() {
        SimulatedBatch batch = batch(ContextState.STALE)
                .on(CREATION, fails(FailureKind.ORDINARY), fails(FailureKind.ORDINARY), fails(FailureKind.ORDINARY))
                .settle()
                .end(CREATION)
                .settle();

        assertThat(batch.running()).containsExactly("dev-story 1-1-a");
        batch.run();
        assertThat(batch.count(CREATION)).isEqualTo(3);
        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.DONE);
    }

    @Test
    void aRefreshThatMetTheUsageLimitGoesOnInItsSession() {
        SimulatedBatch batch =
                batch(ContextState.STALE).on(CREATION, hitsLimit(5_000L)).run();

        assertThat(batch.count(CREATION)).isEqualTo(2);
        assertThat(batch.lastRun(CREATION).continuation())
                .isEqualTo(new Continuation("session-1", FailureKind.USAGE_LIMIT));
    }

    @Test
    void aCreationThatMeetsAFatalErrorEndsTheBatch() {
        SimulatedBatch batch = batch(ContextState.MISSING)
                .on(CREATION, fails(FailureKind.FATAL))
                .run();

        assertThat(batch.end()).isEqualTo(new BatchEnd(BatchOutcome.ERROR, "it failed"));
    }

    @Test
    void theContextIsLookedAtOnceABatch() {
        SimulatedBatch batch = batch(ContextState.MISSING).settle();
        batch.stop(StopMode.NOW);
        batch.run().resume().run();

        assertThat(batch.facts.stream().filter(Fact.ContextChecked.class::isInstance))
                .hasSize(1);
        assertThat(batch.log.stream().filter("freeze"::equals)).hasSize(1);
        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
    }

    private static SimulatedBatch batch(ContextState found) {
        return SimulatedBatch.ordinary()
                .story("1-1-a", StatusClass.READY_FOR_DEV)
                .context(found);
    }
}
