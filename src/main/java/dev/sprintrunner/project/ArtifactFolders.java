package dev.sprintrunner.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a project keeps what BMAD writes; the folders need not exist yet.
 *
 * @param output         all of it
 * @param planning       epics, PRD, architecture
 * @param implementation sprint status, tech-specs, discovery files
 * @param stories        new story files; the implementation folder, but for the alphas
 */
public record ArtifactFolders(Path output, Path planning, Path implementation, Path stories) {
    private static final List<String> BELOW_OUTPUT =
            List.of("implementation-artifacts", "sprint-artifacts", "implementation", "stories");

    /** Where the files of finished stories are moved to. */
    public Path archive() {
        return output.resolve("archived-artifacts");
    }

    static ArtifactFolders of(Path root, Optional<BmadConfig> config, Optional<Path> statusFile) {
        return config.map(found -> configured(root, found, statusFile)).orElseGet(() -> guessed(root, statusFile));
    }

    private static ArtifactFolders configured(Path root, BmadConfig config, Optional<Path> statusFile) {
        Path output = config.folder("output_folder")
                .orElseGet(() -> guessed(root, statusFile).output());
        Optional<Path> ephemeral = config.folder("dev_ephemeral_location");
        Optional<Path> implementation = config.folder("implementation_artifacts")
                .or(() -> config.folder("sprint_artifacts"))
                .or(() -> ephemeral);
        // Before alpha.20 there was no folder for planning alone; before alpha.10 stories had one of their own.
        Path planning = config.folder("planning_artifacts")
                .orElseGet(() -> firstFolder(output.resolve("planning-artifacts"), output));
        Path stories = implementation.isEmpty() || implementation.equals(ephemeral)
                ? config.folder("dev_story_location")
                        .or(() -> ephemeral.map(folder -> folder.resolve("stories")))
                        .orElseGet(() -> besideOrBelow(output, statusFile))
                : implementation.get();
        return new ArtifactFolders(
                output, planning, implementation.orElseGet(() -> besideOrBelow(output, statusFile)), stories);
    }

    private static ArtifactFolders guessed(Path root, Optional<Path> statusFile) {
        Optional<Path> folder = statusFile.flatMap(file -> Optional.ofNullable(file.getParent()));
        Path output = folder.map(ArtifactFolders::above).orElseGet(() -> root.resolve("_bmad-output"));
        Path planning = output.resolve("planning-artifacts");
        Path implementation = besideOrBelow(output, statusFile);
        boolean separate = folder.isEmpty() || Files.isDirectory(planning);
        return new ArtifactFolders(output, separate ? planning : output, implementation, implementation);
    }

    private static Path above(Path folder) {
        Path name = folder.getFileName();
        Path parent = folder.getParent();
        boolean below = name != null && BELOW_OUTPUT.contains(name.toString());
        return below && parent != null ? parent : folder;
    }

    private static Path besideOrBelow(Path output, Optional<Path> statusFile) {
        return statusFile
                .flatMap(file -> Optional.ofNullable(file.getParent()))
                .orElseGet(() -> output.resolve("implementation-artifacts"));
    }

    private static Path firstFolder(Path folder, Path otherwise) {
        return Files.isDirectory(folder) ? folder : otherwise;
    }
}
