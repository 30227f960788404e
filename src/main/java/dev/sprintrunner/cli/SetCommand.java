package dev.sprintrunner.cli;

import dev.sprintrunner.config.RunnerLock;
import dev.sprintrunner.project.SprintStatusFile;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.store.StoryRows;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code set}: changes one value of the sprint-status file. */
@CommandLine.Command(name = "set", description = "Change one story's status in the sprint-status file.")
final class SetCommand extends Command {
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
        StatusClass wanted = StatusClass.ofSettable(status)
                .orElseThrow(() -> new CliException(
                        status + " is no status to set; choose one of " + StatusClass.settableTexts()));
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

    /** The runner would set the status right again at once. */
    private static void refuseWhileItRuns(Workplace workplace, StoryEntry story) throws IOException {
        if (RunnerLock.holder(workplace.runtime().lock()).isEmpty()) {
            return;
        }
        boolean runs = RecordReader.read(
                workplace.database(), false, jdbc -> new StoryRows().isInRunningCycle(jdbc, story.key()));
        if (runs) {
            throw new CliException(story.key() + " is being worked on; stop the batch first, or wait for its end");
        }
    }
}
