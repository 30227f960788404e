package dev.sprintrunner.engine;

import static dev.sprintrunner.engine.EngineState.Status.RUNNING;
import static dev.sprintrunner.engine.EngineState.Status.STOPPING;
import static dev.sprintrunner.engine.EngineState.Status.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.workflow.BatchPlan;
import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.CommandRun;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.RulesBuilder;
import dev.sprintrunner.workflow.Slot;
import dev.sprintrunner.workflow.StopMode;
import dev.sprintrunner.workflow.Wait;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineStateTest {
    private static final Slot SLOT = new Slot(CommandType.DEV_STORY, List.of("1-1"), false);
    private static final Fact RUNS = new Fact.CommandStarted(
            1, new CommandRun(CommandName.of(CommandType.DEV_STORY), List.of("1-1"), false, false, null, null));

    private static BatchState batch(Fact... facts) {
        List<Fact> all = new ArrayList<>(List.of(new Fact.BatchStarted(
                new BatchPlan(null, List.of(), null, RulesBuilder.rules().build()))));
        all.addAll(List.of(facts));
        return BatchState.replay(all);
    }

    private static EngineState state(Fact... facts) {
        return EngineState.starting(null).after(7, batch(facts), 100);
    }

    @Test
    void aBatchRunsUnlessItWaitsForTheLimit() {
        assertThat(state().status()).isEqualTo(RUNNING);
        assertThat(state(RUNS).status()).isEqualTo(RUNNING);
        assertThat(state(RUNS).pause()).isEmpty();
        EngineState limited = state(RUNS, new Fact.WaitStarted(new Wait(1, null, 500)));
        assertThat(limited.status()).isEqualTo(WAITING);
        assertThat(limited.pause()).map(Wait::until).hasValue(500L);
    }

    @Test
    void aPauseBeforeAFurtherTryIsAWaitOnlyWhileNothingRuns() {
        Fact pause = new Fact.WaitStarted(new Wait(1, SLOT, 500));

        assertThat(state(pause).status()).isEqualTo(WAITING);
        assertThat(state(pause).pause()).map(Wait::slot).hasValue(SLOT);
        assertThat(state(pause, RUNS).status()).isEqualTo(RUNNING);
        assertThat(state(pause, RUNS).pause()).isEmpty();
    }

    @Test
    void aStopCountsFromWhenItsModeWasAskedFor() {
        EngineState asked = state(new Fact.StopRequested(StopMode.STORY));
        assertThat(asked.status()).isEqualTo(STOPPING);
        assertThat(asked.stoppingSince()).isEqualTo(100);

        EngineState later = asked.after(7, batch(new Fact.StopRequested(StopMode.STORY), RUNS), 200);
        assertThat(later.stoppingSince()).isEqualTo(100);

        Fact harder = new Fact.StopRequested(StopMode.NOW);
        assertThat(later.after(7, batch(harder), 300).stoppingSince()).isEqualTo(300);
        assertThat(later.after(7, batch(), 300).stoppingSince()).isNull();
    }
}
