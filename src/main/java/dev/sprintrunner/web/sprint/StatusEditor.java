package dev.sprintrunner.web.sprint;

import dev.sprintrunner.engine.Announcer;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.SprintStatusFile;
import dev.sprintrunner.project.StatusFileSearch;
import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.SprintStatusException;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.store.StoryRows;
import dev.sprintrunner.web.api.ApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/** Changes a story's status in the sprint-status file, and tells of it. */
final class StatusEditor {
    private final Supplier<Project> project;
    private final Recorder recorder;
    private final Announcer announcer;
    private final Clock clock;
    private final StoryRows rows = new StoryRows();

    StatusEditor(Supplier<Project> project, Recorder recorder, Announcer announcer, Clock clock) {
        this.project = project;
        this.recorder = recorder;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Sets the status.
     *
     * @param keyOrId as a person names a story
     * @throws ApiException 404 unknown or ambiguous, 409 of the running cycle, 422 the file cannot be used
     */
    StatusChange set(String keyOrId, StatusClass wanted) {
        SprintStatusFile file = new SprintStatusFile(file(), clock);
        try {
            StoryEntry story = story(file, keyOrId);
            refuseInRunningCycle(story.key());
            file.setStatus(story.key(), wanted.text());
            if (!story.status().equals(wanted.text())) {
                announcer.sprintChanged(story.id() + " is " + wanted.text() + ": set by a person");
            }
            return new StatusChange(story.key(), story.status(), wanted.text());
        } catch (SprintStatusException e) {
            throw ApiException.unprocessable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw ApiException.unprocessable(file.path() + " cannot be changed: " + e.getMessage());
        }
    }

    private Path file() {
        StatusFileSearch search = project.get().statusFile();
        return search.file()
                .orElseThrow(() -> ApiException.unprocessable(search.problem().orElseThrow()));
    }

    private static StoryEntry story(SprintStatusFile file, String keyOrId) throws IOException {
        SprintStatus status = file.read().status();
        status.refusalText().ifPresent(why -> {
            throw ApiException.unprocessable(why);
        });
        try {
            return status.require(keyOrId);
        } catch (SprintStatusException e) {
            throw ApiException.notFound(String.valueOf(e.getMessage()));
        }
    }

    private void refuseInRunningCycle(String key) {
        if (recorder.read(jdbc -> rows.isInRunningCycle(jdbc, key))) {
            throw ApiException.conflict(
                    key
                            + " belongs to the cycle that is being worked on; stop the batch first, or wait for the cycle's end");
        }
    }
}
