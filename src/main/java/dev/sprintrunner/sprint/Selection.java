package dev.sprintrunner.sprint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stories of one cycle: the first selectable one, and the next selectable one of the same epic if there is one.
 * An epic's own status does not matter.
 *
 * @param stories none, one or two, in the order they are worked on
 */
public record Selection(List<StoryEntry> stories) {
    /**
     * What may be selected.
     *
     * @param only      keys or ids to choose among; empty for all stories
     * @param excluded  keys that are not to be chosen
     * @param anyStatus whether the stories of {@code only} are taken whatever their status
     */
    public record Scope(Set<String> only, Set<String> excluded, boolean anyStatus) {
        public static final Scope ALL = new Scope(Set.of(), Set.of(), false);

        public Scope {
            only = Set.copyOf(only);
            excluded = Set.copyOf(excluded);
            if (anyStatus && only.isEmpty()) {
                throw new IllegalArgumentException("stories must be named to be taken whatever their status");
            }
        }
    }

    public Selection {
        stories = List.copyOf(stories);
    }

    public boolean isEmpty() {
        return stories.isEmpty();
    }

    /**
     * Nothing is selected from a refused file.
     *
     * @throws SprintStatusException if a story of {@code only} is not in the file or ambiguous
     */
    public static Selection of(SprintStatus status, Scope scope) {
        if (status.refusal().isPresent()) {
            return new Selection(List.of());
        }
        List<StoryEntry> candidates = candidates(status, scope);
        return candidates.isEmpty() ? new Selection(List.of()) : new Selection(pair(candidates));
    }

    private static List<StoryEntry> candidates(SprintStatus status, Scope scope) {
        Set<String> only =
                scope.only().stream().map(name -> status.require(name).key()).collect(Collectors.toSet());
        return status.inOrder().stream()
                .filter(story -> only.isEmpty() || only.contains(story.key()))
                .filter(story -> !scope.excluded().contains(story.key()))
                .filter(story -> scope.anyStatus() || story.statusClass().isSelectable())
                .toList();
    }

    private static List<StoryEntry> pair(List<StoryEntry> candidates) {
        StoryEntry first = candidates.get(0);
        Optional<StoryEntry> partner =
                candidates.stream().skip(1).filter(first::isSameEpicAs).findFirst();
        return Stream.concat(Stream.of(first), partner.stream()).toList();
    }
}
