package dev.sprintrunner.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A project as it was found.
 *
 * @param root        absolute, links resolved
 * @param folders     where what BMAD writes is
 * @param statusFile  the sprint-status file, or where it was looked for
 * @param bmadVersion the installed version, where it is written down
 * @param warnings    what is odd about its configuration
 */
public record Project(
        Path root,
        ArtifactFolders folders,
        StatusFileSearch statusFile,
        Optional<String> bmadVersion,
        List<String> warnings) {
    public Project {
        warnings = List.copyOf(warnings);
    }
}
