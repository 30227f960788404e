package dev.sprintrunner.cli;

import dev.sprintrunner.config.Settings;
import dev.sprintrunner.engine.ContextCheck;
import dev.sprintrunner.engine.Rules;
import dev.sprintrunner.engine.StorySelection;
import dev.sprintrunner.engine.Versioning;
import dev.sprintrunner.project.StoryFiles;
import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.store.StoryRows;
import dev.sprintrunner.workflow.BatchPlan;
import dev.sprintrunner.workflow.PlanSimulation;
import dev.sprintrunner.workflow.PlanSimulation.PlannedCycle;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what a plan depends on, and makes it. */
final class Planner {
    private final Workplace workplace;
    private final Settings settings;
    private final Clock clock;

    Planner(Workplace workplace, Settings settings, Clock clock) {
        this.workplace = workplace;
        this.settings = settings;
        this.clock = clock;
    }

    PlanReport plan(Cycles cycles) throws IOException {
        SprintReading sprint = SprintReading.of(workplace, clock);
        if (sprint.refuse().isPresent()) {
            return new PlanReport(sprint.refuse(), sprint.warnings(), List.of());
        }
        SprintStatus status = sprint.status();
        StoryFiles files = StoryFiles.list(sprint.project(), status);
        Set<String> needsTechSpec = needsTechSpec(status);
        List<PlannedCycle> planned = PlanSimulation.run(
                new BatchPlan(
                        cycles.max(), List.of(), null, Rules.of(settings, Versioning.isWorkTree(workplace.root()))),
                ContextCheck.of(sprint.project(), settings.workflow().projectContextMaxAge(), clock.instant()),
                (cycle, state) -> StorySelection.next(cycle, status, state, files, needsTechSpec::contains),
                needsTechSpec::contains);
        return new PlanReport(Optional.empty(), sprint.warnings(), planned);
    }

    private Set<String> needsTechSpec(SprintStatus status) throws IOException {
        StoryRows rows = new StoryRows();
        return RecordReader.read(
                workplace.database(),
                Set.of(),
                jdbc -> status.stories().stream()
                        .map(StoryEntry::key)
                        .filter(key -> rows.needsTechSpec(jdbc, key))
                        .collect(Collectors.toSet()));
    }
}
