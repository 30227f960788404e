package dev.sprintrunner.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the project around a directory, and its files. */
public final class ProjectLocator {
    private ProjectLocator() {}

    /**
     * The nearest directory, from this one upwards, that has a BMAD configuration, a sprint-status file or
     * {@code .git}; the directory itself where none has.
     */
    public static Path nearest(Path directory) {
        Path start = existing(directory);
        for (Path at = start; at != null; at = at.getParent()) {
            if (BmadConfigReader.isIn(at) || StatusFileFinder.isIn(at) || Files.exists(at.resolve(".git"))) {
                return at;
            }
        }
        return start;
    }

    /**
     * The project in a directory as it is now; called again, it finds a sprint-status file that was made meanwhile.
     *
     * @param sprintStatus the sprint-status file or its folder, where somebody said so; relative to the directory
     * @throws ProjectException if there is no such directory
     */
    public static Project open(Path directory, Optional<Path> sprintStatus) {
        Path root = existing(directory);
        List<String> warnings = new ArrayList<>();
        List<BmadConfig> configs = new BmadConfigReader(root, warnings).read();
        StatusFileSearch search = sprintStatus
                .map(said -> StatusFileFinder.explicit(root.resolve(said)))
                .orElseGet(() -> new StatusFileFinder(root, warnings).find(configs));
        Optional<BmadConfig> config = configs.stream().findFirst();
        return new Project(
                root,
                ArtifactFolders.of(root, config, search.file()),
                search,
                config.flatMap(found -> Optional.ofNullable(found.version())),
                warnings);
    }

    private static Path existing(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ProjectException("no directory " + directory + "; name the project's with --project");
        }
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw new ProjectException("cannot read the directory " + directory + ": " + e.getMessage());
        }
    }
}
