package dev.sprintrunner.project;

import java.nio.file.Path;
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
                        ? "no sprint-status.yaml found; looked at " + names(lookedAt)
                                + "; make one with BMAD's sprint planning, or name it with --sprint-status"
                        : "several sprint-status files, and no BMAD configuration says which one counts: "
                                + names(candidates) + "; name one with --sprint-status");
    }

    private static String names(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
