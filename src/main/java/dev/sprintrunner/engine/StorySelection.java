package dev.sprintrunner.engine;

import dev.sprintrunner.project.StoryFiles;
import dev.sprintrunner.sprint.EpicEntry;
import dev.sprintrunner.sprint.Selection;
import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.EntryPhase;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.StartPhase;
import dev.sprintrunner.workflow.StoryPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which stories a cycle takes, and where each enters it. Pure but for the files it is told of. */
public final class StorySelection {
    private StorySelection() {}

    /** @param needsTechSpec whether an earlier decision asked for a tech-spec, by story key */
    public static Fact next(
            int cycle, SprintStatus status, BatchState state, StoryFiles files, Predicate<String> needsTechSpec) {
        StartPhase from = state.plan().from();
        Selection selection = Selection.of(
                status, new Selection.Scope(Set.copyOf(state.plan().only()), state.finished(), from != null));
        if (selection.isEmpty()) {
            return new Fact.NothingSelectable();
        }
        List<StoryPlan> plans = selection.stories().stream()
                .map(story -> plan(story, from, files, needsTechSpec))
                .toList();
        StoryEntry first = selection.stories().get(0);
        Optional<EpicEntry> epic = status.epicOf(first);
        StatusClass epicStatus = epic.map(EpicEntry::statusClass).orElse(null);
        return new Fact.CycleStarted(
                cycle, first.epicId(), epic.map(EpicEntry::key).orElse(null), epicStatus, plans);
    }

    private static StoryPlan plan(
            StoryEntry story, @Nullable StartPhase from, StoryFiles files, Predicate<String> needsTechSpec) {
        boolean specIsMissing =
                needsTechSpec.test(story.key()) && files.techSpec(story.key()).isEmpty();
        return new StoryPlan(
                story.key(),
                story.id(),
                story.status(),
                story.statusClass(),
                EntryPhase.of(story.statusClass(), from, specIsMissing));
    }
}
