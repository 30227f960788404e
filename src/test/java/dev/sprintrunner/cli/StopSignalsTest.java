package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.workflow.StopMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StopSignalsTest {
    private final Map<String, Runnable> reactions = new HashMap<>();
    private final List<String> notices = new ArrayList<>();
    private final List<Integer> halts = new ArrayList<>();
    private final List<StopMode> stops = new ArrayList<>();

    private StopSignals signals() {
        SignalSource source = (name, reaction) -> {
            reactions.put(name, reaction);
            return () -> reactions.remove(name);
        };
        return new StopSignals(stops::add, notices::add, source, halts::add);
    }

    private void signal(String name) {
        Objects.requireNonNull(reactions.get(name)).run();
    }

    @Test
    void ctrlCStopsAfterTheStoryThenNowThenLeaves() {
        try (StopSignals signals = signals()) {
            assertThat(signals.wereGiven()).isFalse();
            signal("INT");
            assertThat(stops).containsExactly(StopMode.STORY);
            assertThat(notices).singleElement().asString().contains("after the current story", "again to stop now");
            signal("INT");
            assertThat(stops).containsExactly(StopMode.STORY, StopMode.NOW);
            assertThat(halts).isEmpty();
            signal("INT");
            assertThat(halts).containsExactly(130);
            assertThat(signals.wereGiven()).isTrue();
        }
        assertThat(reactions).isEmpty();
    }

    @Test
    void termStopsNow() {
        try (StopSignals signals = signals()) {
            signal("TERM");
            assertThat(stops).containsExactly(StopMode.NOW);
            assertThat(signals.wereGiven()).isTrue();
        }
    }

    @Test
    void whatWasAskedBeforeTheBatchBeganIsAskedAgain() {
        try (StopSignals signals = signals()) {
            signals.begun();
            assertThat(stops).isEmpty();
            signal("INT");
            signals.begun();
            assertThat(stops).containsExactly(StopMode.STORY, StopMode.STORY);
        }
    }
}
