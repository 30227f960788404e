package dev.sprintrunner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.workflow.CommandRun;
import dev.sprintrunner.workflow.PlanSimulation.PlannedCycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a batch would run.
 *
 * @param refuse why nothing can run, with the mend
 */
record PlanReport(Optional<String> refuse, List<String> warnings, List<PlannedCycle> cycles) {

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("refuse", refuse.orElse(null));
        json.set("warnings", Json.texts(warnings));
        json.set("cycles", Json.array(cycles, PlanReport::json));
        return json;
    }

    private static ObjectNode json(PlannedCycle cycle) {
        ObjectNode json = Json.object().put("epic", cycle.epicId());
        json.set("stories", Json.texts(cycle.stories()));
        json.set(
                "commands",
                Json.texts(cycle.commands().stream()
                        .map(run -> run.name().toString())
                        .toList()));
        return json;
    }

    List<String> toText() {
        List<String> lines = new ArrayList<>();
        if (refuse.isEmpty() && cycles.isEmpty()) {
            lines.add("Nothing to do: no story can be selected.");
        }
        for (int i = 0; i < cycles.size(); i++) {
            PlannedCycle cycle = cycles.get(i);
            String epic = cycle.epicId() == null ? "" : " (epic " + cycle.epicId() + ")";
            lines.add("Cycle " + (i + 1) + epic + ": " + String.join(", ", cycle.stories()));
            cycle.commands().forEach(run -> lines.add("  " + line(run)));
        }
        warnings.forEach(warning -> lines.add("warning: " + Plain.text(warning)));
        return lines;
    }

    private static String line(CommandRun run) {
        String stories = run.stories().isEmpty() ? "" : "  " + String.join(", ", run.stories());
        return run.name() + stories + (run.background() ? "  (in the background)" : "");
    }
}
