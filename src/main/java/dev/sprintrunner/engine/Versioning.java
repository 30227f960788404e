package dev.sprintrunner.engine;

import dev.sprintrunner.git.Git;
import dev.sprintrunner.git.GitException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a project is a git work tree. Without one, or without git, nothing can be committed. */
public final class Versioning {
    private static final Logger log = LoggerFactory.getLogger(Versioning.class);

    private Versioning() {}

    public static boolean isWorkTree(Path project) {
        try {
            return new Git(project).isWorkTree();
        } catch (GitException e) {
            log.warn("No git: {}", e.getMessage());
            return false;
        }
    }
}
