package dev.sprintrunner.cli;

import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.SprintStatusFile;
import dev.sprintrunner.sprint.Refusal;
import dev.sprintrunner.sprint.SprintStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A project's sprint-status file as it is now.
 *
 * @param file     empty where there is none, or nobody can say which
 * @param status   without stories where there is no file
 * @param refuse   why nothing can run, with the mend
 * @param warnings of the project and of the file
 */
record SprintReading(
        Project project, Optional<Path> file, SprintStatus status, Optional<String> refuse, List<String> warnings) {

    static SprintReading of(Workplace workplace, Clock clock) throws IOException {
        Project project = workplace.project();
        Optional<Path> file = project.statusFile().file();
        if (file.isEmpty()) {
            SprintStatus nothing = SprintStatus.refused("sprint-status.yaml", new Refusal(1, "missing", ""));
            return new SprintReading(
                    project, file, nothing, project.statusFile().problem(), project.warnings());
        }
        SprintStatus status = new SprintStatusFile(file.get(), clock).read().status();
        List<String> warnings = Stream.concat(project.warnings().stream(), status.warnings().stream())
                .toList();
        return new SprintReading(project, file, status, status.refusalText(), warnings);
    }

    /** The file's path. @throws CliException when it cannot be used */
    Path usableFile() {
        refuse.ifPresent(why -> {
            throw new CliException(why);
        });
        return file.orElseThrow();
    }
}
