package dev.sprintrunner.engine;

import dev.sprintrunner.workflow.StartPhase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a press of Start asks for.
 *
 * @param maxCycles cycles to run, or null for all
 * @param stories   keys or ids the selection is narrowed to; empty for no narrowing
 * @param from      phase to run those stories again from, or null to go by their status
 */
public record BatchRequest(
        @Nullable Integer maxCycles,
        List<String> stories,
        @Nullable StartPhase from) {
    public BatchRequest {
        stories = List.copyOf(stories);
        if (maxCycles != null && maxCycles < 1) {
            throw new IllegalArgumentException("the number of cycles must be at least 1, or all; it was " + maxCycles);
        }
    }
}
