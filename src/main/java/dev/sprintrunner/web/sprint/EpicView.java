package dev.sprintrunner.web.sprint;

import dev.sprintrunner.sprint.EpicEntry;
import dev.sprintrunner.sprint.RetrospectiveEntry;
import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.sprint.StoryEntry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An epic with what its stories add up to.
 *
 * @param statusWarning how its status and those of its stories disagree, or null
 * @param retrospective the status of its retrospective, or null where the file has none
 */
record EpicView(
        String id,
        String key,
        String title,
        String status,
        int storiesTotal,
        int storiesDone,
        @Nullable String statusWarning,
        @Nullable String retrospective,
        long timeMs,
        @Nullable Double costUsd,
        @Nullable Long lastActivityAt) {

    /** @param stories those of this epic */
    static EpicView of(
            SprintStatus status,
            EpicEntry epic,
            Optional<String> title,
            List<StoryEntry> entries,
            List<StoryView> stories) {
        return new EpicView(
                epic.id(),
                epic.key(),
                title.orElse("Epic " + epic.id()),
                epic.status(),
                stories.size(),
                (int) entries.stream()
                        .filter(story -> story.statusClass() == StatusClass.DONE)
                        .count(),
                EpicHealth.warning(epic.statusClass(), entries).orElse(null),
                retrospective(status, epic),
                stories.stream().mapToLong(StoryView::timeMs).sum(),
                stories.stream()
                        .map(StoryView::costUsd)
                        .filter(Objects::nonNull)
                        .reduce(Double::sum)
                        .orElse(null),
                stories.stream()
                        .map(StoryView::lastActivityAt)
                        .filter(Objects::nonNull)
                        .max(Long::compare)
                        .orElse(null));
    }

    private static @Nullable String retrospective(SprintStatus status, EpicEntry epic) {
        return status.retrospectives().stream()
                .filter(entry -> entry.key().equalsIgnoreCase(epic.key() + "-retrospective"))
                .findFirst()
                .map(RetrospectiveEntry::status)
                .orElse(null);
    }
}
