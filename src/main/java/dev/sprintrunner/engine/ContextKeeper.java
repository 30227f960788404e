package dev.sprintrunner.engine;

import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.ProjectContextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The project context, and the copy of it that all prompts of a batch get. */
final class ContextKeeper {
    private final Path frozen;

    /** @param frozen where the batch keeps its copy */
    ContextKeeper(Path frozen) {
        this.frozen = frozen;
    }

    /** Copies the context as it is now; false when there is none. */
    boolean freeze(Project project) throws IOException {
        Optional<Path> file = new ProjectContextFile(project).existing();
        if (file.isEmpty()) {
            return false;
        }
        Files.createDirectories(frozen.toAbsolutePath().getParent());
        Files.copy(file.get(), frozen, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    /** The batch's copy, if it has one. */
    Optional<Path> frozen() {
        return Files.isRegularFile(frozen) ? Optional.of(frozen) : Optional.empty();
    }
}
