package dev.sprintrunner.project;

import dev.sprintrunner.sprint.SprintStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the sprint-status file: where it was said to be, where the configuration says, or where projects have it. */
final class StatusFileFinder {
    private static final List<String> NAMES = List.of("sprint-status.yaml", "sprint-status.yml");

    /** Seen in real projects, the commonest of the newest generation first. */
    private static final List<String> KNOWN_FOLDERS = List.of(
            "_bmad-output/implementation-artifacts",
            "docs/implementation-artifacts",
            "_bmad-output/sprint-artifacts",
            "_bmad-output",
            "_bmad-output/implementation",
            "_bmad-output/stories",
            "bmad-output/implementation-artifacts",
            "docs/bmad/implementation-artifacts",
            "docs/sprint-artifacts",
            ".bmad-ephemeral",
            "docs/stories",
            "docs",
            "");

    /** Another tool's files of the same name; looked at last, only to say what they are. */
    private static final List<String> FOREIGN_FOLDERS = List.of("bmad", ".bmad");

    private final Path root;
    private final List<String> warnings;

    StatusFileFinder(Path root, List<String> warnings) {
        this.root = root;
        this.warnings = warnings;
    }

    static boolean isIn(Path directory) {
        return knownFiles(directory).stream().anyMatch(Files::isRegularFile);
    }

    /** @param said a file, or a folder with one in it */
    static StatusFileSearch explicit(Path said) {
        List<Path> files = Files.isDirectory(said) ? inFolder(said) : List.of(said);
        return new StatusFileSearch(files.stream().filter(Files::isRegularFile).findFirst(), List.of(), files);
    }

    StatusFileSearch find(List<BmadConfig> configs) {
        List<Path> configured = configs.stream()
                .flatMap(config -> config.statusFolders().stream())
                .distinct()
                .flatMap(folder -> inFolder(folder).stream())
                .toList();
        List<Path> known = knownFiles(root);
        List<Path> lookedAt =
                Stream.concat(configured.stream(), known.stream()).distinct().toList();
        List<Path> counting = different(lookedAt.stream().filter(this::counts).toList());
        Optional<Path> named = primary(configs)
                .or(() -> counting.stream().filter(configured::contains).findFirst());
        if (named.isPresent() || counting.size() == 1) {
            Path file = named.orElseGet(() -> counting.get(0));
            warnOfOthers(file, lookedAt);
            return new StatusFileSearch(Optional.of(file), List.of(), lookedAt);
        }
        return new StatusFileSearch(counting.isEmpty() ? anyFile(lookedAt) : Optional.empty(), counting, lookedAt);
    }

    /** A file that does not count is still the one to tell about: it may be broken, empty or another tool's. */
    private Optional<Path> anyFile(List<Path> lookedAt) {
        Stream<Path> foreign = FOREIGN_FOLDERS.stream().flatMap(name -> inFolder(root.resolve(name)).stream());
        return Stream.concat(lookedAt.stream(), foreign)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * The file in the folder that the newest configuration names first. It is the one even if it does not count: where
     * an agent broke it, an older generation's file elsewhere must not quietly take its place.
     */
    private static Optional<Path> primary(List<BmadConfig> configs) {
        return configs.stream()
                .limit(1)
                .flatMap(config -> config.statusFolders().stream().limit(1))
                .flatMap(folder -> inFolder(folder).stream())
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private void warnOfOthers(Path file, List<Path> lookedAt) {
        different(lookedAt.stream().filter(Files::isRegularFile).toList()).stream()
                .filter(other -> !isSame(other, file))
                .forEach(other -> warnings.add(other + ": another sprint-status file, not used; " + file + " is"));
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return Files.isSameFile(a, b);
        } catch (IOException e) {
            return a.equals(b); // one of them has just gone
        }
    }

    /** Whether the file has a development_status with something in it. */
    private boolean counts(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            byte[] content = BoundedFiles.head(file, SprintStatusFile.MAX_BYTES);
            return SprintStatus.parse(content, file.toString()).hasEntries();
        } catch (IOException e) {
            warnings.add(file + ": cannot be read (" + e.getMessage() + ")");
            return false;
        }
    }

    /** One path a file, where links lead to the same one. */
    private List<Path> different(List<Path> files) {
        Map<Path, Path> byRealPath = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                byRealPath.putIfAbsent(file.toRealPath(), file);
            } catch (IOException e) {
                warnings.add(file + ": cannot be read (" + e.getMessage() + ")");
            }
        }
        return List.copyOf(byRealPath.values());
    }

    private static List<Path> knownFiles(Path directory) {
        Collection<Path> files = new ArrayList<>();
        KNOWN_FOLDERS.forEach(folder -> files.addAll(inFolder(directory.resolve(folder))));
        return List.copyOf(files);
    }

    private static List<Path> inFolder(Path folder) {
        return NAMES.stream().map(folder::resolve).toList();
    }
}
