package dev.sprintrunner.web.status;

import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.ProjectException;
import dev.sprintrunner.project.SprintStatusFile;
import dev.sprintrunner.project.StoryFiles;
import dev.sprintrunner.sprint.SprintStatus;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sprint-status file as it was a moment ago.
 *
 * @param problem why nothing can start, with the mend, or null
 * @param sprint  what it says and the stories' files; null when there is a problem
 */
record SprintReading(@Nullable String problem, @Nullable Sprint sprint) {

    record Sprint(SprintStatus status, StoryFiles files) {}

    static SprintReading of(Supplier<Project> project, Clock clock) {
        try {
            return of(project.get(), clock);
        } catch (NoSuchFileException e) {
            return problem(e.getMessage() + " is gone; restore it, or make one with BMAD's sprint planning");
        } catch (IOException e) {
            return problem("the sprint cannot be read: " + e.getMessage() + "; check the disk and permissions");
        } catch (ProjectException e) {
            return problem(String.valueOf(e.getMessage()));
        }
    }

    private static SprintReading of(Project project, Clock clock) throws IOException {
        Optional<Path> file = project.statusFile().file();
        if (file.isEmpty()) {
            return problem(project.statusFile().problem().orElse("no sprint-status.yaml found"));
        }
        SprintStatus status = new SprintStatusFile(file.get(), clock).read().status();
        if (status.refusalText().isPresent()) {
            return problem(status.refusalText().get());
        }
        return new SprintReading(null, new Sprint(status, StoryFiles.list(project, status)));
    }

    private static SprintReading problem(String why) {
        return new SprintReading(why, null);
    }
}
