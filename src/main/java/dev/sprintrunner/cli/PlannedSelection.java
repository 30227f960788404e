package dev.sprintrunner.cli;

import dev.sprintrunner.project.StoryFiles;
import dev.sprintrunner.sprint.EpicEntry;
import dev.sprintrunner.sprint.Selection;
import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.EntryPhase;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.StoryPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which stories a planned cycle takes, and where each enters it. */
final class PlannedSelection {
    private PlannedSelection() {}

    static Fact next(
            int cycle, SprintStatus status, BatchState state, StoryFiles files, Predicate<String> needsTechSpec) {
        Selection selection = Selection.of(status, new Selection.Scope(Set.of(), state.finished(), false));
        if (selection.isEmpty()) {
            return new Fact.NothingSelectable();
        }
        StoryEntry first = selection.stories().get(0);
        Optional<EpicEntry> epic = status.epicOf(first);
        List<StoryPlan> stories = selection.stories().stream()
                .map(story -> entering(
                        story,
                        needsTechSpec.test(story.key())
                                && files.techSpec(story.key()).isEmpty()))
                .toList();
        return new Fact.CycleStarted(
                cycle,
                first.epicId(),
                epic.map(EpicEntry::key).orElse(null),
                epic.map(EpicEntry::statusClass).orElse(null),
                stories);
    }

    private static StoryPlan entering(StoryEntry story, boolean specIsMissing) {
        return new StoryPlan(
                story.key(),
                story.id(),
                story.status(),
                story.statusClass(),
                EntryPhase.of(story.statusClass(), null, specIsMissing));
    }
}
