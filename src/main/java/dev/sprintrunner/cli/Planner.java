package dev.sprintrunner.cli;

import dev.sprintrunner.command.CommitMode;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.git.GitException;
import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.ProjectContextFile;
import dev.sprintrunner.project.StoryFiles;
import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.store.StoryRows;
import dev.sprintrunner.workflow.BatchPlan;
import dev.sprintrunner.workflow.ContextState;
import dev.sprintrunner.workflow.PlanSimulation;
import dev.sprintrunner.workflow.PlanSimulation.PlannedCycle;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what a plan depends on, and makes it. */
final class Planner {
    private static final Logger log = LoggerFactory.getLogger(Planner.class);

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
                new BatchPlan(cycles.max(), List.of(), null, rules()),
                context(sprint.project()),
                (cycle, state) -> PlannedSelection.next(cycle, status, state, files, needsTechSpec::contains),
                needsTechSpec::contains);
        return new PlanReport(Optional.empty(), sprint.warnings(), planned);
    }

    private WorkflowRules rules() {
        Settings.Workflow workflow = settings.workflow();
        return new WorkflowRules(
                workflow.maxCodeReviewAttempts(),
                workflow.haikuAfterReview(),
                isVersioned() ? workflow.commitMode() : CommitMode.OFF,
                workflow.archiveArtifacts(),
                workflow.verifyCommand().isPresent(),
                workflow.stopOnBlocked(),
                settings.safety().maxCostUsd().orElse(null),
                settings.limits().retryMaxAttempts());
    }

    /** Without git nothing can be committed. */
    private boolean isVersioned() {
        try {
            return new Git(workplace.root()).isWorkTree();
        } catch (GitException e) {
            log.warn("No git: {}", e.getMessage());
            return false;
        }
    }

    private ContextState context(Project project) throws IOException {
        Optional<Path> file = new ProjectContextFile(project).existing();
        if (file.isEmpty()) {
            return ContextState.MISSING;
        }
        Duration maxAge = settings.workflow().projectContextMaxAge();
        boolean stale =
                Files.getLastModifiedTime(file.get()).toInstant().plus(maxAge).isBefore(clock.instant());
        return stale ? ContextState.STALE : ContextState.FRESH;
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
