package dev.sprintrunner.workflow;

import dev.sprintrunner.sprint.StatusClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The running cycle.
 *
 * @param number           1-based within the batch
 * @param epicId           epic of its stories, or null when they have none
 * @param epicKey          that epic's key in the sprint-status file, or null when the file has none
 * @param epicStatus       the epic's status as last seen, or null without an epic key
 * @param stories          in the order of selection
 * @param storiesWritten   whether create-story has completed
 * @param discoverySettled whether story-discovery has completed or been given up
 * @param commitSettled    whether batch-commit for the stories done so far has been given up
 * @param archived         whether the done stories' files have been archived
 */
public record CycleState(
        int number,
        @Nullable String epicId,
        @Nullable String epicKey,
        @Nullable StatusClass epicStatus,
        List<StoryState> stories,
        boolean storiesWritten,
        boolean discoverySettled,
        boolean commitSettled,
        boolean archived) {
    public CycleState {
        stories = List.copyOf(stories);
    }

    public Optional<StoryState> story(String key) {
        return stories.stream().filter(story -> story.key().equals(key)).findFirst();
    }

    List<StoryState> where(Predicate<StoryState> test) {
        return stories.stream().filter(test).toList();
    }

    List<StoryState> in(StoryPhase phase) {
        return where(story -> story.phase() == phase);
    }

    Optional<StoryState> firstOpen() {
        return stories.stream().filter(story -> !story.phase().isFinal()).findFirst();
    }

    /** The earliest phase shared by an agent that a story is still in. */
    Optional<StoryPhase> earliestSharedPhase() {
        return stories.stream()
                .map(StoryState::phase)
                .filter(StoryPhase::isShared)
                .min(StoryPhase::compareTo);
    }

    /** Whether this cycle has created stories: the writer and the scout are through. */
    boolean hasCreated() {
        return storiesWritten && discoverySettled;
    }

    List<StoryState> uncommitted() {
        return where(story -> story.phase() == StoryPhase.DONE && !story.committed());
    }

    CycleState mapStories(UnaryOperator<StoryState> change) {
        List<StoryState> changed = new ArrayList<>();
        stories.forEach(story -> changed.add(change.apply(story)));
        return new CycleState(
                number,
                epicId,
                epicKey,
                epicStatus,
                changed,
                storiesWritten,
                discoverySettled,
                commitSettled,
                archived);
    }

    CycleState mapStories(List<String> keys, UnaryOperator<StoryState> change) {
        return mapStories(story -> keys.contains(story.key()) ? change.apply(story) : story);
    }

    CycleState withEpicStatus(StatusClass status) {
        return new CycleState(
                number, epicId, epicKey, status, stories, storiesWritten, discoverySettled, commitSettled, archived);
    }

    CycleState withStoriesWritten() {
        return new CycleState(
                        number, epicId, epicKey, epicStatus, stories, true, discoverySettled, commitSettled, archived)
                .leaveCreation();
    }

    CycleState withDiscoverySettled() {
        return new CycleState(
                        number, epicId, epicKey, epicStatus, stories, storiesWritten, true, commitSettled, archived)
                .leaveCreation();
    }

    CycleState withCommitGivenUp() {
        return withCommitSettled(true);
    }

    /** What was given up once may be tried again. */
    CycleState withCommitDue() {
        return withCommitSettled(false);
    }

    private CycleState withCommitSettled(boolean settled) {
        return new CycleState(
                number, epicId, epicKey, epicStatus, stories, storiesWritten, discoverySettled, settled, archived);
    }

    CycleState withArchived() {
        return new CycleState(
                number, epicId, epicKey, epicStatus, stories, storiesWritten, discoverySettled, commitSettled, true);
    }

    /** Creation is over only when both of its agents are. */
    private CycleState leaveCreation() {
        return hasCreated()
                ? mapStories(story -> story.phase() == StoryPhase.CREATE ? story.on(StoryEvent.CREATED) : story)
                : this;
    }
}
