package dev.sprintrunner.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for at the batch's start.
 *
 * @param maxCycles cycles to run, or null for all
 * @param only      keys the selection is narrowed to; empty for no narrowing
 * @param from      phase to run the selected stories again from, or null to judge them by their status
 */
public record BatchPlan(
        @Nullable Integer maxCycles,
        List<String> only,
        @Nullable StartPhase from,
        WorkflowRules rules) {
    public BatchPlan {
        only = List.copyOf(only);
    }

    BatchPlan withRules(WorkflowRules newRules) {
        return new BatchPlan(maxCycles, only, from, newRules);
    }
}
