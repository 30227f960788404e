package dev.sprintrunner.engine;

import dev.sprintrunner.config.Settings;
import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.StoryFiles;
import dev.sprintrunner.report.StoryRef;
import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.workflow.BatchState;
import java.util.List;
import java.util.Optional;

/**
 * Everything around a command at the moment it starts.
 *
 * @param files where the stories' files are, or belong
 */
record BatchScene(
        long batchId, BatchState state, Settings settings, Project project, SprintStatus status, StoryFiles files) {

    Optional<StoryEntry> story(String key) {
        return status.story(key);
    }

    /** The stories by both their names, as agents may use either. */
    List<StoryRef> refs(List<String> keys) {
        return keys.stream()
                .map(key -> new StoryRef(key, story(key).map(StoryEntry::id).orElse(key)))
                .toList();
    }
}
