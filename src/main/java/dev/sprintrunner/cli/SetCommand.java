package dev.sprintrunner.cli;

import dev.sprintrunner.config.RunnerLock;
import dev.sprintrunner.project.SprintStatusFile;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.sprint.StoryEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code set}: changes one value of the sprint-status file. */
@CommandLine.Command(name = "set", description = "Change one story's status in the sprint-status file.")
final class SetCommand extends Command {
    private static final Set<StatusClass> WRITABLE =
            EnumSet.complementOf(EnumSet.of(StatusClass.DROPPED, StatusClass.UNKNOWN));

    @Parameters(index = "0", paramLabel = "KEY", description = "the story's key or its id, such as 2a-1")
    private String key = "";

    @Parameters(
            index = "1",
            paramLabel = "STATUS",
            description = "backlog, ready-for-dev, in-progress, review, done or blocked")
    private String status = "";

    SetCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        StatusClass wanted = StatusClass.ofText(status)
                .filter(WRITABLE::contains)
                .orElseThrow(() -> new CliException(status + " is no status to set; choose one of " + writable()));
        Workplace workplace = workplace();
        SprintReading sprint = SprintReading.of(workplace, surroundings.clock());
        Path file = sprint.usableFile();
        StoryEntry story = sprint.status().require(key);
        refuseWhileItRuns(workplace, story);
        new SprintStatusFile(file, surroundings.clock()).setStatus(story.key(), wanted.text());
        surroundings
                .out()
                .println(
                        story.status().equals(wanted.text())
                                ? story.key() + " is " + wanted.text() + " already"
                                : story.key() + ": " + Plain.text(story.status()) + " -> " + wanted.text());
        return ExitCodes.DONE;
    }

    private static String writable() {
        return Arrays.stream(StatusClass.values())
                .filter(WRITABLE::contains)
                .map(StatusClass::text)
                .collect(Collectors.joining(", "));
    }

    /** The runner would set the status right again at once. */
    private static void refuseWhileItRuns(Workplace workplace, StoryEntry story) throws IOException {
        if (RunnerLock.holder(workplace.runtime().lock()).isEmpty()) {
            return;
        }
        boolean runs = RecordReader.read(workplace.database(), false, jdbc -> BatchReport.isRunning(jdbc, story.key()));
        if (runs) {
            throw new CliException(story.key() + " is being worked on; stop the batch first, or wait for its end");
        }
    }
}
