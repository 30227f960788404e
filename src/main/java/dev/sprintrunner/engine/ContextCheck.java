package dev.sprintrunner.engine;

import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.ProjectContextFile;
import dev.sprintrunner.workflow.ContextState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How old a project's context is. */
public final class ContextCheck {
    private ContextCheck() {}

    public static ContextState of(Project project, Duration maxAge, Instant now) throws IOException {
        Optional<Path> file = new ProjectContextFile(project).existing();
        if (file.isEmpty()) {
            return ContextState.MISSING;
        }
        Instant written = Files.getLastModifiedTime(file.get()).toInstant();
        return written.plus(maxAge).isBefore(now) ? ContextState.STALE : ContextState.FRESH;
    }
}
