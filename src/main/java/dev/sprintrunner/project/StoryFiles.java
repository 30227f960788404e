package dev.sprintrunner.project;

import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.sprint.StoryKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of each story, as the folders were when this was made: the story, its discovery file and its tech-spec,
 * those that exist and where new ones belong.
 */
public final class StoryFiles {
    private static final String DISCOVERY = "-discovery-story.md";
    private static final String TECH_SPEC = "tech-spec-";

    /** About a story, but not the story. */
    private static final Pattern OTHER_DOCUMENT = Pattern.compile(
            "(?:tech-spec|spec|epic)-.*|.*-(?:discovery-story|context|retrospective|review|validation|report|notes|summary)");

    private final ArtifactFolders folders;
    private final SprintStatus status;
    private final Map<String, Path> byName = new HashMap<>();
    private final Map<String, String> ownIds = new HashMap<>();
    /** Those with no story's own name. */
    private final List<Named> others;

    private record Named(Path file, String stem) {}

    private StoryFiles(ArtifactFolders folders, List<Path> files, SprintStatus status) {
        this.folders = folders;
        this.status = status;
        files.forEach(file -> byName.putIfAbsent(fileName(file), file));
        Map<String, Long> sharers =
                status.stories().stream().collect(Collectors.groupingBy(StoryEntry::id, Collectors.counting()));
        status.stories().stream()
                .filter(story -> sharers.getOrDefault(story.id(), 0L) == 1)
                .forEach(story -> ownIds.put(story.key(), story.id()));
        Set<String> names = status.stories().stream()
                .map(story -> FileNames.of(story.key()) + ".md")
                .collect(Collectors.toSet());
        this.others = files.stream()
                .filter(file -> !names.contains(fileName(file)))
                .map(file -> new Named(file, stem(file)))
                .toList();
    }

    /** Where new files belong, as if there were none yet. */
    static StoryFiles none(Project project, SprintStatus status) {
        return new StoryFiles(project.folders(), List.of(), status);
    }

    /** Lists the folders once; make a new one to see later changes. */
    public static StoryFiles list(Project project, SprintStatus status) throws IOException {
        Set<Path> places = new LinkedHashSet<>();
        project.statusFile().file().ifPresent(file -> places.add(file.resolveSibling("")));
        places.add(project.folders().implementation());
        places.add(project.folders().stories());
        new ArrayList<>(places).forEach(place -> places.add(place.resolve("stories")));
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            BoundedFiles.list(place).stream().filter(Files::isRegularFile).forEach(files::add);
        }
        return new StoryFiles(project.folders(), files, status);
    }

    /** {@code <key>.md}, or else the one file with another name that has the story's number. */
    public Optional<Path> story(String key) {
        return named(FileNames.of(key) + ".md").or(() -> status.story(key).flatMap(this::sameNumber));
    }

    /** Written for the whole key, or for the id as older prompts do. */
    public Optional<Path> discovery(String key) {
        return named(discoveryName(key)).or(() -> id(key).flatMap(id -> named(discoveryName(id))));
    }

    /** Written for the whole key, or for the id. */
    public Optional<Path> techSpec(String key) {
        return named(techSpecName(key)).or(() -> id(key).flatMap(id -> named(techSpecName(id))));
    }

    /** Where the story's file belongs if there is none. */
    public Path newStory(String key) {
        return folders.stories().resolve(FileNames.of(key) + ".md");
    }

    public Path newDiscovery(String key) {
        return folders.implementation().resolve(discoveryName(key));
    }

    public Path newTechSpec(String key) {
        return folders.implementation().resolve(techSpecName(key));
    }

    private static String discoveryName(String key) {
        return FileNames.of(key) + DISCOVERY;
    }

    private static String techSpecName(String key) {
        return TECH_SPEC + FileNames.of(key) + ".md";
    }

    /** The short form, unless several stories share it. */
    private Optional<String> id(String key) {
        return Optional.ofNullable(ownIds.get(key));
    }

    private Optional<Path> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private Optional<Path> sameNumber(StoryEntry story) {
        if (story.storyKey().number() == null) {
            return Optional.empty();
        }
        String id = normal(story.storyKey());
        Optional<Named> bare =
                others.stream().filter(other -> other.stem().equals(id)).findFirst();
        return bare.or(() -> onlyOne(others.stream()
                        .filter(other -> isAnotherSlug(other.stem(), id))
                        .toList()))
                .map(Named::file);
    }

    /** Two slugs for one number: nobody can say which is the story's. */
    private static Optional<Named> onlyOne(List<Named> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** {@code 3a-1-other-slug} for the id 3a-1, never {@code 3a-10-x} nor {@code 3a-1-2-x}. */
    private static boolean isAnotherSlug(String stem, String id) {
        return stem.startsWith(id + "-")
                && stem.length() > id.length() + 1
                && !Character.isDigit(stem.charAt(id.length() + 1))
                && !OTHER_DOCUMENT.matcher(stem).matches();
    }

    /** {@code 1-2} of {@code 1-2.md}, {@code story-1.2.md} and {@code 1.2.story.md}; empty for other kinds of files. */
    private static String stem(Path file) {
        String name = fileName(file).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".md")) {
            return "";
        }
        String stem = name.substring(0, name.length() - ".md".length());
        return withoutStory(stem.endsWith(".story") ? stem.substring(0, stem.length() - ".story".length()) : stem);
    }

    private static String normal(StoryKey key) {
        return withoutStory(key.id().toLowerCase(Locale.ROOT));
    }

    private static String withoutStory(String name) {
        return (name.startsWith("story-") ? name.substring("story-".length()) : name).replace('.', '-');
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
