package dev.sprintrunner.cli;

import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.ProjectLocator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A project and where the runner keeps its own files for it.
 *
 * @param root         the project's directory, absolute
 * @param database     absolute; need not exist
 * @param sprintStatus the sprint-status file or its folder, where somebody named it; absolute
 */
public record Workplace(Path root, Path database, Optional<Path> sprintStatus) {

    /** The project of these options, seen from a directory. */
    static Workplace find(Path directory, GlobalOptions options) {
        Path root = options.project()
                .map(said -> ProjectLocator.open(directory.resolve(said), Optional.empty())
                        .root())
                .orElseGet(() -> ProjectLocator.nearest(directory));
        Path database = options.database()
                .map(said -> directory.resolve(said).normalize())
                .orElseGet(() -> RuntimeDirectory.of(root).database());
        return new Workplace(root, database, options.sprintStatus().map(said -> resolve(said, directory, root)));
    }

    public static Workplace of(Path root) {
        return new Workplace(root, RuntimeDirectory.of(root).database(), Optional.empty());
    }

    /** From where the user stands, or else from the project. */
    private static Path resolve(Path said, Path directory, Path root) {
        Path here = directory.resolve(said).normalize();
        return Files.exists(here) ? here : root.resolve(said).normalize();
    }

    public RuntimeDirectory runtime() {
        return RuntimeDirectory.of(root);
    }

    /** The project as it is now. */
    public Project project() {
        return ProjectLocator.open(root, sprintStatus);
    }
}
