package dev.sprintrunner.sprint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a sprint-status file says.
 *
 * @param fileName        as it appears in messages
 * @param stories         in file order
 * @param epics           in file order
 * @param retrospectives  in file order
 * @param warnings        what is odd about the file, with file and line; the run can go on
 * @param refusal         why nothing may be selected or written; the entries are then for display only
 */
public record SprintStatus(
        String fileName,
        List<StoryEntry> stories,
        List<EpicEntry> epics,
        List<RetrospectiveEntry> retrospectives,
        List<String> warnings,
        Optional<Refusal> refusal) {
    private static final String STORY_TRACK = "story-";

    public SprintStatus {
        stories = List.copyOf(stories);
        epics = List.copyOf(epics);
        retrospectives = List.copyOf(retrospectives);
        warnings = List.copyOf(warnings);
    }

    /** Never throws: what cannot be read is a refusal. */
    public static SprintStatus parse(byte[] content, String fileName) {
        return SprintStatusParser.parse(content, fileName);
    }

    public static SprintStatus refused(String fileName, Refusal refusal) {
        return new SprintStatus(fileName, List.of(), List.of(), List.of(), List.of(), Optional.of(refusal));
    }

    /** Whether the file has a {@code development_status} mapping with something in it. */
    public boolean hasEntries() {
        return !stories.isEmpty() || !epics.isEmpty();
    }

    /** The refusal as {@code file:line: reason}. */
    public Optional<String> refusalText() {
        return refusal.map(why -> why.describe(fileName));
    }

    /** The stories in the order they are worked on. */
    public List<StoryEntry> inOrder() {
        return StoryOrder.sort(stories);
    }

    /** The story with exactly this key. */
    public Optional<StoryEntry> story(String key) {
        return stories.stream().filter(story -> story.key().equals(key)).findFirst();
    }

    /** The one story that a person or an agent means by a key or id; empty if there is none or more than one. */
    public Optional<StoryEntry> find(String keyOrId) {
        return StoryLookup.find(keyOrId, stories);
    }

    /** As {@link #find(String)}, among some stories only, such as those of the running cycle. */
    public Optional<StoryEntry> find(String keyOrId, Collection<String> keys) {
        return StoryLookup.find(
                keyOrId, stories.stream().filter(s -> keys.contains(s.key())).toList());
    }

    /**
     * The story that a person means by a key or id.
     *
     * @throws SprintStatusException if there is none or more than one, naming the candidates
     */
    public StoryEntry require(String keyOrId) {
        return StoryLookup.require(keyOrId, stories, fileName);
    }

    /** The epic with this key or id. */
    public Optional<EpicEntry> epic(String keyOrId) {
        return epics.stream()
                .filter(epic -> epic.key().equals(keyOrId) || epic.id().equalsIgnoreCase(keyOrId))
                .findFirst();
    }

    /** The header of a story's epic; {@code epic-001} also heads stories written {@code story-001-2-x}. */
    public Optional<EpicEntry> epicOf(StoryEntry story) {
        String id = story.epicId();
        if (id == null) {
            return Optional.empty();
        }
        boolean inStoryTrack = KeyKinds.lower(id).startsWith(STORY_TRACK);
        return epic(id).or(() -> inStoryTrack ? epic(id.substring(STORY_TRACK.length())) : Optional.empty());
    }
}
