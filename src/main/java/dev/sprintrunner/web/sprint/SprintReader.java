package dev.sprintrunner.web.sprint;

import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.project.SprintFiles;
import dev.sprintrunner.project.SprintFiles.Found;
import dev.sprintrunner.project.StoryFiles;
import dev.sprintrunner.project.StoryTitles;
import dev.sprintrunner.sprint.EpicEntry;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.sprint.StoryEntry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the sprint together: what its files say now, and what was recorded of its stories. */
final class SprintReader {
    private static final String HOW_TO =
            "Run BMAD's sprint planning (sprint-planning): it writes sprint-status.yaml from"
                    + " the epics. Or start the server with --sprint-status and the file's path. The page shows the sprint as soon"
                    + " as the file is there.";

    private final SprintFiles files;
    private final Recorder recorder;
    private final Clock clock;

    SprintReader(SprintFiles files, Recorder recorder, Clock clock) {
        this.files = files;
        this.recorder = recorder;
        this.clock = clock;
    }

    SprintView read() {
        Found found = files.read();
        Map<String, StoryWork> work = recorder.snapshot(jdbc -> StoryWork.all(jdbc, clock.millis()));
        Map<StoryEntry, StoryView> stories = new LinkedHashMap<>();
        for (StoryEntry story : found.status().stories()) {
            stories.put(story, story(found, story, work.getOrDefault(story.key(), StoryWork.NONE)));
        }
        Optional<Path> file = found.project().statusFile().file();
        return new SprintView(
                file.map(Path::toString).orElse(null),
                found.problem().orElse(null),
                found.project().statusFile().lookedAt().stream()
                        .map(Path::toString)
                        .toList(),
                file.isPresent() ? null : HOW_TO,
                found.warnings(),
                epics(found, stories),
                List.copyOf(stories.values()));
    }

    private static StoryView story(Found found, StoryEntry story, StoryWork work) {
        Path root = found.project().root();
        StoryFiles files = found.files();
        boolean refused = found.status().refusal().isPresent();
        return new StoryView(
                story.key(),
                story.id(),
                story.epicId(),
                found.title(story.key(), story.id()).orElse(null),
                story.status(),
                story.statusClass().text(),
                story.statusClass().isSelectable() && !refused,
                work.running(),
                new StoryView.Files(
                        relative(root, files.story(story.key())),
                        relative(root, files.techSpec(story.key())),
                        relative(root, files.discovery(story.key()))),
                work.lastBatchId(),
                work.lastStatus(),
                work.reason(),
                work.timeMs(),
                work.costUsd(),
                work.attempts(),
                work.lastActivityAt());
    }

    private static @Nullable String relative(Path root, Optional<Path> file) {
        return file.map(path -> path.startsWith(root) ? root.relativize(path) : path)
                .map(Path::toString)
                .orElse(null);
    }

    private static List<EpicView> epics(Found found, Map<StoryEntry, StoryView> stories) {
        Map<EpicEntry, List<StoryEntry>> members = new LinkedHashMap<>();
        found.status().epics().forEach(epic -> members.put(epic, new ArrayList<>()));
        Map<String, List<StoryEntry>> without = new LinkedHashMap<>();
        for (StoryEntry story : stories.keySet()) {
            Optional<EpicEntry> epic = found.status().epicOf(story);
            if (epic.isPresent()) {
                members.computeIfAbsent(epic.get(), key -> new ArrayList<>()).add(story);
            } else if (story.epicId() != null) {
                without.computeIfAbsent(story.epicId(), id -> new ArrayList<>()).add(story);
            }
        }
        without.forEach((id, entries) -> members.put(unheaded(id, entries), entries));
        List<EpicView> views = new ArrayList<>();
        members.forEach((epic, entries) -> views.add(EpicView.of(
                found.status(),
                epic,
                found.titles().flatMap((StoryTitles titles) -> titles.epic(epic.id())),
                entries,
                entries.stream().map(stories::get).toList())));
        return views;
    }

    /** Some files have no line for an epic; what its stories say stands for it. */
    private static EpicEntry unheaded(String id, List<StoryEntry> stories) {
        StatusClass status;
        if (stories.stream().allMatch(story -> story.statusClass() == StatusClass.DONE)) {
            status = StatusClass.DONE;
        } else if (stories.stream().allMatch(story -> story.statusClass() == StatusClass.BACKLOG)) {
            status = StatusClass.BACKLOG;
        } else {
            status = StatusClass.IN_PROGRESS;
        }
        return new EpicEntry(id, id, status.text(), status, 0);
    }
}
