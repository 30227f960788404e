package dev.sprintrunner.project;

import dev.sprintrunner.sprint.Refusal;
import dev.sprintrunner.sprint.SprintStatus;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A project's sprint as its files are now: statuses, story files, titles. What cannot be read is a warning or a refusal,
 * never an exception. Safe for use by several threads.
 */
public final class SprintFiles {
    private static final Duration RECENT = Duration.ofSeconds(10);

    private final Supplier<Project> project;
    private final Clock clock;
    private final FileHeadings headings = new FileHeadings();
    private volatile @Nullable Remembered remembered;

    private record Remembered(Found found, Instant at) {}

    /** @param project the project as it is now */
    public SprintFiles(Supplier<Project> project, Clock clock) {
        this.project = project;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param status  refused, without stories, where there is no file
     * @param problem why nothing can run, with the mend
     * @param titles  empty where the documents cannot be read
     */
    public record Found(
            Project project,
            SprintStatus status,
            Optional<String> problem,
            StoryFiles files,
            Optional<StoryTitles> titles,
            List<String> warnings) {
        public Found {
            warnings = List.copyOf(warnings);
        }

        /** Empty where nothing can be read that has one. */
        public Optional<String> title(String storyKey, String storyId) {
            return titles.flatMap(known -> {
                try {
                    return Optional.of(known.title(storyKey, storyId));
                } catch (IOException gone) { // since the folder was listed, or closed to this user
                    return Optional.empty();
                }
            });
        }
    }

    /** The project as it is now. */
    public Project project() {
        return project.get();
    }

    /** As {@link #read}, or what that gave within the last seconds: for titles, which seldom change. */
    public Found recent() {
        Remembered last = remembered;
        Instant now = clock.instant();
        if (last != null && Duration.between(last.at(), now).abs().compareTo(RECENT) < 0) {
            return last.found();
        }
        return read();
    }

    /** The sprint as it is now. */
    public Found read() {
        Found found = find();
        remembered = new Remembered(found, clock.instant());
        return found;
    }

    private Found find() {
        Project now = project.get();
        List<String> warnings = new ArrayList<>(now.warnings());
        SprintStatus status = status(now);
        warnings.addAll(status.warnings());
        Optional<String> problem =
                now.statusFile().file().isEmpty() ? now.statusFile().problem() : status.refusalText();
        StoryFiles files = StoryFiles.none(now, status);
        Optional<StoryTitles> titles = Optional.empty();
        try {
            files = StoryFiles.list(now, status);
            titles = Optional.of(StoryTitles.read(now, files, headings));
        } catch (IOException e) {
            warnings.add("stories' files or titles cannot be read: " + e);
        }
        return new Found(now, status, problem, files, titles, warnings);
    }

    private SprintStatus status(Project now) {
        Optional<Path> file = now.statusFile().file();
        if (file.isEmpty()) {
            return SprintStatus.refused("sprint-status.yaml", new Refusal(1, "missing", "make one"));
        }
        try {
            return new SprintStatusFile(file.get(), clock).read().status();
        } catch (NoSuchFileException e) {
            return SprintStatus.refused(file.get().toString(), new Refusal(1, "gone", "restore it"));
        } catch (IOException e) {
            return SprintStatus.refused(file.get().toString(), new Refusal(1, "cannot be read", e.toString()));
        }
    }
}
