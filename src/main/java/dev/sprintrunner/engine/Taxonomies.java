package dev.sprintrunner.engine;

import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.project.Project;
import dev.sprintrunner.report.TaskTaxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The tasks agents report: the project's own {@code task-taxonomy.yaml}, else the built-in one. */
final class Taxonomies {
    private static final String NAME = "task-taxonomy.yaml";
    private static final int MAX_BYTES = 1 << 20;

    private Taxonomies() {}

    static TaskTaxonomy of(Project project, RuntimeDirectory runtime) {
        Optional<Path> own = List.of(
                        runtime.root().resolve(NAME), project.root().resolve(NAME))
                .stream()
                .filter(Files::isRegularFile)
                .findFirst();
        return own.map(Taxonomies::read).orElseGet(TaskTaxonomy::builtIn);
    }

    private static TaskTaxonomy read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new EngineException(file + " is larger than 1 MB; that is no task taxonomy");
            }
            return TaskTaxonomy.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new EngineException(file + ": " + e.getMessage(), e);
        }
    }
}
