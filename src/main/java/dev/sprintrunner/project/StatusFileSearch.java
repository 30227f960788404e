package dev.sprintrunner.project;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the search for the sprint-status file found.
 *
 * @param file       the file; empty where there is none or nobody can say which
 * @param candidates several that count, none of which the configuration names
 * @param lookedAt   where the file could have been, in the order of the search
 */
public record StatusFileSearch(Optional<Path> file, List<Path> candidates, List<Path> lookedAt) {
    public StatusFileSearch {
        candidates = List.copyOf(candidates);
        lookedAt = List.copyOf(lookedAt);
    }

    /** Why there is no file, and the mend. */
    public Optional<String> problem() {
        if (file.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                candidates.isEmpty()
                        ? "no sprint-status.yaml found; looked " + places()
                                + "; make one with BMAD's sprint planning, or name it with --sprint-status"
                        : "several sprint-status files, and no BMAD configuration says which one counts: "
                                + names(candidates) + "; name one with --sprint-status");
    }

    /** Each folder once, below the one that all are in; the file itself where only one was looked for. */
    private String places() {
        if (lookedAt.size() == 1) {
            return "at " + lookedAt.get(0);
        }
        List<Path> folders = lookedAt.stream()
                .map(file -> file.resolveSibling(""))
                .distinct()
                .toList();
        Path top = folders.stream()
                .min(Comparator.comparingInt(Path::getNameCount))
                .orElseThrow();
        return "in " + top + " and there in "
                + folders.stream()
                        .filter(folder -> !folder.equals(top))
                        .map(folder -> top.relativize(folder).toString())
                        .collect(Collectors.joining(", "));
    }

    private static String names(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
