package dev.sprintrunner.cli;

import dev.sprintrunner.config.Settings;
import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.ProjectContextFile;
import dev.sprintrunner.project.StoryFiles;
import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.store.StoryRows;
import dev.sprintrunner.workflow.BatchPlan;
import dev.sprintrunner.workflow.ContextState;
import dev.sprintrunner.workflow.PlanSimulation;
import dev.sprintrunner.workflow.PlanSimulation.TechSpecs;
import dev.sprintrunner.workflow.WorkflowRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
        BatchPlan plan = new BatchPlan(cycles.max(), List.of(), null, rules());
        return new PlanReport(
                Optional.empty(),
                sprint.warnings(),
                PlanSimulation.run(
                        plan,
                        sprint.status(),
                        context(sprint.project()),
                        techSpecs(sprint.project(), sprint.status())));
    }

    private WorkflowRules rules() {
        Settings.Workflow workflow = settings.workflow();
        return new WorkflowRules(
                workflow.maxCodeReviewAttempts(),
                workflow.haikuAfterReview(),
                workflow.commitMode(),
                workflow.archiveArtifacts(),
                workflow.verifyCommand().isPresent(),
                workflow.stopOnBlocked(),
                settings.safety().maxCostUsd().orElse(null),
                settings.limits().retryMaxAttempts());
    }

    private ContextState context(Project project) throws IOException {
        Optional<Path> file = new ProjectContextFile(project).existing();
        if (file.isEmpty()) {
            return ContextState.MISSING;
        }
        Duration maxAge = settings.workflow().projectContextMaxAge();
        boolean stale = Files.getLastModifiedTime(file.get())
                .toInstant()
                .plus(maxAge)
                .isBefore(clock.instant());
        return stale ? ContextState.STALE : ContextState.FRESH;
    }

    private TechSpecs techSpecs(Project project, SprintStatus status) throws IOException {
        StoryRows rows = new StoryRows();
        Set<String> required = RecordReader.read(workplace.database(), Set.of(), jdbc -> status.stories().stream()
                .map(StoryEntry::key)
                .filter(key -> rows.needsTechSpec(jdbc, key))
                .collect(Collectors.toSet()));
        StoryFiles files = StoryFiles.list(project, status);
        return new TechSpecs(required::contains, key -> files.techSpec(key).isPresent());
    }
}
