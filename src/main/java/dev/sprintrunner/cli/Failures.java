package dev.sprintrunner.cli;

import dev.sprintrunner.engine.EngineException;
import dev.sprintrunner.project.ProjectException;
import dev.sprintrunner.prompt.PromptException;
import dev.sprintrunner.sprint.SprintStatusException;
import dev.sprintrunner.store.StoreException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into one sentence on standard error. */
final class Failures implements IExecutionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    /** Their messages name the thing and the mend. */
    private static final List<Class<? extends Exception>> EXPLAINED = List.of(
            CliException.class,
            EngineException.class,
            ProjectException.class,
            PromptException.class,
            SprintStatusException.class,
            StoreException.class);

    private final Surroundings surroundings;

    Failures(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        log.info("{} failed", command.getCommandName(), failure); // only --verbose and the log file show it
        surroundings.err().println("sprint-runner: " + Plain.text(sentence(failure)));
        if (isDefect(failure)) {
            return ExitCodes.INCOMPLETE;
        }
        return ExitCodes.NOT_STARTED;
    }

    private static boolean isDefect(Exception failure) {
        return EXPLAINED.stream().noneMatch(type -> type.isInstance(failure)) && !(failure instanceof IOException);
    }

    private static String sentence(Exception failure) {
        if (isDefect(failure)) {
            return "this is a defect of the program, please report it with what --verbose prints: " + failure;
        }
        if (failure instanceof FileSystemException file) {
            String reason = file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
            return file.getFile() + ": " + reason + "; check that it exists, and its permissions";
        }
        return String.valueOf(failure.getMessage());
    }
}
